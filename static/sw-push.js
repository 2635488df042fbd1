/**
 * The service worker's other half: pushes, and what is pressed on their notifications. The server puts it behind sw.js.
 */

addEventListener("push", (event) => event.waitUntil(arrived(event.data)));

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(pressed(event.notification.data, event.action));
});

/** The browser made a new address for this phone, and the old one is over. */
addEventListener("pushsubscriptionchange", (event) => event.waitUntil(moved(event)));

const ALARM = [220, 90, 220, 90, 440];

/** A push must show something, or the browser ends it all; what cannot be read leads to the app. */
function noteOf(data, say) {
  try {
    return data.json();
  } catch {
    return { topic: "news", title: "floorassist", body: say("Open the app to see what is new."), path: "/", ask: null, actions: [] };
  }
}

/** Shows the note, tells that a ping arrived, and says who has it where somebody was faster. */
async function arrived(data) {
  const say = await spoken();
  let note = noteOf(data, say);
  // Found again and back in the store, it has nothing to forget.
  if (note.topic === "erase" && !(await eraseWhereShutOut(true))) note = { ...note, title: "floorassist", body: say("This phone is part of the store."), path: "/" };
  await show(note, await isToldInApp(note));
  if (!note.ask) return;
  const answer = await tell(note.ask, "received");
  if (answer?.ok) await after(note, await answer.json());
  else if (answer?.status === 401) await eraseWhereShutOut();
  else if (answer?.status === 403 || answer?.status === 404) await show(over(note, say("This ask is settled")), true);
}

/** How an ask goes on, beside the app that somebody looks at and that tells it by itself: no noise. */
async function isToldInApp({ path, actions }) {
  if (actions.length || !path.startsWith("/asks/")) return false;
  return (await clients.matchAll({ type: "window", includeUncontrolled: true })).some(({ visibilityState }) => visibilityState === "visible");
}

async function show(note, calm = false) {
  const say = await spoken();
  // Where the server sends no words for its buttons, it is of last month.
  const buttons = note.buttons || { claim: say("I'll take it"), decline: say("Not now") };
  const actions = note.actions.slice(0, Notification.maxActions || 0);
  return registration.showNotification(note.title, {
    body: note.body,
    tag: note.topic,
    data: note,
    icon: `/static/${BUILD}/icons/icon-192.png`,
    renotify: !calm,
    silent: calm,
    requireInteraction: !calm && note.actions.length > 0,
    ...(calm ? {} : { vibrate: ALARM }),
    actions: actions.map((action) => ({ action, title: buttons[action] })),
  });
}

const over = (note, title) => ({ ...note, title, actions: [], ask: null });

/** What became of the ask since it was pushed. True while it is still mine to take. */
async function after(note, ask) {
  if (ask.role === "pinged") return true;
  const say = await spoken();
  if (ask.role === "owner") await show(over(note, say("You have it")), true);
  else await show(over(note, ask.owner ? say("{name} has it", { name: ask.owner.name }) : say("This ask is settled")), true);
  return false;
}

async function pressed(note, action) {
  if (action === "decline") {
    const answer = await tell(note.ask, "decline");
    if (answer?.ok) return;
    const say = await spoken();
    await show({ ...note, title: say("That did not reach the store"), body: say("Open the app and try again."), actions: [] }, true);
  } else if (action === "claim") {
    const answer = await tell(note.ask, "claim");
    const ask = answer?.ok ? await answer.json() : null;
    // Somebody was faster; anything else shows in the app, which says what to do.
    if (ask && ask.role !== "owner") await after(note, ask);
    else await open(note.path);
  } else await open(note.path);
}

/** A call with this phone's sign-in; null where nothing answers. */
const tell = (ask, what) => fetch(`/api/asks/${ask}/${what}`, { method: "POST" }).catch(() => null);

/** The app that is open already goes there, without loading anew; else it is opened. */
async function open(path) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const app = windows.filter(({ url }) => SCREENS.test(new URL(url).pathname));
  const shown = app.find(({ visibilityState }) => visibilityState === "visible") || app[0];
  shown?.postMessage({ type: "open", path });
  await (shown ? shown.focus() : clients.openWindow(path)).catch(() => null);
}

async function moved(event) {
  const before = event.oldSubscription;
  const after = event.newSubscription || (before && (await registration.pushManager.subscribe(before.options)));
  if (!after) return;
  const { endpoint, keys } = after.toJSON();
  const body = JSON.stringify({ endpoint, keys });
  await fetch("/api/me/push", { method: "PUT", headers: { "Content-Type": "application/json" }, body });
}
