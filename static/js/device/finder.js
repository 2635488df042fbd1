/** Finding without the network, from the store's pack on this phone. Until a pack is here every answer is null. */

import { cell } from "./store.js";

export const finder = {
  /** `{state, cursor, at, bytes, items, of, builtMs}` of the pack that is here; null before there is one. */
  stats: cell(null),
  async start() {},
  /** The answer to `q` in the shape of `/api/find`, with `local: true`; null where there is no pack. */
  async find(_q, _options) {
    return null;
  },
  async code(_text, _symbology) {
    return null;
  },
  async item(_id) {
    return null;
  },
  /** What customers ask often here, `[{words}]`. */
  async popular() {
    return [];
  },
  async forget() {},
};
