/** What a code stands for: this phone's pack knows at once, the server where the phone does not; and binding one. */

import { get, post, remove } from "./api.js";
import { finder } from "./finder.js";
import { send } from "./outbox.js";

const PATIENCE_MS = 2000;
/** A pack that is just being opened may take a moment; longer than this the server is asked instead. */
const OWN_MS = 1500;

/** The same as `/api/codes` tells. Throws what the server's refusal or its silence throws. */
export async function lookUp(text, symbology = "") {
  const own = await known(text, symbology);
  if (own && own.kind !== "unknown") return own;
  try {
    const query = new URLSearchParams(symbology ? { text, symbology } : { text });
    return await get(`/api/codes?${query}`, own ? { patience: PATIENCE_MS } : {});
  } catch (error) {
    if (own && error.name === "Unreachable") return { ...own, offline: true };
    throw error;
  }
}

async function known(text, symbology) {
  const late = new Promise((resolve) => setTimeout(resolve, OWN_MS, null));
  return Promise.race([finder.code(text, symbology).catch(() => null), late]);
}

/** Binds a barcode to an item; `move` takes it away from another one. Resolves to what the code stands for now. */
export const bindCode = (text, symbology, itemId, move = false) =>
  post("/api/codes/binding", { text, symbology, item_id: itemId, move });

/** What cannot reach the server waits in the outbox: null. Any other problem is thrown again. */
export async function bindLater(problem, text, symbology, itemId) {
  if (problem.name !== "Unreachable") throw problem;
  await send("/api/codes/binding", { text, symbology, item_id: itemId });
  return null;
}

/** Binds a blank label to `{item_id}` or to `{spot}`; `move` changes one that stands for something else. */
export const bindBlank = (text, what, move = false) => post("/api/codes/binding", { text, ...what, move });

/** Takes a binding back. */
export const unbindCode = (text, symbology) => remove(`/api/codes/binding?${new URLSearchParams({ text, symbology })}`);
