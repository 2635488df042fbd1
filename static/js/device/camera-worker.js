/**
 * Reads barcodes off frames, away from the screen's thread.
 * In: `{id, frame: ImageBitmap | ImageData}`. Out: `{id, codes: [{text, symbology}]}`, or `{broken: true}` when wasm cannot start.
 */

import { isGtin } from "../core/barcode.js";
import { prepareZXingModule, readBarcodes } from "../../vendor/zxing-wasm/reader/index.js";

const WASM = new URL("../../vendor/zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
const WANTED = {
  formats: ["QRCode", "EAN13", "EAN8", "UPCA", "UPCE", "DataMatrix", "Code128", "ITF", "DataBar", "DataBarExpanded"],
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
    postMessage({ id, codes: found.filter(isSure).map(({ text, format }) => ({ text, symbology: format })) });
  } catch {
    postMessage({ id, codes: [] });
  }
};

/** Part of the bars of a carton (ITF) reads as a shorter number: only a whole one with its check digit counts. */
function isSure({ isValid, format, text }) {
  return isValid && (format !== "ITF" || (text.length === 14 && isGtin(text)));
}

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
