/** The icons of the editor's tools: strokes on a 24 grid, as parts/icons.js draws them. */

import { html } from "preact";

const STROKES = {
  select: "M5 3l13 8-6 1.500L9 19z",
  marquee: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M11 4h2M11 20h2M4 11v2M20 11v2",
  aisle: "M5 3v18M19 3v18M12 4v3M12 10.500v3M12 17v3M2.500 3H5M2.500 9H5M2.500 15H5M2.500 21H5M19 3h2.500M19 9h2.500M19 15h2.500M19 21h2.500",
  wall: "M3 7h18M3 12h18M3 17h18M8 7v5M16 7v5M12 12v5",
  zone: "M4 6l8-3 8 4-1.500 11L9 21l-5-6z",
  door: "M3 20h4M17 20h4M7 20V4l10 3v13M13.500 13.500h.01",
  fixture: "M4 7h16v10H4zM4 12h16",
  block: "M12 4L2.500 20h19zM8 14.500h8",
  anchor: "M12 21s7-6.100 7-11.500A7 7 0 0 0 5 9.500C5 14.900 12 21 12 21ZM12 11.500v-4M10 9.500h4",
  connector: "M4 20h4v-4h4v-4h4V8h4M15 3.500h5V8",
  undo: "M9 5L4.500 9.500 9 14M4.500 9.500H14a5.500 5.500 0 0 1 0 11h-3",
  redo: "M15 5l4.500 4.500L15 14M19.500 9.500H10a5.500 5.500 0 0 0 0 11h3",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  levels: "M12 3l9 5-9 5-9-5zM3 13l9 5 9-5",
};

/** An icon by name; the words beside it, or the button's name, say what it means. */
export function PlanIcon({ name, size = 24 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${STROKES[name]} /></svg>`;
}
