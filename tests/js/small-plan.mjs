/** A small store for the rules of the editor: three aisles side by side, a table, walls with a door, an upper floor. */

let made = 0;

/** Ids that are like no other. */
export const fresh = (prefix) => `${prefix}-new-${(made += 1)}`;

export const bay = (id, code, side, at, width = 2) => ({ id, code, side, at, width });

export const aisle = (n, x) => ({
  id: `a${n}`, level: "g", code: `A${n}`, name: "", department: "Paint", from: [x, 12], to: [x, 4], width: 2,
  bays: ["L", "R"].flatMap((side) => [0, 2, 4, 6].map((at, m) => bay(`a${n}${side}${m}`, String(m + 1), side, at))),
});

export function smallPlan() {
  return {
    schema: 1, name: "Corner", sketch: false, address: { template: "{aisle}-{bay}{side}" },
    levels: [{ id: "g", name: "Ground", ordinal: 0, width: 20, depth: 16 }, { id: "u", name: "Upper", ordinal: 1, width: 20, depth: 16 }],
    zones: [{ id: "z1", level: "g", department: "Paint", polygon: [[0, 0], [10, 0], [10, 16], [0, 16]] }],
    aisles: [aisle(1, 4), aisle(2, 7), aisle(3, 10)],
    walls: [{ id: "w1", level: "g", line: [[0, 0], [20, 0], [20, 16], [0, 16], [0, 0]], thickness: 0.2 }],
    doors: [{ id: "d1", level: "g", at: [6, 16], width: 1.2, staff_only: false, one_way: false }],
    fixtures: [{ id: "f1", level: "g", kind: "table", polygon: [[14, 6], [16, 6], [16, 7], [14, 7]] }],
    anchors: [{ id: "e1", level: "g", kind: "entrance", code: "ENTRANCE", name: "Entrance", at: [6, 15] }],
    connectors: [{ id: "c1", kind: "lift", name: "Lift", stops: [{ level: "g", at: [18, 2] }, { level: "u", at: [18, 2] }], seconds: 40, staff_only: false, one_way: false }],
    blocks: [],
  };
}
