/** What a phone found out about itself, for the one who looks after phones. Pure. */

import { mark, tr } from "../core/translation.js";
import { lined } from "./figures.js";

const WORDS = {
  camera_insecure: mark("no live camera over plain http"),
  camera_absent: mark("no camera"),
  camera_denied: mark("the camera is not allowed in its browser"),
  camera_busy: mark("the camera does not start"),
  sound_shut: mark("sound is shut until it is tapped"),
  sound_unheard: mark("its person does not hear it ring"),
  push_off: mark("not switched on to ring with the screen off"),
  push_blocked: mark("notifications are blocked in its browser"),
  push_insecure: mark("cannot be woken over plain http"),
  push_home_screen: mark("not on the home screen yet (iPhone)"),
  push_unsupported: mark("its browser cannot be woken"),
  push_failed: mark("does not reach its push service"),
  push_server: mark("this server wakes no phones"),
  screen_off: mark("its screen goes dark by itself"),
  screen_cannot: mark("its browser cannot keep the screen on"),
  vibration_cannot: mark("does not vibrate"),
  network_away: mark("did not reach the server"),
  network_slow: mark("slow Wi-Fi where it was"),
  line_blocked: mark("something blocks live connections"),
  line_slow: mark("live connections are slow"),
  clock_ahead: mark("its clock is ahead"),
  clock_behind: mark("its clock is behind"),
  version_old: mark("an older version"),
  storage_none: mark("keeps nothing (private tab)"),
  storage_full: mark("nearly full"),
  storage_passing: mark("its browser may clear what it keeps"),
};

/** "Checked: all is well." or what is wrong there; `named` where somebody has several phones. */
export function checkWords({ name: phone, checked, faults: found }, named) {
  if (!checked) return named ? tr("{phone}: not checked.", { phone }) : tr("Not checked.");
  if (!found.length) return named ? tr("{phone}: checked: all is well.", { phone }) : tr("Checked: all is well.");
  const faults = lined(found.map((fault) => (fault in WORDS ? tr(WORDS[fault]) : fault)));
  return named ? tr("{phone}: found: {faults}.", { phone, faults }) : tr("Found: {faults}.", { faults });
}

export const ALL_WORDS = Object.keys(WORDS);
