/** The camera and the reader of codes: live frames, or one photo. */

const WIDEST_FRAME = 1280;
const WIDEST_PHOTO = 2400;
const PAUSE_MS = 60;
/** The middle of the picture, where the frame on the screen is. */
const CROP = { width: 0.72, height: 0.5 };

/** Why there can be no live camera here, before asking for it: `insecure`, `absent` or null. */
export function cameraTrouble() {
  if (!globalThis.isSecureContext) return "insecure";
  if (!navigator.mediaDevices?.getUserMedia) return "absent";
  return null;
}

/** The name of the trouble behind a rejected `openCamera`: `denied`, `absent` or `busy`. */
export function troubleOf(error) {
  if (error?.name === "NotAllowedError" || error?.name === "SecurityError") return "denied";
  if (error?.name === "NotFoundError" || error?.name === "OverconstrainedError") return "absent";
  return "busy";
}

/**
 * Shows the back camera, or the one of this id while it is there, in `video` (muted, inline: iPhones insist). Resolves
 * to its stream.
 */
export async function openCamera(video, camera = null) {
  const back = { facingMode: { ideal: "environment" } };
  const stream = camera ? await streamOf({ deviceId: { exact: camera } }).catch(() => streamOf(back)) : await streamOf(back);
  video.srcObject = stream;
  video.play().catch(() => {}); // A camera that is stuck never begins to play: nobody waits for it.
  return stream;
}

const streamOf = (which) =>
  navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 } } });

/** Lets the camera go, so that its light goes out. */
export function closeCamera(video, stream) {
  for (const track of stream?.getTracks() || []) track.stop();
  if (video) video.srcObject = null;
}

/** One worker that reads frames; `read(frame)` resolves to the codes found, `{text, symbology}`. */
export function openReader() {
  const worker = new Worker(new URL("./camera-worker.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let next = 0;
  let broken = false;
  const giveUp = () => {
    broken = true;
    for (const { reject } of waiting.values()) reject(new Error("reader broken"));
    waiting.clear();
  };
  worker.onerror = giveUp;
  worker.onmessage = ({ data }) => {
    if (data.broken) return giveUp();
    waiting.get(data.id)?.resolve(data.codes);
    waiting.delete(data.id);
  };
  return {
    read: (frame) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(new Error("reader broken"));
        next += 1;
        waiting.set(next, { resolve, reject });
        worker.postMessage({ id: next, frame }, frame instanceof ImageBitmap ? [frame] : []);
      }),
    broken: () => broken,
    close: () => worker.terminate(),
  };
}

/** Reads the running video, middle and whole picture in turn, until `signal` ends it. `onCode({text, symbology})`. */
export async function watch(video, reader, onCode, signal) {
  for (let turn = 0; !signal.aborted; turn += 1) {
    if (video.readyState >= 2 && video.videoWidth) {
      // A camera that is stuck has a picture by its own account, and none to take.
      const frame = await frameOf(video, turn % 2 === 0).catch(() => null);
      const [code] = !frame || signal.aborted ? [] : await reader.read(frame);
      if (code && !signal.aborted) onCode(code);
    }
    await pause(PAUSE_MS);
  }
}

/** The codes on a photo from the camera app or the gallery, turned as the camera was held. */
export async function readPhoto(file, reader) {
  const whole = await upright(file);
  const narrow = Math.min(1, WIDEST_PHOTO / Math.max(whole.width, whole.height));
  const small = await shrunk(whole, 0, 0, whole.width, whole.height, narrow);
  whole.close(); // A photo takes 50 MB until it is let go.
  return reader.read(readable(small));
}

/** Older browsers turn a picture as its EXIF says only where it is shown. */
async function upright(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return createImageBitmap(file);
  }
}

async function frameOf(video, cropped) {
  const { videoWidth, videoHeight } = video;
  const width = cropped ? videoWidth * CROP.width : videoWidth;
  const height = cropped ? videoHeight * CROP.height : videoHeight;
  const [x, y] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
  return readable(await shrunk(video, x, y, width, height, Math.min(1, WIDEST_FRAME / width)));
}

async function shrunk(source, x, y, width, height, scale) {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const cut = [source, Math.round(x), Math.round(y), Math.round(width), Math.round(height)];
  try {
    return await createImageBitmap(...cut, { resizeWidth: wide, resizeHeight: high });
  } catch {
    return createImageBitmap(...cut); // Older Safari knows no resizing.
  }
}

/** The worker needs a canvas of its own; where it has none, the pixels are taken out here. */
function readable(bitmap) {
  if (typeof OffscreenCanvas !== "undefined") return bitmap;
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
