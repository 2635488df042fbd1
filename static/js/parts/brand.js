/** The product's mark and name, above the gates. */

import { html } from "preact";

/** The address of the mark, as the shell links it. */
export const mark = () => document.querySelector('link[rel="icon"]')?.href;

export const Brand = () => html`<p class="gate-brand"><img src=${mark()} alt="" width="56" height="56" /><span>floorassist</span></p>`;
