/** The icons: strokes on a 24 grid, drawn in the colour of the text beside them. */

import { html } from "preact";

const STROKES = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.8-4.8",
  scan: "M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8v8M11 8v8M13.5 8v8M16 8v8",
  hail: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 20c0-3.4 2.4-6 5.5-6s5.5 2.6 5.5 6M16 5.5c1.2 1 1.9 2.4 1.9 4s-.7 3-1.9 4M18.8 3c1.9 1.6 3 3.9 3 6.5s-1.1 4.9-3 6.5",
  inbox: "M6 10a6 6 0 1 1 12 0c0 4.5 2 6 2 6H4s2-1.500 2-6ZM10 19.500a2.200 2.200 0 0 0 4 0",
  pin: "M12 21s7-6.1 7-11.500A7 7 0 0 0 5 9.500C5 14.900 12 21 12 21ZM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c.6-3.700 3.700-6.300 7.500-6.300s6.900 2.600 7.500 6.300",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  download: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.500l4.500 4.500L19 7.500",
  walk: "M13 5.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3ZM12 8l-2 6 3.500 2.500L15 22M10 14l-2.500 8M12 8l-4 2-1 3.500M12.300 8.500l2.200 3 3.500 1",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  keys: "M3 6.500h18v11H3zM6.500 10h.01M10 10h.01M14 10h.01M17.500 10h.01M8 14h8",
  photo: "M4 7.500h3.500L9 5h6l1.500 2.500H20v11.500H4zM12 16.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400Z",
  lamp: "M9 17.500h6M10 21h4M8.500 14A6 6 0 1 1 15.500 14c-.9.700-1 1.600-1 3.500h-5c0-1.900-.1-2.800-1-3.500Z",
  map: "M9 4L3.500 6.200v13.800L9 17.800l6 2.200 5.500-2.200V4L15 6.200 9 4ZM9 4v13.800M15 6.200V20",
  clock: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 7.500V12l3 2",
  offline: "M4 4l16 16M5 12.500a10 10 0 0 1 4-2.400M2 9a15 15 0 0 1 4.500-2.900M12.500 5a15 15 0 0 1 9.500 4M15.500 10.600a10 10 0 0 1 3.500 1.900M8.500 16a5 5 0 0 1 7 0M12 19.500h.01",
  warning: "M12 4L2.500 20h19L12 4ZM12 10v4.500M12 17.300h.01",
  door: "M13 4H6v16h7M10 12h11M17.500 8.500L21 12l-3.500 3.500",
  handon: "M4 18.500v-3a5 5 0 0 1 5-5h10M15 6l4.500 4.500L15 15",
  refresh: "M20 5v5h-5M4 19v-5h5M5.500 9A7 7 0 0 1 18 7.500l2 2.500M18.500 15A7 7 0 0 1 6 16.500L4 14",
  cup: "M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V9ZM16 10.500h2a2.500 2.500 0 0 1 0 5h-2M8 3v3M12 3v3",
  badge: "M12 3l7 3v5.500c0 4.500-3 7.700-7 9.500-4-1.800-7-5-7-9.500V6l7-3ZM8.500 12l2.500 2.500 4.500-4.800",
  microphone: "M12 14.500a3 3 0 0 0 3-3V6.500a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM6 11.500a6 6 0 0 0 12 0M12 17.500V21M9 21h6",
  phone: "M6.500 3.500h3l1.500 4-2 1.500a12 12 0 0 0 6 6l1.500-2 4 1.500v3a2 2 0 0 1-2 2A16.500 16.500 0 0 1 4.500 5.500a2 2 0 0 1 2-2Z",
  share: "M12 15.500V3.500M8 7l4-3.500L16 7M7 10.500H5v10h14v-10h-2",
  home: "M5 4h14v16H5zM12 8.500v7M8.500 12h7",
  words: "M4 5h16v11H9.500L5 20v-4H4zM8 9h8M8 12.300h5",
};

/** Every icon there is, for the page of the look. */
export const ICON_NAMES = Object.keys(STROKES);

/** Those that point on, or back: where one reads from right to left they point the other way. */
const ONWARD = new Set(["back", "next", "door", "handon", "walk"]);

/** An icon by name; it says nothing to a screen reader, the words beside it do. */
export function Icon({ name, size = 24 }) {
  return html`<svg class=${ONWARD.has(name) ? "icon icon-onward" : "icon"} width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${STROKES[name]} />
  </svg>`;
}
