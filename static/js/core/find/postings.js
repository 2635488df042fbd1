/** Where each stem stands: numbers of findables, ascending, and the weight of the field in each. */

const MOST = 2000;
const NOWHERE = { numbers: new Int32Array(0), weights: new Float32Array(0), from: 0, to: 0 };

/** Postings that never change: all in two arrays one after the other, but for the few changed since. */
export class Postings {
  constructor(starts, numbers, weights, changed = new Map()) {
    Object.assign(this, { starts, numbers, weights, changed });
  }

  /** The posting of a stem's number: its part of two arrays, {numbers, weights, from, to}. */
  of(at) {
    if (at === undefined) return NOWHERE;
    const changed = this.changed.get(at);
    if (changed) return changed;
    if (at + 1 >= this.starts.length) return NOWHERE;
    return { numbers: this.numbers, weights: this.weights, from: this.starts[at], to: this.starts[at + 1] };
  }

  /** How many findables have a stem. */
  count(at) {
    const { from, to } = this.of(at);
    return to - from;
  }

  /**
   * The postings without some numbers and with others, which are higher than all.
   * @param {Map<number, {gone: Set<number>, added: number[], weights: number[]}>} changes - by the stem's number
   */
  with(changes) {
    const changed = new Map(this.changed);
    for (const [at, { gone, added, weights }] of changes) {
      const old = this.of(at);
      const numbers = new Int32Array(old.to - old.from + added.length);
      const kept = { numbers, weights: new Float32Array(numbers.length), from: 0, to: 0 };
      for (let place = old.from; place < old.to; place += 1) {
        if (!gone.has(old.numbers[place])) push(kept, old.numbers[place], old.weights[place]);
      }
      added.forEach((number, n) => push(kept, number, weights[n]));
      changed.set(at, kept);
    }
    const next = new Postings(this.starts, this.numbers, this.weights, changed);
    return changed.size > MOST ? next.joined() : next;
  }

  /** The same postings, all in two arrays again. */
  joined() {
    let stems = this.starts.length - 1;
    for (const at of this.changed.keys()) stems = Math.max(stems, at + 1);
    const starts = new Int32Array(stems + 1);
    for (let at = 0; at < stems; at += 1) starts[at + 1] = starts[at] + this.count(at);
    const [numbers, weights] = [new Int32Array(starts[stems]), new Float32Array(starts[stems])];
    for (let at = 0; at < stems; at += 1) {
      const each = this.of(at);
      numbers.set(each.numbers.subarray(each.from, each.to), starts[at]);
      weights.set(each.weights.subarray(each.from, each.to), starts[at]);
    }
    return new Postings(starts, numbers, weights);
  }
}

function push(posting, number, weight) {
  posting.numbers[posting.to] = number;
  posting.weights[posting.to] = weight;
  posting.to += 1;
}

/**
 * The postings of findables numbered from 0 on.
 * @param {number} stems - how many
 * @param {number[]} roots - the stems' numbers of all findables, one after the other
 * @param {number[]} weights - the weight of each
 * @param {number[]} sizes - how many each findable has
 */
export function postings(stems, roots, weights, sizes) {
  const starts = new Int32Array(stems + 1);
  for (const root of roots) starts[root + 1] += 1;
  for (let at = 0; at < stems; at += 1) starts[at + 1] += starts[at];
  const next = starts.slice();
  const [numbers, weight] = [new Int32Array(roots.length), new Float32Array(roots.length)];
  let place = 0;
  sizes.forEach((count, number) => {
    for (const end = place + count; place < end; place += 1) {
      const at = next[roots[place]]++;
      numbers[at] = number;
      weight[at] = weights[place];
    }
  });
  return new Postings(starts, numbers, weight);
}
