/**
 * What a gesture would do if it ended now, for the canvas to draw: `{shift: [dx, dy]}` (all that is selected moves by),
 * `{edits}` (objects as they would be), `{points, closed}` (what is being drawn), `{box}` (what would be selected), each
 * with `guides`; null between gestures.
 */

import { cell } from "../../device/store.js";

export const ghost = cell(null);
