/**
 * Reads barcodes off frames, away from the screen's thread.
 * In: `{id, frame: ImageBitmap | ImageData}`. Out: `{id, texts: [string]}`, or `{broken: true}` when wasm cannot start.
 */

import { prepareZXingModule, readBarcodes } from "../../vendor/zxing-wasm/reader/index.js";

const WASM = new URL("../../vendor/zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
const WANTED = {
  formats: ["QRCode", "EAN13", "EAN8", "UPCA", "UPCE", "DataMatrix", "Code128"],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: 1,
};

let canvas = null;

const ready = Promise.resolve(
  prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true }),
).catch(() => postMessage({ broken: true }));

onmessage = async ({ data: { id, frame } }) => {
  await ready;
  try {
    const found = await readBarcodes(pixelsOf(frame), WANTED);
    postMessage({ id, texts: found.filter((code) => code.isValid).map((code) => code.text) });
  } catch {
    postMessage({ id, texts: [] });
  }
};

function pixelsOf(frame) {
  if (frame instanceof ImageData) return frame;
  const { width, height } = frame;
  canvas ??= new OffscreenCanvas(width, height);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(frame, 0, 0);
  frame.close();
  return pen.getImageData(0, 0, width, height);
}
