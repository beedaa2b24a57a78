/** The composite rod as a smooth projected curve, sampled finely enough to draw. Arrays are reused from pulse to pulse. */

import { type BeamFrame, projectToPlane, type RodState } from '../../sim/index.ts';

/** The part of the rod that can be seen. */
export type DrawnRod = Pick<RodState, 'count' | 'arcMm' | 'xMm' | 'yMm' | 'zMm' | 'xPrevMm' | 'yPrevMm' | 'zPrevMm'>;

const MAX_SAMPLES = 4000;
/** Largest distance between samples, mm. */
const STEP_MM = 1.5;
/** A piece seen end-on darkens at most this much. @assumption beyond it a loop would be a black dot */
const MAX_END_ON = 3;

interface RodCurve {
  count: number;
  /** Arc from the sheath, mm. */
  arcMm: Float64Array;
  /** Place in the plane of the isocentre, mm, and unit normal of the curve there. */
  u: Float64Array;
  v: Float64Array;
  normalU: Float64Array;
  normalV: Float64Array;
  /** Magnification towards the plane. */
  scale: Float64Array;
  /** 1 / sin(angle to the ray), at most 3. */
  endOn: Float64Array;
  /** Radius of curvature on the picture, mm. */
  bendRadius: Float64Array;
}

export function createRodCurve(): RodCurve {
  const array = () => new Float64Array(MAX_SAMPLES);
  return {
    count: 0,
    arcMm: array(),
    u: array(),
    v: array(),
    normalU: array(),
    normalV: array(),
    scale: array(),
    endOn: array(),
    bendRadius: array(),
  };
}

const point = new Float64Array(3);
const slope = new Float64Array(3);
const plane = new Float64Array(3);

/** Sample the rod between the last tick (alpha 0) and this one (alpha 1), as the beam sees it. */
export function traceRod(curve: RodCurve, rod: DrawnRod, alpha: number, frame: BeamFrame): void {
  curve.count = 0;
  for (let node = 0; node + 1 < rod.count; node++) {
    const gapMm = rod.arcMm[node + 1] - rod.arcMm[node];
    const steps = Math.max(1, Math.min(12, Math.ceil(gapMm / STEP_MM)));
    const last = node + 2 === rod.count;
    for (let step = 0; step < steps + (last ? 1 : 0) && curve.count < MAX_SAMPLES; step++) {
      addSample(curve, rod, node, step / steps, alpha, frame);
    }
  }
  findNormals(curve);
}

function addSample(curve: RodCurve, rod: DrawnRod, node: number, t: number, alpha: number, frame: BeamFrame): void {
  along(rod.xMm, rod.xPrevMm, rod.count, node, t, alpha, 0);
  along(rod.yMm, rod.yPrevMm, rod.count, node, t, alpha, 1);
  along(rod.zMm, rod.zPrevMm, rod.count, node, t, alpha, 2);
  const index = curve.count++;
  projectToPlane(frame, point[0], point[1], point[2], plane);
  curve.u[index] = plane[0];
  curve.v[index] = plane[1];
  curve.scale[index] = plane[2];
  curve.arcMm[index] = rod.arcMm[node] + t * (rod.arcMm[node + 1] - rod.arcMm[node]);
  curve.endOn[index] = endOnFactor(frame);
}

/** One coordinate of the Catmull–Rom curve through the nodes, and its slope, into `point` and `slope`. */
function along(
  now: Float64Array,
  before: Float64Array,
  count: number,
  node: number,
  t: number,
  alpha: number,
  axis: number,
): void {
  const a = blend(now, before, Math.max(0, node - 1), alpha);
  const b = blend(now, before, node, alpha);
  const c = blend(now, before, node + 1, alpha);
  const d = blend(now, before, Math.min(count - 1, node + 2), alpha);
  const linear = 0.5 * (c - a);
  const square = a - 2.5 * b + 2 * c - 0.5 * d;
  const cube = 0.5 * (3 * b - a - 3 * c + d);
  point[axis] = b + t * (linear + t * (square + t * cube));
  slope[axis] = linear + t * (2 * square + 3 * t * cube);
}

function blend(now: Float64Array, before: Float64Array, index: number, alpha: number): number {
  return before[index] + (now[index] - before[index]) * alpha;
}

function endOnFactor(frame: BeamFrame): number {
  const rayX = point[0] - frame.sourceMm[0];
  const rayY = point[1] - frame.sourceMm[1];
  const rayZ = point[2] - frame.sourceMm[2];
  const crossX = slope[1] * rayZ - slope[2] * rayY;
  const crossY = slope[2] * rayX - slope[0] * rayZ;
  const crossZ = slope[0] * rayY - slope[1] * rayX;
  const lengths = Math.sqrt(
    (slope[0] ** 2 + slope[1] ** 2 + slope[2] ** 2) * (rayX * rayX + rayY * rayY + rayZ * rayZ),
  );
  const sine = Math.sqrt(crossX * crossX + crossY * crossY + crossZ * crossZ) / (lengths || 1);
  return Math.min(MAX_END_ON, 1 / Math.max(sine, 1e-3));
}

function findNormals(curve: RodCurve): void {
  const { count, u, v } = curve;
  for (let index = 0; index < count; index++) {
    const before = Math.max(0, index - 1);
    const after = Math.min(count - 1, index + 1);
    const du = u[after] - u[before];
    const dv = v[after] - v[before];
    const length = Math.sqrt(du * du + dv * dv);
    const keep = length < 1e-6 && index > 0;
    curve.normalU[index] = keep ? curve.normalU[index - 1] : -dv / (length || 1);
    curve.normalV[index] = keep ? curve.normalV[index - 1] : du / (length || 1);
    curve.bendRadius[index] = bendRadius(u, v, before, index, after);
  }
}

/** Radius of the circle through three points of the picture. */
function bendRadius(u: Float64Array, v: Float64Array, a: number, b: number, c: number): number {
  const ab = Math.hypot(u[b] - u[a], v[b] - v[a]);
  const bc = Math.hypot(u[c] - u[b], v[c] - v[b]);
  const ca = Math.hypot(u[a] - u[c], v[a] - v[c]);
  const area = Math.abs((u[b] - u[a]) * (v[c] - v[a]) - (u[c] - u[a]) * (v[b] - v[a]));
  return area < 1e-9 ? 1e6 : (ab * bc * ca) / (2 * area);
}
