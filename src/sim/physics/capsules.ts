import type { Vessel, VesselTree } from '../anatomy/index.ts';

/** Tapered capsules, one per straight piece of centreline, as numbers in one array. */

/** A centreline that strays less than this from a straight piece counts as straight, mm. @assumption far below a microwire's radius */
const STRAIGHT_MM = 0.02;
/** Numbers per capsule: start xyz, direction xyz (not normalised), 1/length², start radius, radius change. @assumption a layout, not physics */
export const WIDTH = 9;

export interface CapsuleSet {
  count: number;
  numbers: Float64Array;
  vessel: Int32Array;
}

/** One capsule for every stretch of centreline that is straight, and tapers evenly, within STRAIGHT_MM. */
export function cutCapsules(tree: VesselTree): CapsuleSet {
  const numbers: number[] = [];
  const vessel: number[] = [];
  for (const each of tree.vessels) {
    const { index, pointsMm: p, radiusMm: r } = each;
    for (let i = 0; i < r.length - 1; ) {
      let j = i + 1;
      while (j < r.length - 1 && isStraight(each, i, j + 1)) j += 1;
      const dx = p[3 * j]! - p[3 * i]!;
      const dy = p[3 * j + 1]! - p[3 * i + 1]!;
      const dz = p[3 * j + 2]! - p[3 * i + 2]!;
      const inverse = 1 / (dx * dx + dy * dy + dz * dz);
      numbers.push(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, dx, dy, dz, inverse, r[i]!, r[j]! - r[i]!);
      vessel.push(index);
      i = j;
    }
  }
  return { count: vessel.length, numbers: Float64Array.from(numbers), vessel: Int32Array.from(vessel) };
}

/** Whether points i … j of a centreline lie on one tapered capsule. */
function isStraight({ pointsMm: p, radiusMm: r }: Vessel, i: number, j: number): boolean {
  const dx = p[3 * j]! - p[3 * i]!;
  const dy = p[3 * j + 1]! - p[3 * i + 1]!;
  const dz = p[3 * j + 2]! - p[3 * i + 2]!;
  const square = dx * dx + dy * dy + dz * dz;
  for (let m = i + 1; m < j; m += 1) {
    const x = p[3 * m]! - p[3 * i]!;
    const y = p[3 * m + 1]! - p[3 * i + 1]!;
    const z = p[3 * m + 2]! - p[3 * i + 2]!;
    const t = (x * dx + y * dy + z * dz) / square;
    const off = Math.hypot(x - t * dx, y - t * dy, z - t * dz);
    if (off > STRAIGHT_MM || Math.abs(r[i]! + t * (r[j]! - r[i]!) - r[m]!) > STRAIGHT_MM) return false;
  }
  return true;
}

/** Depth of a point in one capsule; leaves the offset from its axis in `offset`. */
export const offset = { x: 0, y: 0, z: 0, distance: 0, radius: 0 };
export function depthInCapsule(n: Float64Array, at: number, x: number, y: number, z: number): number {
  const px = x - n[at]!;
  const py = y - n[at + 1]!;
  const pz = z - n[at + 2]!;
  let t = (px * n[at + 3]! + py * n[at + 4]! + pz * n[at + 5]!) * n[at + 6]!;
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const ox = px - t * n[at + 3]!;
  const oy = py - t * n[at + 4]!;
  const oz = pz - t * n[at + 5]!;
  const distance = Math.sqrt(ox * ox + oy * oy + oz * oz);
  offset.x = ox;
  offset.y = oy;
  offset.z = oz;
  offset.distance = distance;
  offset.radius = n[at + 7]! + t * n[at + 8]!;
  return offset.radius - distance;
}
