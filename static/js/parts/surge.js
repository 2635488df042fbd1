/** All hands around the screens: the call that rings, the cards, the question. What draws them is fetched when it is wanted. */

import { html, useEffect, useState } from "preact";
import { ended, surges } from "../device/surges.js";
import { me } from "../device/store.js";
import { useCell } from "./hooks.js";

let views = null;

/** The call that rings and the word that it is over, over every screen. */
export function AllHands() {
  const { surges: on } = useCell(surges);
  const gone = useCell(ended);
  const Views = useViews(on.length > 0 || gone !== null);
  return Views && html`<${Views.SurgeCall} />`;
}

/** The calls that concern me as cards; on the first screen also the question whether I may be called. */
export function SurgeCards({ question = false }) {
  const { agrees, surges: on } = useCell(surges);
  const who = useCell(me);
  const asked = question && agrees === null && who?.shift && !who.shift.on_break;
  const Views = useViews(on.length > 0 || asked);
  if (!Views || !(on.length || asked)) return null;
  return html`<div class="hands-cards">
    ${on.map((surge) => html`<${Views.SurgeCard} key=${surge.id} surge=${surge} first=${question} />`)}
    ${asked && html`<${Views.SurgeQuestion} />`}
  </div>`;
}

/** Also where another fetched them between this one's drawing and its effect. */
function useViews(wanted) {
  const [shown, setShown] = useState(views);
  useEffect(() => {
    if (wanted && !shown) import("./surge-views.js").then((all) => setShown((views = all)), () => {});
  }, [wanted]);
  return shown;
}
