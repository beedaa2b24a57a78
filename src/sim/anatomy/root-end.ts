/** Where a nerve root with its foraminal plexus leaves the canal: the circle that the medial ends of its strands stand on. */
import { distanceMm, type Point, roundedMm } from './centreline.ts';
import { cross, dot, minus, unit, unitAcross } from './vector.ts';
import type { VesselPlan } from './vessel-plan.ts';

export interface RootEnd {
  centreMm: Point;
  radiusMm: number;
  /** Across the root: as far forwards, and as far downwards from there, as can be. */
  front: Point;
  down: Point;
}

const CONTROL_POINTS_PER_ARC = 17;

/** Null where the foramen has no plexus that opens into the canal. */
export function rootEnd(strands: readonly VesselPlan[]): RootEnd | null {
  const ends = strands.map(({ points }) => points[points.length - 1]);
  const [first] = strands;
  if (!first) return null;
  const mean = (k: 0 | 1 | 2) => ends.reduce((sum, end) => sum + end[k], 0) / ends.length;
  const centreMm: Point = [mean(0), mean(1), mean(2)];
  const inward = unit(minus(ends[0], first.points[first.points.length - 2]));
  const front = unitAcross([0, 0, 1], inward);
  const side = cross(inward, front);
  const down: Point = side[1] < 0 ? side : [-side[0], -side[1], -side[2]];
  return { centreMm, radiusMm: distanceMm(centreMm, ends[0]), front, down };
}

/** A point of the circle, by its angle from the front downwards. */
function atAngle({ centreMm, radiusMm, front, down }: RootEnd, deg: number): Point {
  const angleRad = (deg * Math.PI) / 180;
  const [c, s] = [radiusMm * Math.cos(angleRad), radiusMm * Math.sin(angleRad)];
  const part = (k: 0 | 1 | 2) => centreMm[k] + c * front[k] + s * down[k];
  return roundedMm([part(0), part(1), part(2)]);
}

/** Where a column passes. A lone strand has no circle: at its end. */
export function frontOf(root: RootEnd): Point {
  return atAngle(root, 0);
}

/** From below up round the back of the root: the rest of the circle. */
export function roundBack(root: RootEnd, opensAtDeg: number): Point[] {
  const last = CONTROL_POINTS_PER_ARC - 1;
  return Array.from({ length: CONTROL_POINTS_PER_ARC }, (_, i) =>
    atAngle(root, opensAtDeg + ((360 - 2 * opensAtDeg) * i) / last),
  );
}

/** Whether a strand's end lies before the arc begins. */
export function isInGap(root: RootEnd, endMm: Point, opensAtDeg: number): boolean {
  const forwardMm = dot(minus(endMm, root.centreMm), root.front);
  return !isCircle(root) || forwardMm > root.radiusMm * Math.cos((opensAtDeg * Math.PI) / 180);
}

/** @assumption a circle finer than the finest vein is none, mm */
const LEAST_RADIUS_MM = 0.5;

export function isCircle({ radiusMm }: RootEnd): boolean {
  return radiusMm >= LEAST_RADIUS_MM;
}
