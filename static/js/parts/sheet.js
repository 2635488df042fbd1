/** A sheet over the screen: a real dialog, so the keyboard stays inside and Escape closes it. */

import { html, useEffect, useRef } from "preact";
import { trAs } from "../core/translation.js";
import { Icon } from "./icons.js";

/** Shows `children` under a title while mounted; `onClose` is told when the person closes it. */
export function Sheet({ title, onClose, children }) {
  const dialog = useRef(null);
  useEffect(() => {
    const element = dialog.current;
    element.showModal();
    return () => element.close();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  const outside = (event) => event.target === dialog.current && onClose();
  return html`<dialog class="sheet" ref=${dialog} aria-label=${title} onCancel=${cancel} onClick=${outside}>
    <div class="sheet-body">
      <div class="sheet-head">
        <h2>${title}</h2>
        <button type="button" class="round" aria-label=${trAs("verb", "Close")} onClick=${onClose}><${Icon} name="close" /></button>
      </div>
      ${children}
    </div>
  </dialog>`;
}
