/** Items and their places as the API tells them, made on the phone: the twin of floorassist/catalog/queries.py. */
import { formatAddress } from "../address.js";
import { ROLE_ORDER, UNKNOWN, say } from "../placement.js";
import { tr } from "../translation.js";

const TEMPLATE = "{aisle}-{bay}{side}";

/**
 * An item as `GET /api/items/<id>` gives it, without its picture, which only the network has.
 * @param {import("./pack.js").CarriedItem} row
 * @param {import("../spots.js").Spots|null} spots
 */
export function itemView(row, spots) {
  const placements = row.places.map((place) => placementView(place, spots)).sort(homeFirst);
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    brand: row.brand,
    department: row.department,
    gtins: row.gtins,
    keywords: row.keywords,
    quantity: row.quantity,
    out_of_stock: isOut(row.quantity),
    price: row.price,
    image: "",
    url: row.gtins.length ? `/01/${row.gtins[0]}` : `/i/${row.id}`,
    say: placements.length ? placements[0].say : tr(UNKNOWN),
    placements,
  };
}

/** Whether none is left, by the store's own list. */
export function isOut(quantity) {
  return quantity !== null && quantity <= 0;
}

/** A place as the plan calls it now; as the store wrote it where the plan does not know it. */
export function placementView(row, spots) {
  const spot = (row.spot && spots?.byId.get(row.spot)) || null;
  let { aisle, bay, side } = row;
  if (spot?.aisle) {
    aisle = spot.aisle;
    if (spot.bay) [bay, side] = [spot.bay.replace(/^0+/, "") || spot.bay, side && (spot.side ?? "")];
  }
  const address = bay ? { aisle, bay, side: side || null } : { aisle, bay: null, side: null };
  return {
    id: row.id,
    aisle,
    bay,
    side,
    shelf: row.shelf,
    role: row.role,
    spot: spot?.kind === "bay" ? spot.id : null,
    code: spot && !spot.aisle ? spot.code : formatAddress(spots?.template ?? TEMPLATE, address),
    x: spot ? spot.place[0] / 1000 : null,
    y: spot ? spot.place[1] / 1000 : null,
    level: spot?.level ?? null,
    on_plan: spot !== null,
    confirmed_at: row.confirmed_at,
    doubted_at: row.doubted_at,
    being_reset: row.being_reset ?? false,
    say: say({ aisle, bay, side, shelf: row.shelf, role: row.role }),
  };
}

/** A place as `GET /api/spots/<spot>` gives it; `items` are there. */
export function spotView(spot, items) {
  const { kind, id, code, aisle, bay, side, label, level, department, was = null } = spot;
  const [x, y] = spot.place.map((millimetres) => millimetres / 1000);
  const shown = kind === "anchor" ? "fixture" : kind;
  return { kind: shown, id, code, aisle, bay, side, label, x, y, level, department, items, renamed_from: was };
}

/** Home first, and places in doubt last. */
function homeFirst(one, other) {
  const doubt = Number(one.doubted_at !== null) - Number(other.doubted_at !== null);
  return doubt || ROLE_ORDER[one.role] - ROLE_ORDER[other.role];
}
