import { HALF_BAND, STRIDE } from '../math/index.ts';
import { MAX_NODES } from './rod-state.ts';

/**
 * Scratch of the Newton step: energy, gradient and Hessian band over the free coordinates (node 0 is fixed, so node i has
 * rows 3(i − 1) … 3(i − 1) + 2). Not state: it is filled and used up within one solve.
 */
export interface NewtonSystem {
  energyNmm: number;
  gradient: Float64Array;
  band: Float64Array;
}

export function createSystem(): NewtonSystem {
  return { energyNmm: 0, gradient: new Float64Array(3 * MAX_NODES), band: new Float64Array(3 * MAX_NODES * STRIDE) };
}

export function clearSystem(system: NewtonSystem, count: number): void {
  system.energyNmm = 0;
  system.gradient.fill(0, 0, 3 * (count - 1));
  system.band.fill(0, 0, 3 * (count - 1) * STRIDE);
}

/** Add the symmetric 3 × 3 block of one node. */
export function addNodeBlock(
  band: Float64Array,
  node: number,
  xx: number,
  yy: number,
  zz: number,
  xy: number,
  xz: number,
  yz: number,
): void {
  const at = 3 * (node - 1) * STRIDE + HALF_BAND;
  band[at] += xx;
  band[at + STRIDE] += yy;
  band[at + STRIDE - 1] += xy;
  band[at + 2 * STRIDE] += zz;
  band[at + 2 * STRIDE - 1] += yz;
  band[at + 2 * STRIDE - 2] += xz;
}

/** Add a symmetric 3 × 3 block between node and node − 1. */
export function addLinkBlock(
  band: Float64Array,
  node: number,
  xx: number,
  yy: number,
  zz: number,
  xy: number,
  xz: number,
  yz: number,
): void {
  const at = 3 * (node - 1) * STRIDE + HALF_BAND - 3;
  band[at] += xx;
  band[at + 1] += xy;
  band[at + 2] += xz;
  band[at + STRIDE - 1] += xy;
  band[at + STRIDE] += yy;
  band[at + STRIDE + 1] += yz;
  band[at + 2 * STRIDE - 2] += xz;
  band[at + 2 * STRIDE - 1] += yz;
  band[at + 2 * STRIDE] += zz;
}

/** Add a multiple of the identity between node and node − back (0 = the node itself, 1 or 2). */
export function addIdentity(band: Float64Array, node: number, back: number, value: number): void {
  const at = 3 * (node - 1) * STRIDE + HALF_BAND - 3 * back;
  band[at] += value;
  band[at + STRIDE] += value;
  band[at + 2 * STRIDE] += value;
}
