import type { Vessel, VesselTree } from '../anatomy/index.ts';
import type { Lumen, LumenProbe } from './lumen.ts';
import { MAX_NODES } from './rod-state.ts';

/**
 * The lumen of the venous tree: the union of tapered capsules, one per piece of centreline (physics.md §4).
 * Depth at a point is the largest of R(t) − distance over the capsules; inside the union there is no wall between vessels
 * that meet. Between different vessels the maximum is rounded, as veins flare where they join: a sharp ridge would snag a
 * stiff wire node by node.
 */

/** Rounding of the ridge between two vessels, over the smaller of their radii. @source physics.md §4 (0.3 works, 0.6 swallows side branches) */
export const FLARE = 0.3;

/** Side of a cell of the spatial hash, mm. */
const CELL_MM = 6;
/** How far outside the wall the hash still knows the nearest capsule, mm. */
const REACH_MM = 6;
/** A node may move this far before its list of near capsules is made anew, mm. */
const FREE_MOVE_MM = 0.75;
/** A centreline that strays less than this from a straight piece counts as straight, mm. @assumption far below a microwire's radius */
const STRAIGHT_MM = 0.02;
/** Widest rounding between two vessels, mm. @assumption the largest vessel that meets a smaller one has a radius of about 9 mm */
const BLEND_MOST_MM = FLARE * 9;
/** Rounding of the seam between capsules of one vessel, mm: bends are smooth, their straight pieces are not. @assumption widens the vein by a quarter of it */
const SEAM_MM = 0.05;
/** Capsules remembered per node. */
const NEAR_MOST = 48;
/** Numbers per capsule: start xyz, direction xyz (not normalised), 1/length², start radius, radius change. */
const WIDTH = 9;

interface CapsuleSet {
  count: number;
  numbers: Float64Array;
  vessel: Int32Array;
}

interface Hash {
  minX: number;
  minY: number;
  minZ: number;
  nx: number;
  ny: number;
  nz: number;
  /** Where each cell's list starts in `list`; one more entry than cells. */
  start: Int32Array;
  list: Int32Array;
}

export interface VenousLumen extends Lumen {
  readonly capsuleCount: number;
}

export function createVenousLumen(tree: VesselTree): VenousLumen {
  const capsules = cutCapsules(tree);
  const hash = hashCapsules(capsules);
  const near = new Int32Array(MAX_NODES * NEAR_MOST);
  const nearCount = new Int32Array(MAX_NODES);
  const seenAt = new Float64Array(MAX_NODES * 3).fill(Number.POSITIVE_INFINITY);

  const gather = (node: number, x: number, y: number, z: number): void => {
    seenAt[3 * node] = x;
    seenAt[3 * node + 1] = y;
    seenAt[3 * node + 2] = z;
    nearCount[node] = collectNear(capsules, hash, near, node * NEAR_MOST, x, y, z);
  };
  const probe = (node: number, x: number, y: number, z: number, out: LumenProbe): void => {
    const dx = x - seenAt[3 * node]!;
    const dy = y - seenAt[3 * node + 1]!;
    const dz = z - seenAt[3 * node + 2]!;
    if (!(dx * dx + dy * dy + dz * dz < FREE_MOVE_MM * FREE_MOVE_MM)) gather(node, x, y, z);
    probeUnion(capsules, near, node * NEAR_MOST, nearCount[node]!, x, y, z, out);
  };
  return { capsuleCount: capsules.count, gather, probe };
}

/** One capsule for every stretch of centreline that is straight, and tapers evenly, within STRAIGHT_MM. */
function cutCapsules(tree: VesselTree): CapsuleSet {
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
const offset = { x: 0, y: 0, z: 0, distance: 0, radius: 0 };
function depthInCapsule(n: Float64Array, at: number, x: number, y: number, z: number): number {
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

/** Scratch: depth of each capsule of a cell. */
let depths = new Float64Array(1024);

/** List the capsules that can be the deepest, or blend with it, until the node has moved by FREE_MOVE_MM. */
function collectNear(
  { count, numbers }: CapsuleSet,
  hash: Hash,
  near: Int32Array,
  at: number,
  x: number,
  y: number,
  z: number,
): number {
  const cell = cellOf(hash, x, y, z);
  // A point that no vessel is near: look at all of them. Rare, and correct.
  const from = cell < 0 ? 0 : hash.start[cell]!;
  const to = cell < 0 ? count : hash.start[cell + 1]!;
  if (to - from > depths.length) depths = new Float64Array(to - from);
  let best = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    const depth = depthInCapsule(numbers, (cell < 0 ? i : hash.list[i]!) * WIDTH, x, y, z);
    depths[i - from] = depth;
    if (depth > best) best = depth;
  }
  let found = 0;
  for (let margin = 2 * FREE_MOVE_MM + BLEND_MOST_MM; margin > 0.01; margin *= 0.7) {
    found = 0;
    for (let i = from; i < to && found <= NEAR_MOST; i += 1) {
      if (depths[i - from]! < best - margin) continue;
      if (found < NEAR_MOST) near[at + found] = cell < 0 ? i : hash.list[i]!;
      found += 1;
    }
    if (found <= NEAR_MOST) break;
  }
  return Math.min(found, NEAR_MOST);
}

/** A depth with its gradient and the radius it belongs to: one vessel's, and the union's. */
interface Depth {
  depth: number;
  radius: number;
  gx: number;
  gy: number;
  gz: number;
}
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
function foldDepth(
  into: Depth,
  depth: number,
  radius: number,
  gx: number,
  gy: number,
  gz: number,
  blend: number,
): void {
  const difference = depth - into.depth;
  if (difference <= -blend) return;
  // Share of the newcomer: all of it when it is deeper by the blend, half when they are level.
  const h = difference >= blend ? 0 : 1 - Math.abs(difference) / blend;
  const share = difference > 0 ? 1 - 0.5 * h : 0.5 * h;
  into.depth = (difference > 0 ? depth : into.depth) + 0.25 * h * h * blend;
  if (difference > 0) into.radius = radius;
  into.gx += share * (gx - into.gx);
  into.gy += share * (gy - into.gy);
  into.gz += share * (gz - into.gz);
}

/** Largest depth over the listed capsules, rounded between vessels; the list is in order of vessels. */
function probeUnion(
  { numbers, vessel }: CapsuleSet,
  near: Int32Array,
  at: number,
  count: number,
  x: number,
  y: number,
  z: number,
  out: LumenProbe,
): void {
  let deepest = Number.NEGATIVE_INFINITY;
  clearDepth(all);
  for (let i = 0; i < count; ) {
    const group = vessel[near[at + i]!]!;
    clearDepth(own);
    for (; i < count && vessel[near[at + i]!] === group; i += 1) {
      const c = near[at + i]! * WIDTH;
      const depth = depthInCapsule(numbers, c, x, y, z);
      if (depth < own.depth - SEAM_MM) continue;
      const inverse = offset.distance > 1e-9 ? -1 / offset.distance : 0;
      foldDepth(own, depth, offset.radius, offset.x * inverse, offset.y * inverse, offset.z * inverse, SEAM_MM);
      if (depth <= deepest) continue;
      deepest = depth;
      out.vessel = group;
      out.curvaturePerMm = 1 / Math.max(0.05, offset.distance);
      const norm = Math.sqrt(numbers[c + 6]!);
      out.ax = numbers[c + 3]! * norm;
      out.ay = numbers[c + 4]! * norm;
      out.az = numbers[c + 5]! * norm;
    }
    foldDepth(all, own.depth, own.radius, own.gx, own.gy, own.gz, FLARE * Math.min(all.radius, own.radius));
  }
  out.depthMm = all.depth;
  out.nx = all.gx;
  out.ny = all.gy;
  out.nz = all.gz;
}

/** Cell of a point, or −1 where no capsule is within reach. */
function cellOf({ minX, minY, minZ, nx, ny, nz, start }: Hash, x: number, y: number, z: number): number {
  const i = Math.floor((x - minX) / CELL_MM);
  const j = Math.floor((y - minY) / CELL_MM);
  const k = Math.floor((z - minZ) / CELL_MM);
  if (!(i >= 0 && i < nx && j >= 0 && j < ny && k >= 0 && k < nz)) return -1;
  const cell = (k * ny + j) * nx + i;
  return start[cell + 1]! > start[cell]! ? cell : -1;
}

function hashCapsules(capsules: CapsuleSet): Hash {
  const { count, numbers: n } = capsules;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let c = 0; c < count; c += 1) {
    const margin = Math.max(n[c * WIDTH + 7]!, n[c * WIDTH + 7]! + n[c * WIDTH + 8]!) + REACH_MM;
    for (let d = 0; d < 3; d += 1) {
      const a = n[c * WIDTH + d]!;
      const b = a + n[c * WIDTH + 3 + d]!;
      low[d] = Math.min(low[d]!, Math.min(a, b) - margin);
      high[d] = Math.max(high[d]!, Math.max(a, b) + margin);
    }
  }
  const size = low.map((l, d) => Math.ceil((high[d]! - l) / CELL_MM));
  const hash: Hash = {
    minX: low[0]!,
    minY: low[1]!,
    minZ: low[2]!,
    nx: size[0]!,
    ny: size[1]!,
    nz: size[2]!,
    start: new Int32Array(size[0]! * size[1]! * size[2]! + 1),
    list: new Int32Array(0),
  };
  const cells: number[][] = Array.from({ length: hash.start.length - 1 }, () => []);
  for (let c = 0; c < count; c += 1) enterCells(capsules, hash, c, cells);
  let total = 0;
  for (let cell = 0; cell < cells.length; cell += 1) {
    hash.start[cell] = total;
    total += cells[cell]!.length;
  }
  hash.start[cells.length] = total;
  hash.list = Int32Array.from(cells.flat());
  return hash;
}

/** Enter a capsule into every cell in which it can matter: within reach of the cell's centre and half a diagonal. */
function enterCells({ numbers: n }: CapsuleSet, hash: Hash, c: number, cells: number[][]): void {
  const at = c * WIDTH;
  const least = REACH_MM + 0.5 * Math.sqrt(3) * CELL_MM;
  const margin = Math.max(n[at + 7]!, n[at + 7]! + n[at + 8]!) + least;
  const range = (d: number, min: number, size: number) => {
    const a = n[at + d]!;
    const b = a + n[at + 3 + d]!;
    const first = Math.max(0, Math.floor((Math.min(a, b) - margin - min) / CELL_MM));
    return [first, Math.min(size - 1, Math.floor((Math.max(a, b) + margin - min) / CELL_MM))] as const;
  };
  const [i0, i1] = range(0, hash.minX, hash.nx);
  const [j0, j1] = range(1, hash.minY, hash.ny);
  const [k0, k1] = range(2, hash.minZ, hash.nz);
  for (let k = k0; k <= k1; k += 1) {
    for (let j = j0; j <= j1; j += 1) {
      for (let i = i0; i <= i1; i += 1) {
        const x = hash.minX + (i + 0.5) * CELL_MM;
        const y = hash.minY + (j + 0.5) * CELL_MM;
        const z = hash.minZ + (k + 0.5) * CELL_MM;
        if (depthInCapsule(n, at, x, y, z) >= -least) cells[(k * hash.ny + j) * hash.nx + i]!.push(c);
      }
    }
  }
}
