/**
 * Where a floor-plan picture lies under the plan. A placing is `{x, y, metres_per_pixel, angle}`: the plan's point under
 * the picture's upper left corner, and degrees clockwise around it.
 */

/** The placing of a picture that fills a level as far as it can, both in their own shape. */
export function fittingIn({ width, height }, level) {
  const metres = Math.min(level.width / width, level.depth / height);
  return { x: millimetres((level.width - width * metres) / 2), y: millimetres((level.depth - height * metres) / 2), metres_per_pixel: metres, angle: 0 };
}

/** The pixel of the picture under a point of the plan. */
export function pixelAt({ x, y, metres_per_pixel: metres, angle }, [px, py]) {
  const [cos, sin] = turnOf(angle);
  const [dx, dy] = [px - x, py - y];
  return [(dx * cos + dy * sin) / metres, (dy * cos - dx * sin) / metres];
}

/** The point of the plan over a pixel of the picture. */
export function pointAt({ x, y, metres_per_pixel: metres, angle }, [px, py]) {
  const [cos, sin] = turnOf(angle);
  return [x + (px * cos - py * sin) * metres, y + (px * sin + py * cos) * metres];
}

/**
 * The placing by two points that were tapped on the plan and the real metres between them. `first` is where the first
 * one really lies (where it was tapped, when null), `turn` the real direction from it to the second in degrees (as it
 * is, when null). Null where the two are one point.
 */
export function placedBy(placing, [one, other], { distance, first = null, turn = null }) {
  const [a, b] = [pixelAt(placing, one), pixelAt(placing, other)];
  const pixels = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (!(pixels > 1) || !(distance > 0)) return null;
  const drawn = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
  const angle = turn === null ? placing.angle : (((turn - drawn) % 360) + 360) % 360;
  const turned = { x: 0, y: 0, metres_per_pixel: distance / pixels, angle: Math.round(angle * 1000) / 1000 };
  const [x, y] = pointAt(turned, a);
  const [wx, wy] = first || one;
  return { ...turned, x: millimetres(wx - x), y: millimetres(wy - y) };
}

function turnOf(angle) {
  const turn = (angle * Math.PI) / 180;
  return [Math.cos(turn), Math.sin(turn)];
}

const millimetres = (metres) => Math.round(metres * 1000) / 1000;
