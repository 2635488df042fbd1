/** What a phone found out about itself, for the one who looks after phones. Pure. */

const WORDS = {
  camera_insecure: "no live camera over plain http",
  camera_absent: "no camera",
  camera_denied: "the camera is not allowed in its browser",
  camera_busy: "the camera does not start",
  sound_shut: "sound is shut until it is tapped",
  sound_unheard: "its person does not hear it ring",
  push_off: "not switched on to ring with the screen off",
  push_blocked: "notifications are blocked in its browser",
  push_insecure: "cannot be woken over plain http",
  push_home_screen: "not on the home screen yet (iPhone)",
  push_unsupported: "its browser cannot be woken",
  push_failed: "does not reach its push service",
  push_server: "this server wakes no phones",
  screen_off: "its screen goes dark by itself",
  screen_cannot: "its browser cannot keep the screen on",
  vibration_cannot: "does not vibrate",
  network_away: "did not reach the server",
  network_slow: "slow Wi-Fi where it was",
  line_blocked: "something blocks live connections",
  line_slow: "live connections are slow",
  clock_ahead: "its clock is ahead",
  clock_behind: "its clock is behind",
  version_old: "an older version",
  storage_none: "keeps nothing (private tab)",
  storage_full: "nearly full",
  storage_passing: "its browser may clear what it keeps",
};

/** "Checked: all is well." or what is wrong there; `named` where somebody has several phones. */
export function checkWords({ name, checked, faults }, named) {
  const whose = named ? `${name}: ` : "";
  if (!checked) return `${whose}${named ? "n" : "N"}ot checked.`;
  if (!faults.length) return `${whose}${named ? "c" : "C"}hecked: all is well.`;
  return `${whose}${named ? "f" : "F"}ound: ${faults.map((fault) => WORDS[fault] ?? fault).join("; ")}.`;
}

export const ALL_WORDS = Object.keys(WORDS);
