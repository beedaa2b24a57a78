import { distanceMm, type Point, pointOf } from './centreline.ts';
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

/** Every join that the `from` and `to` of the vessels name. Unknown names are left out. */
export function findJoins(vessels: readonly Vessel[]): Join[] {
  const byId = new Map(vessels.map((vessel) => [vessel.id, vessel]));
  return vessels.flatMap((vessel) => {
    const from = vessel.from === null ? undefined : byId.get(vessel.from);
    const to = vessel.to === null ? undefined : byId.get(vessel.to);
    return [...(from ? [joinEnd(vessel, 0, from)] : []), ...(to ? [joinEnd(vessel, vessel.arcMm.length - 1, to)] : [])];
  });
}

function joinEnd(vessel: Vessel, end: number, onto: Vessel): Join {
  const { arcMm, distanceMm: gapMm, radiusMm } = nearestOnAxis(onto, pointOf(vessel.pointsMm, end));
  const overlapMm = radiusMm + vessel.radiusMm[end] - gapMm;
  return { vessel: vessel.index, arcMm: vessel.arcMm[end], onto: onto.index, ontoArcMm: arcMm, gapMm, overlapMm };
}

/** The place on a vessel's axis that is nearest to a point. */
export function nearestOnAxis(vessel: Vessel, point: Point): { arcMm: number; distanceMm: number; radiusMm: number } {
  let best = { arcMm: 0, distanceMm: Number.POSITIVE_INFINITY, radiusMm: 0 };
  for (let i = 0; i + 1 < vessel.arcMm.length; i++) {
    const [a, b] = [pointOf(vessel.pointsMm, i), pointOf(vessel.pointsMm, i + 1)];
    const share = shareAlong(a, b, point);
    const foot: Point = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])];
    const away = distanceMm(foot, point);
    if (away < best.distanceMm) {
      const mix = (from: number, to: number) => from + share * (to - from);
      best = {
        arcMm: mix(vessel.arcMm[i], vessel.arcMm[i + 1]),
        distanceMm: away,
        radiusMm: mix(vessel.radiusMm[i], vessel.radiusMm[i + 1]),
      };
    }
  }
  return best;
}

/** How far along a→b the foot of a point is, 0…1. */
function shareAlong(a: Point, b: Point, point: Point): number {
  let along = 0;
  let square = 0;
  for (let k = 0; k < 3; k++) {
    along += (point[k] - a[k]) * (b[k] - a[k]);
    square += (b[k] - a[k]) ** 2;
  }
  return square > 0 ? Math.min(1, Math.max(0, along / square)) : 0;
}
