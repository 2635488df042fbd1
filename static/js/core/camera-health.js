// Whether a camera that started really shows something. Phones lose theirs without a word: to a call, another app, a bug.

/** Without a new frame, or with a black one, for this long the camera counts as stuck. */
export const PATIENCE_MS = 3000;
/** The brightest spot of a picture from a covered lens, of 255. */
const DARK = 12;

/** The state to begin with, at `now` in ms. */
export const started = (now) => ({ frames: -1, frameAt: now, lightAt: now });

/** The state after a look at the camera: how many `frames` came so far, and the `brightest` spot of the picture. */
export function looked(state, { frames, brightest, now }) {
  const fresh = frames !== state.frames && frames > 0;
  return {
    frames,
    frameAt: fresh ? now : state.frameAt,
    lightAt: !fresh || brightest > DARK ? now : state.lightAt,
  };
}

/** What is wrong with the camera: `still` (no picture comes), `dark` (all black), or null. */
export function ailment(state, now) {
  if (now - state.frameAt >= PATIENCE_MS) return "still";
  return now - state.lightAt >= PATIENCE_MS ? "dark" : null;
}
