import { type Point, pointOf } from './centreline.ts';
import type { Vessel } from './tree.ts';

/** One place where two vessels open into each other. */
export interface Join {
  /** The vessel that ends here, and the arc of that end. */
  vessel: number;
  arcMm: number;
  /** The vessel that it opens into, and the arc nearest to that end. */
  onto: number;
  ontoArcMm: number;
  /** From the end to the other's axis. Under the sum of both radii the lumens overlap. */
  gapMm: number;
  overlapMm: number;
}

/** The place on a vessel's axis that is nearest to something. */
export interface Nearest {
  arcMm: number;
  distanceMm: number;
  radiusMm: number;
}

/** Measures from an end of a vessel to the one that it opens into. */
export type Reach = (vessel: Vessel, end: 'from' | 'to', onto: Vessel) => Nearest;

export function nearestToEnd(vessel: Vessel, end: 'from' | 'to', onto: Vessel): Nearest {
  return nearestOnAxis(onto, pointOf(vessel.pointsMm, indexOf(vessel, end)));
}

/** Every join that the `from` and `to` of the vessels name. Unknown names are left out. */
export function findJoins(vessels: readonly Vessel[], reach: Reach = nearestToEnd): Join[] {
  const byId = new Map<string | null, Vessel>(vessels.map((vessel) => [vessel.id, vessel]));
  const joins: Join[] = [];
  for (const vessel of vessels) {
    const from = byId.get(vessel.from);
    const to = byId.get(vessel.to);
    if (from) joins.push(joinEnd(vessel, 'from', from, reach));
    if (to) joins.push(joinEnd(vessel, 'to', to, reach));
  }
  return joins;
}

function joinEnd(vessel: Vessel, end: 'from' | 'to', onto: Vessel, reach: Reach): Join {
  const at = indexOf(vessel, end);
  const { arcMm, distanceMm: gapMm, radiusMm } = reach(vessel, end, onto);
  const overlapMm = radiusMm + vessel.radiusMm[at] - gapMm;
  return { vessel: vessel.index, arcMm: vessel.arcMm[at], onto: onto.index, ontoArcMm: arcMm, gapMm, overlapMm };
}

function indexOf({ arcMm }: Vessel, end: 'from' | 'to'): number {
  return end === 'from' ? 0 : arcMm.length - 1;
}

/** The place on a vessel's axis that is nearest to a point. Allocates its answer and nothing else: it is asked in every tick. */
export function nearestOnAxis(vessel: Vessel, point: Point): Nearest {
  const { pointsMm, arcMm, radiusMm } = vessel;
  let nearest = -1;
  let share = 0;
  let distanceMm = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < arcMm.length; i++) {
    const ax = pointsMm[3 * i];
    const ay = pointsMm[3 * i + 1];
    const az = pointsMm[3 * i + 2];
    const dx = pointsMm[3 * i + 3] - ax;
    const dy = pointsMm[3 * i + 4] - ay;
    const dz = pointsMm[3 * i + 5] - az;
    const square = dx ** 2 + dy ** 2 + dz ** 2;
    const along = (point[0] - ax) * dx + (point[1] - ay) * dy + (point[2] - az) * dz;
    // how far along the piece the foot of the point is, 0…1
    const foot = square > 0 ? Math.min(1, Math.max(0, along / square)) : 0;
    const offX = point[0] - (ax + foot * dx);
    const offY = point[1] - (ay + foot * dy);
    const offZ = point[2] - (az + foot * dz);
    const away = Math.sqrt(offX ** 2 + offY ** 2 + offZ ** 2);
    if (away < distanceMm) {
      nearest = i;
      share = foot;
      distanceMm = away;
    }
  }
  if (nearest < 0) return { arcMm: 0, distanceMm, radiusMm: 0 };
  return { arcMm: mix(arcMm, nearest, share), distanceMm, radiusMm: mix(radiusMm, nearest, share) };
}

function mix(values: Float64Array, at: number, share: number): number {
  return values[at] + share * (values[at + 1] - values[at]);
}
