/** Pictures for asks: made small on the phone, sent as JPEG. */

import { tr } from "../core/translation.js";
import { Problem, Unreachable, heard } from "./api.js";

const LONGEST_SIDE = 1280;
const QUALITY = 0.8;
const PATIENCE_MS = 30_000;

/** Sends a picture for this ask, as small as it may be and still be of use. Throws Problem or Unreachable. */
export async function sendPhoto(askId, file) {
  const form = new FormData();
  form.append("file", await smaller(file), "picture.jpg");
  let answer;
  try {
    answer = await fetch(`/api/asks/${askId}/photo`, {
      method: "POST",
      body: form,
      credentials: "same-origin",
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    heard(false);
    throw new Unreachable();
  }
  heard(true);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
}

/** The picture upright, no side longer than needed, without what the camera wrote into it. */
export async function smaller(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Problem(415, { detail: tr("This is no picture that the phone can read. Take another one.") });
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    const done = (blob) => (blob ? resolve(blob) : reject(new Problem(415, { detail: tr("The picture could not be made smaller. Take another one.") })));
    canvas.toBlob(done, "image/jpeg", QUALITY);
  });
}
