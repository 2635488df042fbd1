/** Scanning: an item opens, a bay sets where I am, anything else offers what to do with it. */

import { html, useEffect, useState } from "preact";
import { printed } from "../core/barcode.js";
import { get } from "../device/api.js";
import { standAt } from "../device/session.js";
import { me } from "../device/store.js";
import { AnswerCard, MiniSign } from "../parts/answer-card.js";
import { AskButton } from "../parts/ask-sheet.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { spotSay } from "../parts/phrases.js";
import { go, route } from "../parts/router.js";
import { Scanner } from "../parts/scanner.js";
import { Loading, Trouble } from "../parts/status.js";

/** `?text=` is a code that was read elsewhere (a hardware scanner, a link). */
export function Scan() {
  const here = useCell(route);
  const { query } = here;
  const [read, setRead] = useState(null);
  const [round, setRound] = useState(0);
  const [busy, error, run] = useAction();
  const take = (text) =>
    run(async () => {
      const code = await get(`/api/codes?text=${encodeURIComponent(text)}`);
      if (code.kind === "item" && code.item) return go(`/items/${code.item.id}`, { replace: true });
      setRead({ ...code, stood: code.kind === "spot" && (await stood(code.spot)) });
    });
  // The same code scanned again is the same text under a new address.
  useEffect(() => void (query.text && take(query.text)), [here]);
  const more = () => {
    go("/scan", { replace: true });
    setRead(null);
    setRound((last) => last + 1);
  };
  return html`<main class="screen scan">
    <h1 class="hidden" tabindex="-1">Scan</h1>
    ${busy && html`<${Loading} what="Looking up the code…" />`}
    <${Trouble} error=${error} />
    ${read && !busy && html`<${Read} code=${read} more=${more} />`}
    <div class=${read || busy ? "hidden-while" : ""}>
      <${Scanner} key=${round} onText=${take} paused=${Boolean(read) || busy || Boolean(query.text && !error)} hint="Barcode, shelf label or bay label" />
    </div>
  </main>`;
}

/** Sets where I am; off shift nobody's place is kept, and the screen says so. */
async function stood(spot) {
  if (!me.value?.shift) return false;
  await standAt({ spot: spot.id }, spot.code);
  return true;
}

function Read({ code, more }) {
  if (code.kind === "spot") return html`<${AtSpot} spot=${code.spot} stood=${code.stood} more=${more} />`;
  if (code.items?.length) return html`<${Several} items=${code.items} text=${code.text} more=${more} />`;
  if (code.kind === "join") return html`<${Plain} title="This is a join code" words="It puts a new phone on the floor. Open it with the camera app of the phone that is to join." more=${more} />`;
  return html`<${Unknown} code=${code} more=${more} />`;
}

function AtSpot({ spot, stood, more }) {
  return html`<section class="read">
    <div role="status"><h2>${stood ? "You are here" : "This is"}</h2></div>
    <${AnswerCard} place=${{ ...spot, say: spotSay(spot) }} heading="p" />
    ${!stood && html`<p class="quiet">You are off shift, so the store does not keep where you are. Start your shift to have walks begin here.</p>`}
    <div class="stack"><a class="button button-main" href="/"><${Icon} name="search" /> Find something from here</a>
    <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> Scan another</button></div>
  </section>`;
}

function Several({ items, text, more }) {
  return html`<section class="read">
    <div role="status"><h2>${items.length} items end in ${text}</h2></div>
    <ul class="rows">${items.map((item) => html`<li><a class="row" href=${`/items/${item.id}`}><${MiniSign} place=${item.placements[0] || {}} />
      <span class="row-words"><span class="row-title">${item.name}</span><span class="row-say">${item.say || "Place unknown"}</span></span></a></li>`)}</ul>
    <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> Scan another</button>
  </section>`;
}

function Unknown({ code, more }) {
  return html`<section class="read">
    <div role="status"><h2>This store does not know the code</h2></div>
    <p class="read-code">${code.gtin ? printed(code.gtin) : code.text}</p>
    <p>${code.detail}</p>
    <div class="stack">
      <a class="button button-main" href="/"><${Icon} name="search" /> Search by name</a>
      <${AskButton} question=${{ words: `Where is the item with code ${code.gtin ? printed(code.gtin) : code.text}?` }} main=${false} />
      <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> Scan again</button>
    </div>
  </section>`;
}

function Plain({ title, words, more }) {
  return html`<section class="read"><div role="status"><h2>${title}</h2></div><p>${words}</p>
    <button type="button" class="button button-main" onClick=${more}><${Icon} name="scan" /> Scan another</button></section>`;
}
