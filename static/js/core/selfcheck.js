/**
 * What a phone finds out about itself, as rows to read: a green tick, or one sentence and one step that helps. Pure.
 * The faults are the words of `floorassist/push/selfcheck.py`; both sides read tests/cases/selfcheck.json.
 */

/** With one of these nobody hears the phone, though the app is open. */
export const SILENCING = new Set(["sound_shut", "sound_unheard", "network_away", "line_blocked"]);

const SLOW_NETWORK_MS = 1000;
const SLOW_LINE_MS = 2000;
/** Due times and "4 min ago" are wrong by as much as the clock is. */
const CLOCK_MS = 60_000;
const FULL_BYTES = 20e6;

const RING = { label: "Ring now", does: "ring" };
const AGAIN = { label: "Check again", does: "again" };
const PUSH = { label: "Ring with the screen off", does: "push" };
const CAMERA = { label: "Try the camera", does: "camera" };

/** By fault: what is so, and the step that helps; none where nothing does. */
const FAULTS = {
  camera_insecure: ["The live camera needs https. Until then photos and typed codes work: Scan offers both."],
  camera_absent: ["No camera was found. Codes can be typed, or come from a hardware scanner."],
  camera_denied: ["The camera is not allowed for this page. Allow it in the browser's settings for it, then try again.", CAMERA],
  camera_busy: ["The camera does not start: another app may have it. Close that one, then try again.", CAMERA],
  sound_shut: ["The browser keeps sound shut until you tap.", RING],
  sound_unheard: ["You did not hear it. Turn the volume up and silent mode off, then ring once more.", RING],
  push_off: ["With the screen off this phone stays silent.", PUSH],
  push_blocked: ["Notifications are blocked. Open the browser's settings for this page, allow them, then check again.", AGAIN],
  push_insecure: ["Over plain http no phone can be woken: it rings while floorassist is open. Keep the screen on."],
  push_home_screen: ["On an iPhone this works from the home screen: tap Share, then “Add to Home Screen”, and open floorassist there."],
  push_unsupported: ["This browser cannot be woken. Try Chrome, Edge or Firefox, or keep the screen on while you work."],
  push_failed: ["The phone did not reach its push service. Check that it has internet, then try again.", PUSH],
  push_server: ["This store's server wakes no phones: they ring while floorassist is open. Keep the screen on."],
  screen_off: ["The screen goes dark by itself, and then the phone may not ring.", { label: "Keep the screen on", does: "screen" }],
  screen_cannot: ["This browser cannot keep the screen on. Set the phone's own screen lock to a longer time."],
  vibration_cannot: ["This phone does not vibrate for web apps. It rings and fills the screen instead."],
  network_away: ["The store's server does not answer. Check that this phone is in the store's Wi-Fi.", AGAIN],
  network_slow: ["The network is slow here. Go nearer to a Wi-Fi antenna, then check again.", AGAIN],
  line_blocked: ["Questions do not get through at once: something between this phone and the server blocks live connections. Tell who looks after the network.", AGAIN],
  line_slow: ["Questions arrive late here. Go nearer to a Wi-Fi antenna, then check again.", AGAIN],
  clock_ahead: ["This phone's clock is ahead. Set date and time to automatic in the phone's settings.", AGAIN],
  clock_behind: ["This phone's clock is behind. Set date and time to automatic in the phone's settings.", AGAIN],
  version_old: ["A newer version is ready.", { label: "Update now", does: "update" }],
  storage_none: ["Nothing can be kept on this phone, so it finds only with network. Leave the private tab."],
  storage_full: ["This phone is nearly full. Delete pictures or apps, or what is kept here may be lost.", AGAIN],
  storage_passing: ["The browser may clear what is kept here when the phone runs full.", { label: "Keep it safe", does: "storage" }],
};

/** Every fault there is, in the order in which they are told. */
export const ALL_FAULTS = Object.keys(FAULTS);

/** What cannot be helped is said without alarm. */
const PLAIN = new Set(["vibration_cannot", "screen_cannot", "push_server", "camera_absent"]);

const ms = (time) => (time < 10 ? "at once" : `in ${Math.round(time)} ms`);
const PUSH_FAULTS = { blocked: "push_blocked", server: "push_server", insecure: "push_insecure", home_screen: "push_home_screen", unsupported: "push_unsupported", failed: "push_failed" };

/** By check, in the order of the screen: its title, `found(seen)` → `[fault, good, step]`; one of the first two is set. */
const CHECKS = {
  network: ["Network", ({ away, time }) => (away ? ["network_away"] : time > SLOW_NETWORK_MS ? ["network_slow"] : [null, `The server answers ${ms(time)}.`])],
  line: ["Live line", ({ blocked, time }) => (blocked ? ["line_blocked"] : time > SLOW_LINE_MS ? ["line_slow"] : [null, `Opens ${ms(time)}: questions come at once.`])],
  sound: ["Sound", soundFound],
  vibration: ["Vibration", ({ can }) => (can ? [null, "Shakes with every ring."] : ["vibration_cannot"])],
  push: ["With the screen off", pushFound],
  screen: ["Screen", ({ can, wanted }) => (!can ? ["screen_cannot"] : wanted ? [null, "Stays on while you are on the floor."] : ["screen_off"])],
  camera: ["Camera", ({ trouble, tried }) => (trouble ? [`camera_${trouble}`] : tried ? [null, "It sees."] : [null, "Not tried yet.", CAMERA])],
  clock: ["Clock", ({ ahead }) => (Math.abs(ahead) <= CLOCK_MS ? [null, "Right."] : [ahead > 0 ? "clock_ahead" : "clock_behind"])],
  version: ["Version", ({ old }) => (old ? ["version_old"] : [null, "The newest."])],
  storage: ["Storage", storageFound],
};

export const NAMES = Object.keys(CHECKS);

function soundFound({ shut, heard }) {
  if (shut) return ["sound_shut"];
  if (heard === false) return ["sound_unheard"];
  return heard ? [null, "You heard it ring."] : [null, "Ring once, so that you know how it sounds.", RING];
}

function pushFound({ state, why, fails }) {
  if (state === "on") return fails ? ["push_failed"] : [null, "A question wakes this phone."];
  return [PUSH_FAULTS[state === "off" && why !== "failed" ? "" : why || state] || "push_off"];
}

function storageFound({ works, free, lasting }) {
  if (!works) return ["storage_none"];
  if (free !== null && free < FULL_BYTES) return ["storage_full"];
  return lasting ? [null, "What is kept here stays here."] : ["storage_passing"];
}

/**
 * The rows of the screen from what was seen of each check: `{name, title, tone, say, step, fault}`. `tone` is `good`,
 * `mend`, `plain` (nothing helps), `open` (a person has to try it) or `busy` (not seen yet).
 */
export function judged(seen) {
  return NAMES.map((name) => {
    const [title, found] = CHECKS[name];
    if (!seen[name]) return { name, title, tone: "busy", say: "Looking…", step: null, fault: null };
    const [fault, good, step = null] = found(seen[name]);
    if (!fault) return { name, title, tone: step ? "open" : "good", say: good, step, fault: null };
    const [say, help = null] = FAULTS[fault];
    return { name, title, tone: PLAIN.has(fault) ? "plain" : "mend", say, step: help, fault };
  });
}

/** The faults among rows, as the server is told. */
export const faultsOf = (rows) => rows.map(({ fault }) => fault).filter(Boolean);

/** The one sentence above the rows; "" while it is still being looked. */
export function verdict(rows) {
  const wrong = rows.filter(({ fault }) => SILENCING.has(fault));
  if (wrong.length) return `Nobody reaches you on this phone yet: ${listed(wrong)}.`;
  if (rows.some(({ tone }) => tone === "busy")) return "";
  const mend = rows.filter(({ tone }) => tone === "mend");
  return mend.length ? `This phone rings. It could do better: ${listed(mend)}.` : "This phone is ready.";
}

const listed = (rows) => rows.map(({ title }) => title.toLowerCase()).join(", ");
