import { type CapsuleSet, depthInCapsule, WIDTH } from './capsules.ts';

/** A spatial hash over capsules: which of them can matter near a point. Built once per tree. */

/** Side of a cell of the spatial hash, mm. @assumption costs time only */
const CELL_MM = 6;
/** How far outside the wall the hash still knows the nearest capsule, mm. @assumption twice what a device may press into a wall */
const REACH_MM = 3;
export interface CapsuleHash {
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

/** Cell of a point, or −1 where no capsule is within reach. */
export function cellOf({ minX, minY, minZ, nx, ny, nz, start }: CapsuleHash, x: number, y: number, z: number): number {
  const i = Math.floor((x - minX) / CELL_MM);
  const j = Math.floor((y - minY) / CELL_MM);
  const k = Math.floor((z - minZ) / CELL_MM);
  if (!(i >= 0 && i < nx && j >= 0 && j < ny && k >= 0 && k < nz)) return -1;
  const cell = (k * ny + j) * nx + i;
  return start[cell + 1]! > start[cell]! ? cell : -1;
}

export function hashCapsules(capsules: CapsuleSet): CapsuleHash {
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
  const hash: CapsuleHash = {
    minX: low[0]!,
    minY: low[1]!,
    minZ: low[2]!,
    nx: size[0]!,
    ny: size[1]!,
    nz: size[2]!,
    start: new Int32Array(size[0]! * size[1]! * size[2]! + 1),
    list: new Int32Array(0),
  };
  const entered: Entered = { cells: [], capsules: [] };
  for (let c = 0; c < count; c += 1) enterCells(capsules, hash, c, entered);
  fillLists(hash, entered);
  return hash;
}

/** Pairs: a capsule matters in a cell. */
interface Entered {
  cells: number[];
  capsules: number[];
}

/** Sorts the pairs by cell; within a cell they stay in their order. */
function fillLists(hash: CapsuleHash, { cells, capsules }: Entered): void {
  const { start } = hash;
  hash.list = new Int32Array(cells.length);
  for (let k = 0; k < cells.length; k += 1) start[cells[k]! + 1]! += 1;
  for (let cell = 1; cell < start.length; cell += 1) start[cell]! += start[cell - 1]!;
  const next = start.slice();
  for (let k = 0; k < cells.length; k += 1) hash.list[next[cells[k]!]!++] = capsules[k]!;
}

/** Enter a capsule into every cell in which it can matter: within reach of the cell's centre and half a diagonal. */
function enterCells({ numbers: n }: CapsuleSet, hash: CapsuleHash, c: number, entered: Entered): void {
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
        if (depthInCapsule(n, at, x, y, z) < -least) continue;
        entered.cells.push((k * hash.ny + j) * hash.nx + i);
        entered.capsules.push(c);
      }
    }
  }
}
