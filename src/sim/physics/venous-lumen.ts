import type { VesselTree } from '../anatomy/index.ts';
import { type CapsuleHash, cellOf, hashCapsules } from './capsule-hash.ts';
import { type CapsuleSet, cutCapsules, depthInCapsule, offset, WIDTH } from './capsules.ts';
import type { Lumen, LumenProbe, SamplePlaces } from './lumen.ts';
import { MAX_SAMPLES } from './wall-samples.ts';

/**
 * The lumen of the venous tree: the union of tapered capsules, one per piece of centreline.
 * Depth at a point is the largest of R(t) − distance over the capsules; inside the union there is no wall between vessels
 * that meet. Between different vessels the maximum is rounded, as veins flare where they join: a sharp ridge would snag a
 * stiff wire node by node.
 */

/** Rounding of the ridge between two vessels, over the smaller of their radii. @assumption veins flare at their mouths; measured: 0.3 lets stiff wires by, 0.6 makes the right superior intercostal catch every wire */
const FLARE = 0.3;

/** A sample may move this far before its list of near capsules is made anew, mm. @assumption costs time only: within it the list is complete */
const FREE_MOVE_MM = 0.75;
/** Rounding of the seam between capsules of one vessel, mm: bends are smooth, their straight pieces are not. @assumption widens the vein by a quarter of it */
const SEAM_MM = 0.05;
/** Capsules remembered per sample. */
const NEAR_MOST = 48;
interface VenousLumen extends Lumen {
  readonly capsuleCount: number;
}

export function createVenousLumen(tree: VesselTree): VenousLumen {
  const capsules = cutCapsules(tree);
  const hash = hashCapsules(capsules);
  const near = new Int32Array(MAX_SAMPLES * NEAR_MOST);
  const nearCount = new Int32Array(MAX_SAMPLES);
  const clearMm = new Float64Array(MAX_SAMPLES);
  const seenAt = new Float64Array(MAX_SAMPLES * 3).fill(Number.POSITIVE_INFINITY);

  const gather = (sample: number, at: SamplePlaces): void => {
    seenAt[3 * sample] = at.xMm[sample]!;
    seenAt[3 * sample + 1] = at.yMm[sample]!;
    seenAt[3 * sample + 2] = at.zMm[sample]!;
    nearCount[sample] = collectNear(capsules, hash, near, sample, at);
    clearMm[sample] = clearance.mm;
  };
  const isClear = (sample: number, at: SamplePlaces, radiusMm: Float64Array): boolean => {
    const room = clearMm[sample]! - radiusMm[sample]!;
    if (room <= 0) return false;
    const dx = at.xMm[sample]! - seenAt[3 * sample]!;
    const dy = at.yMm[sample]! - seenAt[3 * sample + 1]!;
    const dz = at.zMm[sample]! - seenAt[3 * sample + 2]!;
    return dx * dx + dy * dy + dz * dz < room * room;
  };
  const probe = (sample: number, at: SamplePlaces, out: LumenProbe): void => {
    const dx = at.xMm[sample]! - seenAt[3 * sample]!;
    const dy = at.yMm[sample]! - seenAt[3 * sample + 1]!;
    const dz = at.zMm[sample]! - seenAt[3 * sample + 2]!;
    if (!(dx * dx + dy * dy + dz * dz < FREE_MOVE_MM * FREE_MOVE_MM)) gather(sample, at);
    probeUnion(capsules, near, nearCount, sample, at, out);
  };
  return { capsuleCount: capsules.count, gather, isClear, probe };
}

/** Scratch: depth and radius of each capsule of a cell. */
let depths = new Float64Array(1024);
let radii = new Float64Array(1024);

/** Depth at the point last gathered, without any rounding. */
const clearance = { mm: 0 };

/** List the capsules that can be the deepest, or blend with it, until the sample has moved by FREE_MOVE_MM. */
function collectNear(
  { count, numbers }: CapsuleSet,
  hash: CapsuleHash,
  near: Int32Array,
  sample: number,
  at: SamplePlaces,
): number {
  const x = at.xMm[sample]!;
  const y = at.yMm[sample]!;
  const z = at.zMm[sample]!;
  const slot = sample * NEAR_MOST;
  const cell = cellOf(hash, x, y, z);
  // A point that no vessel is near: look at all of them. Rare, and correct.
  const from = cell < 0 ? 0 : hash.start[cell]!;
  const to = cell < 0 ? count : hash.start[cell + 1]!;
  if (to - from > depths.length) {
    depths = new Float64Array(to - from);
    radii = new Float64Array(to - from);
  }
  let best = Number.NEGATIVE_INFINITY;
  let radius = 0;
  for (let i = from; i < to; i += 1) {
    const depth = depthInCapsule(numbers, (cell < 0 ? i : hash.list[i]!) * WIDTH, x, y, z);
    depths[i - from] = depth;
    radii[i - from] = offset.radius;
    if (depth <= best) continue;
    best = depth;
    radius = offset.radius;
  }
  let found = 0;
  clearance.mm = best;
  for (let margin = 2 * FREE_MOVE_MM + SEAM_MM; margin > 0.01; margin *= 0.7) {
    found = 0;
    for (let i = from; i < to && found <= NEAR_MOST; i += 1) {
      if (depths[i - from]! < best - margin - FLARE * Math.min(radius, radii[i - from]!)) continue;
      if (found < NEAR_MOST) near[slot + found] = cell < 0 ? i : hash.list[i]!;
      found += 1;
    }
    if (found <= NEAR_MOST) break;
  }
  return Math.min(found, NEAR_MOST);
}

/** A depth with its gradient and the radius it belongs to: one capsule's, one vessel's, and the union's. */
interface Depth {
  depth: number;
  radius: number;
  gx: number;
  gy: number;
  gz: number;
}
const one: Depth = { depth: 0, radius: 0, gx: 0, gy: 0, gz: 0 };
const own: Depth = { depth: 0, radius: 0, gx: 0, gy: 0, gz: 0 };
const all: Depth = { depth: 0, radius: 0, gx: 0, gy: 0, gz: 0 };

function clearDepth(d: Depth): void {
  d.depth = Number.NEGATIVE_INFINITY;
  d.radius = 0;
  d.gx = 0;
  d.gy = 0;
  d.gz = 0;
}

/** Larger of two depths, rounded where they differ by less than `blend`; into `into`. */
function foldDepth(into: Depth, other: Depth, blend: number): void {
  const difference = other.depth - into.depth;
  if (difference <= -blend) return;
  // Share of the newcomer: all of it when it is deeper by the blend, half when they are level.
  const h = difference >= blend ? 0 : 1 - Math.abs(difference) / blend;
  const share = difference > 0 ? 1 - 0.5 * h : 0.5 * h;
  into.depth = (difference > 0 ? other.depth : into.depth) + 0.25 * h * h * blend;
  if (difference > 0) into.radius = other.radius;
  into.gx += share * (other.gx - into.gx);
  into.gy += share * (other.gy - into.gy);
  into.gz += share * (other.gz - into.gz);
}

/** Largest depth over the listed capsules, rounded between vessels; the list is in order of vessels. */
function probeUnion(
  { numbers, vessel }: CapsuleSet,
  near: Int32Array,
  nearCount: Int32Array,
  sample: number,
  at: SamplePlaces,
  out: LumenProbe,
): void {
  const slot = sample * NEAR_MOST;
  const count = nearCount[sample]!;
  const x = at.xMm[sample]!;
  const y = at.yMm[sample]!;
  const z = at.zMm[sample]!;
  let deepest = Number.NEGATIVE_INFINITY;
  clearDepth(all);
  for (let i = 0; i < count; ) {
    const group = vessel[near[slot + i]!]!;
    clearDepth(own);
    for (; i < count && vessel[near[slot + i]!] === group; i += 1) {
      const c = near[slot + i]! * WIDTH;
      const depth = depthInCapsule(numbers, c, x, y, z);
      if (depth < own.depth - SEAM_MM) continue;
      const inverse = offset.distance > 1e-9 ? -1 / offset.distance : 0;
      one.depth = depth;
      one.radius = offset.radius;
      one.gx = offset.x * inverse;
      one.gy = offset.y * inverse;
      one.gz = offset.z * inverse;
      foldDepth(own, one, SEAM_MM);
      if (depth <= deepest) continue;
      deepest = depth;
      out.vessel = group;
      out.curvaturePerMm = 1 / Math.max(0.05, offset.distance);
      const norm = Math.sqrt(numbers[c + 6]!);
      out.ax = numbers[c + 3]! * norm;
      out.ay = numbers[c + 4]! * norm;
      out.az = numbers[c + 5]! * norm;
    }
    foldDepth(all, own, FLARE * Math.min(all.radius, own.radius));
  }
  out.depthMm = all.depth;
  out.nx = all.gx;
  out.ny = all.gy;
  out.nz = all.gz;
}
