/**
 * Four digits behind the point as Python's `round` gives them: halves to even; only 32nds can be halves.
 * @param {number} value - from 0 on
 * @returns {number}
 */
export function fourDigits(value) {
  const whole = Math.floor(value * 1e4);
  const half = Number.isInteger(value * 32) && value * 1e4 - whole === 0.5;
  return half ? (whole + (whole % 2)) / 1e4 : Number(value.toFixed(4));
}
