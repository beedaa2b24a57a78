import { createProbe, type Lumen } from './lumen.ts';
import { MAX_NODES, type RodState } from './rod-state.ts';
import { addLinkBlock, addNodeBlock, type NewtonSystem } from './system.ts';
import { isNode, lastSample, nodeOf, placeSamples, samples } from './wall-samples.ts';

/** Wall stiffness per length of device: force per mm of indentation and mm of length. @assumption no published value was found; the firm end of 0.05–0.2 N/mm per mm, plausible for an azygos bedded on the spine */
const WALL_STIFFNESS_N_PER_MM2 = 0.2;
/** Indentation at which a vein has become twice as stiff. @assumption veins give and then tighten; keeps the indentation below the 1.5 mm that `npm run verify` allows (V22) */
const WALL_STIFFENING_MM = 0.4;
/** A wall force below this has no direction, N. @assumption far below anything that is felt, far above rounding */
const LEAST_FORCE_N = 1e-9;
/** Give of the wall along itself before a device slides. @assumption small against what can be seen */
const STICK_LENGTH_MM = 0.01;

const probe = createProbe();

/**
 * Wall:  l̄ (½ k p² + ¼ k p⁴/d²),  p = max(0, r − depth), per unit length of device, at every sample of it.
 * Friction: Coulomb, with the normal force of the previous tick and an elastic stick of STICK_LENGTH_MM:
 * the wall holds with μN·u/ε up to μN, u the slip of the material since it last slid.
 * @param exact false: see `addStretch`
 */
export function addWall(system: NewtonSystem, rod: RodState, lumen: Lumen, exact: boolean): void {
  placeSamples(rod);
  let energy = 0;
  for (let s = 1; s <= lastSample(rod); s += 1) {
    if (lumen.isClear?.(s, samples, samples.radiusMm)) continue;
    lumen.probe(s, samples, probe);
    const p = samples.radiusMm[s]! - probe.depthMm;
    if (p <= 0) continue;
    const k = WALL_STIFFNESS_N_PER_MM2 * samples.contactMm[s]!;
    const q = (p * p) / (WALL_STIFFENING_MM * WALL_STIFFENING_MM);
    energy += k * p * p * (0.5 + 0.25 * q);
    pushed[FORCE] = k * p * (1 + q);
    pushed[SLOPE] = k * (1 + 3 * q);
    addPush(system, s, exact);
  }
  system.energyNmm += energy;
}

/** Scratch: what the wall does to a sample: its force, N, and how that grows with the indentation, N/mm. */
const pushed = new Float64Array(2);
const FORCE = 0;
const SLOPE = 1;

/** Add what is in `pushed` along the probe's normal, to the sample's node, or half to each end of its element. */
function addPush({ gradient, band }: NewtonSystem, sample: number, exact: boolean): void {
  const { nx, ny, nz } = probe;
  const force = pushed[FORCE]!;
  // Across the axis the normal turns with the node: ∇n = −κ (I − n nᵀ − a aᵀ). Where n and a are not square, on a ridge or
  // beyond a blind end, only the part of a across n keeps the matrix positive.
  const round = force * probe.curvaturePerMm;
  const lean = exact ? 0 : (probe.ax * nx + probe.ay * ny + probe.az * nz) / (nx * nx + ny * ny + nz * nz + 1e-300);
  const ax = probe.ax - lean * nx;
  const ay = probe.ay - lean * ny;
  const az = probe.az - lean * nz;
  const along = pushed[SLOPE]! - round;
  const share = isNode(sample) ? 1 : 0.5;
  const part = share * share;
  const xx = part * (along * nx * nx + round * (1 - ax * ax));
  const yy = part * (along * ny * ny + round * (1 - ay * ay));
  const zz = part * (along * nz * nz + round * (1 - az * az));
  const xy = part * (along * nx * ny - round * ax * ay);
  const xz = part * (along * nx * nz - round * ax * az);
  const yz = part * (along * ny * nz - round * ay * az);
  const first = nodeOf(sample);
  const last = isNode(sample) ? first : first + 1;
  for (let i = Math.max(1, first); i <= last; i += 1) {
    const g = 3 * (i - 1);
    gradient[g] -= share * force * nx;
    gradient[g + 1] -= share * force * ny;
    gradient[g + 2] -= share * force * nz;
    addNodeBlock(band, i, xx, yy, zz, xy, xz, yz);
    if (i > Math.max(1, first)) addLinkBlock(band, i, xx, yy, zz, xy, xz, yz);
  }
}

/** Scratch: how far the material of a node has slipped along the wall since it last slid, mm. */
const slipMm = new Float64Array(3);

/** Slip of node i across the wall's normal that the rod holds, into the scratch. */
function measureSlip(rod: RodState, i: number): void {
  const nx = rod.normalX[i]!;
  const ny = rod.normalY[i]!;
  const nz = rod.normalZ[i]!;
  const ux = rod.xMm[i]! - rod.xPrevMm[i]! + rod.stickXMm[i]!;
  const uy = rod.yMm[i]! - rod.yPrevMm[i]! + rod.stickYMm[i]!;
  const uz = rod.zMm[i]! - rod.zPrevMm[i]! + rod.stickZMm[i]!;
  const across = ux * nx + uy * ny + uz * nz;
  slipMm[0] = ux - across * nx;
  slipMm[1] = uy - across * ny;
  slipMm[2] = uz - across * nz;
}

/** Scratch: stiffness with which friction holds each node in this solve, N/mm. */
const hold = new Float64Array(MAX_NODES);

/**
 * Friction against the wall; see `addWall`. Uses the wall force and normal that the previous tick left on the rod.
 * A sliding node is held by μN/u, a secant that follows its slip u while `follow` is set and then stays, so that what is
 * left for Newton is quadratic: chasing every change between stick and slip, it would not converge.
 */
export function addFriction(system: NewtonSystem, rod: RodState, follow: boolean): void {
  const { gradient, band } = system;
  let energy = 0;
  for (let i = 1; i < rod.count; i += 1) {
    const limit = rod.friction[i]! * rod.wallForceN[i]!;
    if (limit <= 0) continue;
    const nx = rod.normalX[i]!;
    const ny = rod.normalY[i]!;
    const nz = rod.normalZ[i]!;
    measureSlip(rod, i);
    const ux = slipMm[0]!;
    const uy = slipMm[1]!;
    const uz = slipMm[2]!;
    const square = ux * ux + uy * uy + uz * uz;
    if (follow) hold[i] = limit / Math.max(Math.sqrt(square), STICK_LENGTH_MM);
    const weight = hold[i]!;
    energy += 0.5 * weight * square;
    const g = 3 * (i - 1);
    gradient[g] += weight * ux;
    gradient[g + 1] += weight * uy;
    gradient[g + 2] += weight * uz;
    addNodeBlock(
      band,
      i,
      weight * (1 - nx * nx),
      weight * (1 - ny * ny),
      weight * (1 - nz * nz),
      -weight * nx * ny,
      -weight * nx * nz,
      -weight * ny * nz,
    );
  }
  system.energyNmm += energy;
}

/** Scratch: wall force on each node, N, its share of the elements beside it included, and the same as a vector. */
const borneN = new Float64Array(4 * MAX_NODES);

/** Gather the wall force of every sample at its node, or half at each end of its element. */
function measureWall(rod: RodState, lumen: Lumen): void {
  placeSamples(rod);
  borneN.fill(0, 0, 4 * rod.count);
  for (let s = 1; s <= lastSample(rod); s += 1) {
    if (!isNode(s) && lumen.isClear?.(s, samples, samples.radiusMm)) continue;
    lumen.probe(s, samples, probe);
    const p = Math.max(0, samples.radiusMm[s]! - probe.depthMm);
    const q = (p * p) / (WALL_STIFFENING_MM * WALL_STIFFENING_MM);
    // On a rounded ridge the depth grows by less than 1 mm per mm; the wall's normal is a direction.
    const norm = Math.sqrt(probe.nx * probe.nx + probe.ny * probe.ny + probe.nz * probe.nz) + 1e-300;
    const i = nodeOf(s);
    const force = (isNode(s) ? 1 : 0.5) * WALL_STIFFNESS_N_PER_MM2 * samples.contactMm[s]! * p * (1 + q);
    for (let n = 4 * i; n <= (isNode(s) ? 4 * i : 4 * i + 4); n += 4) {
      borneN[n] += force;
      borneN[n + 1] += (force * probe.nx) / norm;
      borneN[n + 2] += (force * probe.ny) / norm;
      borneN[n + 3] += (force * probe.nz) / norm;
    }
    if (!isNode(s)) continue;
    rod.vessel[i] = probe.vessel;
    rod.indentMm[i] = rod.radiusMm[i]! - probe.depthMm;
    rod.normalX[i] = probe.nx / norm;
    rod.normalY[i] = probe.ny / norm;
    rod.normalZ[i] = probe.nz / norm;
  }
}

/** After the solve: remember how far the wall is pulled along, the wall force and its normal. */
export function settleWall(rod: RodState, lumen: Lumen): void {
  measureWall(rod, lumen);
  for (let i = 1; i < rod.count; i += 1) {
    const x = borneN[4 * i + 1]!;
    const y = borneN[4 * i + 2]!;
    const z = borneN[4 * i + 3]!;
    const sum = Math.sqrt(x * x + y * y + z * z);
    // Where two walls push against each other, and where none does, the node's own normal stays.
    if (sum > LEAST_FORCE_N) {
      rod.normalX[i] = x / sum;
      rod.normalY[i] = y / sum;
      rod.normalZ[i] = z / sum;
    }
    measureSlip(rod, i);
    const ux = slipMm[0]!;
    const uy = slipMm[1]!;
    const uz = slipMm[2]!;
    const slip = Math.sqrt(ux * ux + uy * uy + uz * uz);
    const keep = borneN[4 * i]! > 0 ? Math.min(1, STICK_LENGTH_MM / (slip + 1e-300)) : 0;
    rod.stickXMm[i] = ux * keep;
    rod.stickYMm[i] = uy * keep;
    rod.stickZMm[i] = uz * keep;
    rod.wallForceN[i] = borneN[4 * i]!;
  }
}
