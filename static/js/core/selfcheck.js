/**
 * What a phone finds out about itself, as rows to read: a green tick, or one sentence and one step that helps. Pure.
 * The faults are the words of `floorassist/push/selfcheck.py`; both sides read tests/cases/selfcheck.json.
 */

import { mark, tr, trAs } from "./translation.js";

/** With one of these nobody hears the phone, though the app is open. */
export const SILENCING = new Set(["sound_shut", "sound_unheard", "network_away", "line_blocked"]);

const AT_ONCE_MS = 10;
const SLOW_NETWORK_MS = 1000;
const SLOW_LINE_MS = 2000;
/** Due times and "4 min ago" are wrong by as much as the clock is. */
const CLOCK_MS = 60_000;
const FULL_BYTES = 20e6;

const RING = { label: mark("Ring now"), does: "ring" };
const AGAIN = { label: mark("Check again"), does: "again" };
const PUSH = { label: mark("Ring with the screen off"), does: "push" };
const CAMERA = { label: mark("Try the camera"), does: "camera" };

/** By fault: what is so, and the step that helps; none where nothing does. */
const FAULTS = {
  camera_insecure: [mark("The live camera needs https. Until then photos and typed codes work: Scan offers both.")],
  camera_absent: [mark("No camera was found. Codes can be typed, or come from a hardware scanner.")],
  camera_denied: [mark("The camera is not allowed for this page. Allow it in the browser's settings for it, then try again."), CAMERA],
  camera_busy: [mark("The camera does not start: another app may have it. Close that one, then try again."), CAMERA],
  sound_shut: [mark("The browser keeps sound shut until you tap."), RING],
  sound_unheard: [mark("You did not hear it. Turn the volume up and silent mode off, then ring once more."), RING],
  push_off: [mark("With the screen off this phone stays silent."), PUSH],
  push_blocked: [mark("Notifications are blocked. Open the browser's settings for this page, allow them, then check again."), AGAIN],
  push_insecure: [mark("Over plain http no phone can be woken: it rings while floorassist is open. Keep the screen on.")],
  push_home_screen: [mark("On an iPhone this works from the home screen: tap Share, then “Add to Home Screen”, and open floorassist there.")],
  push_unsupported: [mark("This browser cannot be woken. Try Chrome, Edge or Firefox, or keep the screen on while you work.")],
  push_failed: [mark("The phone did not reach its push service. Check that it has internet, then try again."), PUSH],
  push_server: [mark("This store's server wakes no phones: they ring while floorassist is open. Keep the screen on.")],
  screen_off: [mark("The screen goes dark by itself, and then the phone may not ring."), { label: mark("Keep the screen on"), does: "screen" }],
  screen_cannot: [mark("This browser cannot keep the screen on. Set the phone's own screen lock to a longer time.")],
  vibration_cannot: [mark("This phone does not vibrate for web apps. It rings and fills the screen instead.")],
  network_away: [mark("The store's server does not answer. Check that this phone is in the store's Wi-Fi."), AGAIN],
  network_slow: [mark("The network is slow here. Go nearer to a Wi-Fi antenna, then check again."), AGAIN],
  line_blocked: [mark("Questions do not get through at once: something between this phone and the server blocks live connections. Tell who looks after the network."), AGAIN],
  line_slow: [mark("Questions arrive late here. Go nearer to a Wi-Fi antenna, then check again."), AGAIN],
  clock_ahead: [mark("This phone's clock is ahead. Set date and time to automatic in the phone's settings."), AGAIN],
  clock_behind: [mark("This phone's clock is behind. Set date and time to automatic in the phone's settings."), AGAIN],
  version_old: [mark("A newer version is ready."), { label: mark("Update now"), does: "update" }],
  storage_none: [mark("Nothing can be kept on this phone, so it finds only with network. Leave the private tab.")],
  storage_full: [mark("This phone is nearly full. Delete pictures or apps, or what is kept here may be lost."), AGAIN],
  storage_passing: [mark("The browser may clear what is kept here when the phone runs full."), { label: mark("Keep it safe"), does: "storage" }],
};

/** Every fault there is, in the order in which they are told. */
export const ALL_FAULTS = Object.keys(FAULTS);

/** What cannot be helped is said without alarm. */
const PLAIN = new Set(["vibration_cannot", "screen_cannot", "push_server", "camera_absent"]);

const PUSH_FAULTS = { blocked: "push_blocked", server: "push_server", insecure: "push_insecure", home_screen: "push_home_screen", unsupported: "push_unsupported", failed: "push_failed" };

/** By check, in the order of the screen: what was found of what was seen, as `[fault, good, step]`; one of the first two is set. */
const CHECKS = {
  network: ({ away, time }) => (away ? ["network_away"] : time > SLOW_NETWORK_MS ? ["network_slow"] : [null, networkWords(time)]),
  line: ({ blocked, time }) => (blocked ? ["line_blocked"] : time > SLOW_LINE_MS ? ["line_slow"] : [null, lineWords(time)]),
  sound: soundFound,
  vibration: ({ can }) => (can ? [null, tr("Shakes with every ring.")] : ["vibration_cannot"]),
  push: pushFound,
  screen: ({ can, wanted }) => (!can ? ["screen_cannot"] : wanted ? [null, tr("Stays on while you are on the floor.")] : ["screen_off"]),
  camera: ({ trouble, tried }) => (trouble ? [`camera_${trouble}`] : tried ? [null, tr("It sees.")] : [null, tr("Not tried yet."), CAMERA]),
  clock: ({ ahead }) => (Math.abs(ahead) <= CLOCK_MS ? [null, trAs("clock", "Right.")] : [ahead > 0 ? "clock_ahead" : "clock_behind"]),
  version: ({ old }) => (old ? ["version_old"] : [null, tr("The newest.")]),
  storage: storageFound,
};

/** What a check is called. */
const TITLES = {
  network: () => tr("Network"),
  line: () => tr("Live line"),
  sound: () => tr("Sound"),
  vibration: () => tr("Vibration"),
  push: () => tr("With the screen off"),
  screen: () => trAs("of a phone", "Screen"),
  camera: () => tr("Camera"),
  clock: () => tr("Clock"),
  version: () => tr("Version"),
  storage: () => trAs("of a phone", "Storage"),
};

/** The same inside a sentence. */
const WITHIN = {
  network: () => tr("network"),
  line: () => tr("live line"),
  sound: () => tr("sound"),
  vibration: () => tr("vibration"),
  push: () => tr("with the screen off"),
  screen: () => trAs("of a phone", "screen"),
  camera: () => tr("camera"),
  clock: () => tr("clock"),
  version: () => tr("version"),
  storage: () => trAs("of a phone", "storage"),
};

export const NAMES = Object.keys(CHECKS);

function networkWords(time) {
  return time < AT_ONCE_MS ? tr("The server answers at once.") : tr("The server answers in {n} ms.", { n: Math.round(time) });
}

function lineWords(time) {
  return time < AT_ONCE_MS ? tr("Opens at once: questions come at once.") : tr("Opens in {n} ms: questions come at once.", { n: Math.round(time) });
}

function soundFound({ shut, heard }) {
  if (shut) return ["sound_shut"];
  if (heard === false) return ["sound_unheard"];
  return heard ? [null, tr("You heard it ring.")] : [null, tr("Ring once, so that you know how it sounds."), RING];
}

function pushFound({ state, why, fails }) {
  if (state === "on") return fails ? ["push_failed"] : [null, tr("A question wakes this phone.")];
  return [PUSH_FAULTS[state === "off" && why !== "failed" ? "" : why || state] || "push_off"];
}

function storageFound({ works, free, lasting }) {
  if (!works) return ["storage_none"];
  if (free !== null && free < FULL_BYTES) return ["storage_full"];
  return lasting ? [null, tr("What is kept here stays here.")] : ["storage_passing"];
}

/**
 * The rows of the screen from what was seen of each check: `{name, title, tone, say, step, fault}`. `tone` is `good`,
 * `mend`, `plain` (nothing helps), `open` (a person has to try it) or `busy` (not seen yet).
 */
export function judged(seen) {
  return NAMES.map((name) => {
    const title = TITLES[name]();
    if (!seen[name]) return { name, title, tone: "busy", say: tr("Looking…"), step: null, fault: null };
    const [fault, good, step = null] = CHECKS[name](seen[name]);
    if (!fault) return { name, title, tone: step ? "open" : "good", say: good, step: step && labelled(step), fault: null };
    const [say, help = null] = FAULTS[fault];
    return { name, title, tone: PLAIN.has(fault) ? "plain" : "mend", say: tr(say), step: help && labelled(help), fault };
  });
}

const labelled = ({ label, does }) => ({ label: tr(label), does });

/** The faults among rows, as the server is told. */
export const faultsOf = (rows) => rows.map(({ fault }) => fault).filter(Boolean);

/** The one sentence above the rows; "" while it is still being looked. */
export function verdict(rows) {
  const wrong = rows.filter(({ fault }) => SILENCING.has(fault));
  if (wrong.length) return tr("Nobody reaches you on this phone yet: {checks}.", { checks: listed(wrong) });
  if (rows.some(({ tone }) => tone === "busy")) return "";
  const mend = rows.filter(({ tone }) => tone === "mend");
  return mend.length ? tr("This phone rings. It could do better: {checks}.", { checks: listed(mend) }) : tr("This phone is ready.");
}

const listed = (rows) => rows.map(({ name }) => WITHIN[name]()).reduce((first, second) => tr("{first}, {second}", { first, second }));
