/** What a code stands for: this phone's pack knows at once, the server where the phone does not; and binding one. */

import { ofText, shown } from "../core/blank.js";
import { mark, tr } from "../core/translation.js";
import { get, post, remove } from "./api.js";
import { finder } from "./finder.js";
import { send } from "./outbox.js";
import { me } from "./store.js";

const PATIENCE_MS = 2000;
/** A pack that is just being opened may take a moment; longer than this the server is asked instead. */
const OWN_MS = 1500;
const ALONE_MS = 20_000;
const MAYBE_NEW = mark("Your phone does not know this label. If it is new, say what it stands for: that is sent once there is a network.");

/** What labels stand for that were bound here without network, by their token: `{kind, item | spot}`. */
const boundHere = new Map();
me.listen((who) => who || boundHere.clear());

/** The same as `/api/codes` tells. Throws what the server's refusal or its silence throws. */
export async function lookUp(text, symbology = "") {
  const phones = finder.code(text, symbology).catch(() => null);
  let own = await Promise.race([phones, after(OWN_MS)]);
  if (own && own.kind !== "unknown") return own;
  try {
    const query = new URLSearchParams(symbology ? { text, symbology } : { text });
    return await get(`/api/codes?${query}`, own ? { patience: PATIENCE_MS } : {});
  } catch (error) {
    if (error.name !== "Unreachable") throw error;
    // Without a server the phone's own answer is worth a wait.
    own ??= await Promise.race([phones, after(ALONE_MS)]);
    if (!own) throw error;
    return own.kind === "unknown" ? { ...own, ...maybeBlank(text), offline: true } : own;
  }
}

/** What to say without network of a code that looks like a label that was printed blank. */
function maybeBlank(text) {
  const token = ofText(text);
  if (!token) return {};
  return { text: shown(token), blank: true, ...(boundHere.get(token) ?? { bindable: true, detail: tr(MAYBE_NEW) }) };
}

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms, null));

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

/** Without network: this phone takes the label for `meant` (`{item}` or `{spot}`) and tells the server later. */
export async function bindBlankLater(text, what, meant) {
  boundHere.set(ofText(text), { kind: meant.item ? "item" : "spot", ...meant });
  await send("/api/codes/binding", { text, ...what });
  return meant;
}

/** Takes a binding back. */
export const unbindCode = (text, symbology) => remove(`/api/codes/binding?${new URLSearchParams({ text, symbology })}`);
