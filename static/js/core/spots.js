// The places of a plan document that have a code: the twin of floorassist/floor/spots.py. A spot is
// {kind, id, code, level, place, facing, aisle, bay, side, label, department}; place and facing are in mm. One that was
// found by an address which it had before tells it as one says it: {was: "A12"}.

import { formatAddress, readAddress } from "./address.js";
import { Frame, aisleFrame, mm, placeOf } from "./geometry.js";
import { tr } from "./translation.js";

const ARM = 500;

/** What `GET /api/plan` told of renamed places, as far as it holds at this moment (ms since 1970). */
export function stillRenamed({ renamed = [] }, now) {
  return renamed.filter(({ until }) => Date.parse(until) > now);
}

export class Spots {
  /** `renamed`: `[{aisle, bay, side, spot}]`, the addresses that places had before. */
  constructor(plan, renamed = []) {
    this.plan = plan;
    this.template = plan.address?.template ?? "{aisle}-{bay}{side}";
    this.byId = new Map();
    this.aisles = new Map();
    this.named = new Map();
    this.bays = new Map();
    for (const aisle of plan.aisles ?? []) this.addAisle(aisle);
    for (const each of [...(plan.fixtures ?? []), ...(plan.anchors ?? [])]) {
      if ((each.code ?? null) === null) continue;
      const spot = standing(plan, each);
      this.byId.set(spot.id, spot);
      if (!this.named.has(spot.code.toLowerCase())) this.named.set(spot.code.toLowerCase(), spot);
    }
    const here = renamed.filter(({ spot }) => this.byId.has(spot));
    this.former = new Map(here.map(({ aisle, bay, side, spot }) => [formerKey(aisle, bay, side), spot]));
    this.names = [...new Set([...this.aisles.keys(), ...here.map(({ aisle }) => aisle)])];
  }

  /** The bay of an aisle, or null; without a side the left one, else the right. */
  bay(aisle, bay, side = null) {
    if (!/^[0-9]+$/u.test(bay)) return null;
    for (const each of side ? [side] : ["L", "R"]) {
      const found = this.bays.get(`${each}${Number(bay)} ${aisle}`);
      if (found) return found;
    }
    return null;
  }

  /**
   * The spots that a text may mean, likeliest first: an id, a code, or an address however written. What it named before
   * places were renamed comes behind what it names now, and tells what it was.
   */
  read(text) {
    const bare = text.trim();
    if (this.byId.has(bare)) return [this.byId.get(bare)];
    if (this.named.has(bare.toLowerCase())) return [this.named.get(bare.toLowerCase())];
    const found = this.former.size ? this.meant(bare, this.names) : [];
    return found.length ? found : this.meant(bare, this.aisles.keys());
  }

  /** What had this address before, with what it was; `taken`: another place has it now. */
  renamed(address, taken) {
    const spot = this.formerly(address);
    const code = formatAddress(this.template, address);
    return spot && { ...spot, was: taken ? tr("the old {code}", { code }) : code };
  }

  /** What had this address: the bay itself, else the bay of that number in what the aisle is now. */
  formerly({ aisle, bay, side }) {
    const whole = this.byId.get(this.former.get(formerKey(aisle, null, null))) ?? null;
    if (bay === null) return whole;
    for (const each of side ? [side] : ["L", "R"]) {
      const id = this.former.get(formerKey(aisle, bay, each));
      if (id) return this.byId.get(id);
    }
    return whole?.aisle ? this.bay(whole.aisle, bay, side) : null;
  }

  meant(text, names) {
    const found = new Map();
    for (const address of readAddress(text, names, this.template)) {
      const { aisle, bay, side } = address;
      const spot = (bay === null ? this.aisles.get(aisle) : this.bay(aisle, bay, side)) ?? null;
      for (const each of [spot, this.renamed(address, spot !== null)]) {
        if (each && !found.has(each.id)) found.set(each.id, each);
      }
    }
    return [...found.values()];
  }

  addAisle(aisle) {
    const frame = aisleFrame(aisle);
    const shared = { level: aisle.level, aisle: aisle.code, department: aisle.department || null };
    const whole = {
      ...shared,
      kind: "aisle",
      id: aisle.id,
      code: aisle.code,
      place: frame.at(frame.length / 2, 0),
      facing: null,
      bay: null,
      side: null,
      label: aisle.name || null,
    };
    this.byId.set(aisle.id, whole);
    this.aisles.set(aisle.code, whole);
    for (const bay of aisle.bays ?? []) {
      const spot = {
        ...shared,
        kind: "bay",
        id: bay.id,
        code: formatAddress(this.template, { aisle: aisle.code, bay: bay.code, side: bay.side }),
        ...before(frame, aisle, bay),
        bay: bay.code,
        side: bay.side,
        label: bay.label ?? null,
      };
      this.byId.set(bay.id, spot);
      this.bays.set(`${bay.side}${Number(bay.code)} ${aisle.code}`, spot);
    }
  }
}

function formerKey(aisle, bay, side) {
  return `${side ?? ""}${bay ?? ""} ${aisle}`;
}

/** Where one stands in front of a bay, and the way one looks: {place, facing}. */
export function before(frame, aisle, bay) {
  const sign = bay.side === "L" ? -1 : 1;
  const along = mm(bay.at) + Math.floor(mm(bay.width) / 2);
  const across = Math.max(0, Math.floor(mm(aisle.width) / 2) - ARM);
  const place = frame.at(along, sign * across);
  const shelf = frame.at(along, sign * (across + 1000));
  return { place, facing: [shelf[0] - place[0], shelf[1] - place[1]] };
}

/** The spot of a fixture or an anchor. */
export function standing(plan, each) {
  const { id, level } = each;
  const spot = { id, code: each.code, level, aisle: null, bay: null, side: null, department: null };
  spot.label = each.name ?? null;
  if (each.at) {
    const place = placeOf(each.at);
    const facing = each.kind === "entrance" ? inward(plan, level, place) : null;
    return { ...spot, kind: "anchor", place, facing };
  }
  const points = each.polygon.map(placeOf);
  const edges = points.map((point, n) => [point, points[(n + 1) % points.length]]);
  const area = edges.reduce((sum, [[ax, ay], [bx, by]]) => sum + (ax * by - bx * ay), 0);
  const rank = (f) => [Math.floor(f.length + 0.5), f.start[1] + f.end[1], f.start[0] + f.end[0]];
  let front = null;
  for (const [a, b] of edges) {
    const frame = area > 0 ? new Frame(a, b) : new Frame(b, a);
    if (!front || isMore(rank(frame), rank(front))) front = frame;
  }
  const place = front.at(front.length / 2, -ARM);
  const inside = front.at(front.length / 2, ARM);
  return { ...spot, kind: "fixture", place, facing: [inside[0] - place[0], inside[1] - place[1]] };
}

function inward(plan, level, [x, y]) {
  const size = plan.levels.find((each) => each.id === level);
  const edges = [
    [x, 1, 0],
    [mm(size.width) - x, -1, 0],
    [y, 0, 1],
    [mm(size.depth) - y, 0, -1],
  ];
  const nearest = edges.reduce((best, each) => (isMore(best, each) ? each : best));
  return nearest.slice(1);
}

/** Whether the first list of numbers comes after the second, by their first difference. */
function isMore(a, b) {
  const n = a.findIndex((value, i) => value !== b[i]);
  return n >= 0 && a[n] > b[n];
}
