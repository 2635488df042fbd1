/** Boots the floor app: which screen shows, and what stands around it. */

import { html, render, useEffect } from "preact";
import { start } from "./device/session.js";
import { unlockOnFirstTap } from "./device/sound.js";
import { me, session } from "./device/store.js";
import { allowOwnWorkers, registerWorker } from "./device/update.js";
import { listenForScans } from "./device/wedge.js";
import { Dock, TopBar } from "./parts/frame.js";
import { useCell } from "./parts/hooks.js";
import { Ping } from "./parts/ping.js";
import { go, route, startRouter } from "./parts/router.js";
import { ConnectionBar, Loading, Notices, Trouble, VersionBar } from "./parts/status.js";
import { AskScreen } from "./screens/ask.js";
import { Find } from "./screens/find.js";
import { Inbox } from "./screens/inbox.js";
import { Item } from "./screens/item.js";
import { Join } from "./screens/join.js";
import { Me } from "./screens/me.js";
import { Plan } from "./screens/plan.js";
import { Scan } from "./screens/scan.js";
import { SignIn } from "./screens/signin.js";
import { Spot } from "./screens/spot.js";

const SCREENS = { find: Find, item: Item, spot: Spot, plan: Plan, ask: AskScreen, inbox: Inbox, me: Me, scan: Scan };
const TITLES = { find: "Find", item: "Item", spot: "Place", plan: "Store plan", ask: "Ask", inbox: "Asks", me: "Me", scan: "Scan" };

function App() {
  const { name, params, path } = useCell(route);
  const { state } = useCell(session);
  const who = useCell(me);
  const inside = state === "in" && who;
  useScreenChange(path.split("?")[0], inside ? TITLES[name] : "Welcome");
  if (name === "join") return html`<${Gate}><${Join} /><//>`;
  if (!inside) return html`<${Gate}><${Outside} state=${state} /><//>`;
  const Screen = SCREENS[name] || Find;
  return html`<div class=${`app app-${name}`}>
    <${TopBar} /><${VersionBar} /><${ConnectionBar} />
    <${Screen} key=${path.split("?")[0]} params=${params} />
    <${Notices} /><${Dock} /><${Ping} />
  </div>`;
}

const Gate = ({ children }) => html`<div class="app app-gate"><${VersionBar} />${children}<${Notices} /></div>`;

function Outside({ state }) {
  if (state === "joining") return html`<${Join} />`;
  if (state === "out") return html`<${SignIn} />`;
  if (state === "away") {
    const error = { name: "Unreachable", message: "The store's server does not answer. Check that this phone is in the store's Wi-Fi." };
    return html`<main class="screen gate"><h1 tabindex="-1">No connection</h1><${Trouble} error=${error} again=${() => location.reload()} /></main>`;
  }
  return html`<main class="screen gate"><${Loading} what="Opening the store…" /></main>`;
}

/** A new screen gets a title and the focus, so that a screen reader starts at its top. */
function useScreenChange(path, title) {
  useEffect(() => {
    document.title = `${title} · floorassist`;
    document.querySelector("main h1")?.focus({ preventScroll: true });
  }, [path, title]);
}

allowOwnWorkers();
unlockOnFirstTap();
startRouter();
listenForScans((code) => me.value && go(`/scan?text=${encodeURIComponent(code)}`));
render(html`<${App} />`, document.getElementById("app"));
start();
// The first picture comes first; what makes the app work offline can wait a moment.
(globalThis.requestIdleCallback || setTimeout)(() => registerWorker());
