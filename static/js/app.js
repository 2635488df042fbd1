/** Boots the floor app: which screen shows, and what stands around it. */

import { html, render, useEffect, useState } from "preact";
import { tr, trAs } from "./core/translation.js";
import { Unreachable, get } from "./device/api.js";
import { untilHere } from "./device/rest.js";
import { start } from "./device/session.js";
import { unlockOnFirstTap } from "./device/sound.js";
import { cell, me, session } from "./device/store.js";
import { allowOwnWorkers, fetchReaderAhead, registerWorker } from "./device/update.js";
import { listenForScans } from "./device/wedge.js";
import { Dock, TopBar } from "./parts/frame.js";
import { useCell, useFocusOnHeading } from "./parts/hooks.js";
import { Ping } from "./parts/ping.js";
import { go, route, startRouter } from "./parts/router.js";
import { ConnectionBar, Loading, Notices, Trouble, VersionBar } from "./parts/status.js";
import { Find } from "./screens/find.js";
import { Item } from "./screens/item.js";

/** The first answer comes from these two; every other screen is fetched when it is wanted or the phone is idle. */
const HERE = { find: Find, item: Item };
const LATER = {
  spot: () => import("./screens/spot.js"),
  plan: () => import("./screens/plan.js"),
  ask: () => import("./screens/ask.js"),
  inbox: () => import("./screens/inbox.js"),
  promises: () => import("./screens/promises.js"),
  promise: () => import("./screens/promise.js"),
  me: () => import("./screens/me.js"),
  scan: () => import("./screens/scan.js"),
  place: () => import("./screens/place.js"),
  selftest: () => import("./screens/selftest.js"),
  surge: () => import("./screens/surge.js"),
  join: () => import("./screens/join.js"),
  signin: () => import("./screens/signin.js"),
};
/** The reader is large: it comes when the first screens are surely there. */
const READER_WAITS_MS = 5000;
const FIRST_ANSWER_MS = 4000;
const REST = [
  () => import("./parts/surge.js"),
  () => import("./device/push.js"),
  () => import("./device/wake-lock.js"),
  () => import("./device/promises.js"),
  () => import("./parts/asked-of-me.js"),
  () => import("./parts/voice-button.js"),
];
/** The call to all hands, over every screen, once it was fetched. */
const overAll = cell(null);
const TITLES = {
  find: () => trAs("verb", "Find"),
  item: () => tr("Item"),
  spot: () => trAs("noun", "Place"),
  plan: () => tr("Store plan"),
  ask: () => trAs("noun", "Ask"),
  inbox: () => trAs("noun", "Asks"),
  promises: () => tr("Promises"),
  promise: () => trAs("noun", "Promise"),
  me: () => tr("Me"),
  scan: () => trAs("verb", "Scan"),
  place: () => tr("Place items"),
  selftest: () => tr("Is this phone ready?"),
  surge: () => tr("All hands"),
};

function App() {
  const { name, params, path } = useCell(route);
  const { state } = useCell(session);
  const who = useCell(me);
  const AllHands = useCell(overAll);
  const inside = state === "in" && who;
  useEffect(() => void (document.title = `${inside ? (TITLES[name] ?? TITLES.find)() : trAs("greeting", "Welcome")} · floorassist`), [name, inside]);
  if (name === "join") return html`<${Gate}><${Screen} name="join" /><//>`;
  if (!inside) return html`<${Gate}><${Outside} state=${state} /><//>`;
  return html`<div class=${`app app-${name}`}>
    <${TopBar} /><${VersionBar} /><${ConnectionBar} />
    <${Screen} key=${`${name} ${path.split("?")[0]}`} name=${HERE[name] || LATER[name] ? name : "find"} params=${params} />
    <${Notices} /><${Dock} /><${Ping} />${AllHands && html`<${AllHands} />`}
  </div>`;
}

const Gate = ({ children }) => html`<div class="app app-gate"><${VersionBar} />${children}<${Notices} /></div>`;

function Outside({ state }) {
  if (["joining", "waiting"].includes(state)) return html`<${Screen} key="join" name="join" />`;
  if (state === "out") return html`<${Screen} key="signin" name="signin" />`;
  if (state === "away") {
    const error = { name: "Unreachable", message: tr("The store's server does not answer. Check that this phone is in the store's Wi-Fi.") };
    return html`<main class="screen gate"><h1 tabindex="-1">${tr("No connection")}</h1><${Trouble} error=${error} again=${() => location.reload()} /></main>`;
  }
  return html`<main class="screen gate"><${Loading} what=${tr("Opening the store…")} /></main>`;
}

/** A screen by its name, fetched first where it is not here yet. */
function Screen({ name, params }) {
  const [, drawn] = useState(0);
  const [error, setError] = useState(null);
  const fetchIt = () => {
    setError(null);
    fetched(name).then(() => drawn((last) => last + 1), setError);
  };
  // A browser may remember that a module failed, and a deploy may have changed what it imports: only a new page helps
  // then. Without network a new page would lose this one, so the server is asked first.
  const again = () => {
    setError(null);
    get("/api/device").then(() => location.reload(), setError);
  };
  const Shown = HERE[name];
  // Also where it came between drawing and now: then this only draws again.
  useEffect(() => void (Shown || fetchIt()), [name]);
  useFocusOnHeading(Shown);
  if (Shown) return html`<${Shown} params=${params} />`;
  if (error) return html`<main class="screen"><${Trouble} error=${new Unreachable()} again=${again} /></main>`;
  return html`<main class="screen"><${Loading} what=${tr("One moment…")} /></main>`;
}

/** Fetches a screen's module once; each exports its screen alone. */
async function fetched(name) {
  HERE[name] ??= Object.values(await LATER[name]())[0];
}

/** What the first picture does without, and every phone needs: calls, promises, being woken, the screen that stays on. */
async function fetchTheRest() {
  const [{ AllHands }, { listenForNotes }, { startScreenOn }] = await untilHere(() => Promise.all(REST.map((fetchIt) => fetchIt())));
  overAll.value = AllHands;
  listenForNotes(go);
  startScreenOn();
}

/** Works once the first screen shows what was asked for, and the phone is idle; at the latest after a while. */
function afterFirstAnswer(work) {
  const app = document.getElementById("app");
  const shown = () => {
    if (session.value.state === "unknown" || app.querySelector(".loading")) return;
    watch.disconnect();
    clearTimeout(late);
    (globalThis.requestIdleCallback || setTimeout)(work);
  };
  const watch = new MutationObserver(shown);
  watch.observe(app, { childList: true, subtree: true });
  const late = setTimeout(() => (watch.disconnect(), work()), FIRST_ANSWER_MS);
}

/** How long an answer that came with the page may stand over an app that waits for its own: its bars say why by then. */
const CAME_ALONG_MS = 2500;

/** What came with the page goes when the app draws; an answer stays until the app has something other than waiting to show. */
function takeOver() {
  const app = document.getElementById("app");
  const cameAlong = document.getElementById("at-once");
  const isAnswer = cameAlong?.querySelector(".screen");
  const over = () => (watch.disconnect(), cameAlong?.remove());
  const watch = new MutationObserver(() => {
    if (!isAnswer || !app.querySelector("main > .loading:first-child, main > .hidden + .loading")) over();
  });
  watch.observe(app, { childList: true, subtree: true });
  setTimeout(over, CAME_ALONG_MS);
}

/** A stranger's phone keeps nothing: a label must open the page for customers there, not the app. */
function whenInside(work) {
  if (me.value) return work();
  const stop = me.listen((who) => who && (stop(), work()));
}

allowOwnWorkers();
unlockOnFirstTap();
startRouter();
/** Where a hardware scanner's code goes: to the screen that takes codes where it shows, else to Scan. */
const takes = (name) => (name === "place" ? "place" : "scan");
listenForScans((code) => {
  const to = takes(route.value.name);
  if (me.value) go(`/${to}?text=${encodeURIComponent(code)}`, { replace: route.value.name === to });
});
takeOver();
render(html`<${App} />`, document.getElementById("app"));
start();
// The first answer comes first; what makes the app work offline can wait a moment.
afterFirstAnswer(() => {
  whenInside(registerWorker);
  fetchTheRest();
  if (navigator.connection?.saveData) return;
  for (const name of Object.keys(LATER)) fetched(name).catch(() => {});
  setTimeout(fetchReaderAhead, READER_WAITS_MS);
});
