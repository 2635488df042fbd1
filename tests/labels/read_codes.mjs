// Reads QR codes off pictures with the reader that phones use. In: lines of JSON {file, width, height} (grey pixels,
// one byte each); out: a line of JSON for each, the texts found.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { prepareZXingModule, readBarcodes } from "../../static/vendor/zxing-wasm/reader/index.js";

const reader = new URL("../../static/vendor/zxing-wasm/reader/zxing_reader.wasm", import.meta.url);
await prepareZXingModule({ overrides: { wasmBinary: await readFile(reader) }, fireImmediately: true });

for await (const line of createInterface({ input: process.stdin })) {
  const { file, width, height, most } = JSON.parse(line);
  const grey = await readFile(file);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < grey.length; at += 1) {
    data[4 * at] = data[4 * at + 1] = data[4 * at + 2] = grey[at];
    data[4 * at + 3] = 255;
  }
  const found = await readBarcodes({ data, width, height, colorSpace: "srgb" }, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: most });
  process.stdout.write(`${JSON.stringify(found.filter((one) => one.isValid).map((one) => one.text))}\n`);
}
