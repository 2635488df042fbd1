// How many edits lead from one word to another: a letter put in, left out or changed, or two neighbours swapped; and
// the words at the fewest edits from one.

import { codes } from "./letters.js";

const LONGEST = 256;
const ROWS = [0, 1, 2].map(() => new Int32Array(LONGEST + 1));

/** The edits between two words, each the numbers of its letters; `most` + 1 stands for more than `most`. */
export function edits(one, other, most) {
  let start = 0;
  let [n, m] = [one.length, other.length];
  while (start < n && start < m && one[start] === other[start]) start += 1;
  while (n > start && m > start && one[n - 1] === other[m - 1]) {
    n -= 1;
    m -= 1;
  }
  [n, m] = [n - start, m - start];
  if (Math.abs(n - m) > most || m > LONGEST) return most + 1;
  return n && m ? counted(one, other, start, n, m, most) : Math.max(n, m);
}

/** The edits between n and m letters from `start` on, a row of the table at a time, near its diagonal. */
function counted(one, other, start, n, m, most) {
  let [before, above, row] = ROWS;
  for (let j = 0; j <= m; j += 1) above[j] = j;
  for (let i = 1; i <= n; i += 1) {
    const letter = one[start + i - 1];
    const [from, to] = [Math.max(1, i - most), Math.min(m, i + most)];
    row[from - 1] = from === 1 ? i : most + 1;
    let least = row[from - 1];
    for (let j = from; j <= to; j += 1) {
      const same = letter === other[start + j - 1];
      let value = above[j - 1] + (same ? 0 : 1);
      if (row[j - 1] + 1 < value) value = row[j - 1] + 1;
      if (j < i + most && above[j] + 1 < value) value = above[j] + 1;
      const swapped = i > 1 && j > 1 && letter === other[start + j - 2] && one[start + i - 2] === other[start + j - 1];
      if (swapped && before[j - 2] + 1 < value) value = before[j - 2] + 1;
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[m], most + 1);
}

/**
 * The places of the words at the fewest edits from one, and how many edits; none beyond `most`. An edit changes at
 * most two letters of a word's sketch.
 */
export function nearest(surfaces, { lengths, low, high }, word, most) {
  const letters = codes(word);
  const [ownLow, ownHigh] = sketch(letters);
  let [ring, fewest] = [[], most];
  for (let place = 0; place < surfaces.length; place += 1) {
    if (Math.abs(lengths[place] - letters.length) > fewest) continue;
    if (bits(low[place] ^ ownLow) + bits(high[place] ^ ownHigh) > 2 * fewest) continue;
    const distance = edits(letters, codes(surfaces[place]), fewest);
    if (distance < fewest) [ring, fewest] = [[], distance];
    if (distance <= fewest) ring.push(place);
  }
  return [ring, fewest];
}

/** Whether a beginning of a word is one edit at most away from these letters. */
export function beginsNear(letters, surface) {
  const other = codes(surface);
  for (let end = letters.length - 1; end <= letters.length + 1; end += 1) {
    if (edits(letters, other.slice(0, end), 1) <= 1) return true;
  }
  return false;
}

/** The length of each word, and one bit for each letter that occurs, of 64 in two halves. */
export function sketches(surfaces) {
  const [lengths, low, high] = [0, 1, 2].map(() => new Int32Array(surfaces.length));
  surfaces.forEach((surface, place) => {
    const letters = codes(surface);
    lengths[place] = letters.length;
    [low[place], high[place]] = sketch(letters);
  });
  return { lengths, low, high };
}

function sketch(letters) {
  let [low, high] = [0, 0];
  for (const letter of letters) {
    if (letter & 32) high |= 1 << (letter & 31);
    else low |= 1 << (letter & 31);
  }
  return [low, high];
}

/** How many bits of 32 are set. */
function bits(value) {
  let left = value - ((value >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
