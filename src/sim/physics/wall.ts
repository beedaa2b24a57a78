import { createProbe, type Lumen } from './lumen.ts';
import { MAX_NODES, type RodState } from './rod-state.ts';
import { addNodeBlock, type NewtonSystem } from './system.ts';

/** Wall stiffness per length of device: force per mm of indentation and mm of length. @assumption no published value was found; the firm end of 0.05–0.2 N/mm per mm, plausible for an azygos bedded on the spine */
const WALL_STIFFNESS_N_PER_MM2 = 0.2;
/** Indentation at which a vein has become twice as stiff. @assumption veins give and then tighten; keeps the indentation below the 1.5 mm that `npm run verify` allows (V22) */
const WALL_STIFFENING_MM = 0.4;
/** Contact length that a tip has beyond its half element, so that a tip on a wall does not depend on the mesh. @assumption of the order of a device's diameter */
const TIP_CONTACT_MM = 0.8;
/** Give of the wall along itself before a device slides. @assumption small against what can be seen */
const STICK_LENGTH_MM = 0.01;

const probe = createProbe();

/** Length of device that node i answers for, mm. */
function contactLength(rod: RodState, i: number): number {
  const half = 0.5 * rod.restMm[i - 1]!;
  return i < rod.count - 1 ? half + 0.5 * rod.restMm[i]! : half + TIP_CONTACT_MM;
}

/**
 * Wall:  l̄ (½ k p² + ¼ k p⁴/d²),  p = max(0, r − depth), per unit length of device.
 * Friction: Coulomb, with the normal force of the previous tick and an elastic stick of STICK_LENGTH_MM:
 * the wall holds with μN·u/ε up to μN, u the slip of the material since it last slid.
 * @param exact false: see `addStretch`
 */
export function addWall(system: NewtonSystem, rod: RodState, lumen: Lumen, exact: boolean): void {
  const { gradient, band } = system;
  let energy = 0;
  for (let i = 1; i < rod.count; i += 1) {
    if (lumen.isClear?.(i, rod, rod.radiusMm)) continue;
    lumen.probe(i, rod, probe);
    const p = rod.radiusMm[i]! - probe.depthMm;
    if (p <= 0) continue;
    const { nx, ny, nz } = probe;
    const k = WALL_STIFFNESS_N_PER_MM2 * contactLength(rod, i);
    const q = (p * p) / (WALL_STIFFENING_MM * WALL_STIFFENING_MM);
    energy += k * p * p * (0.5 + 0.25 * q);
    const force = k * p * (1 + q);
    const slope = k * (1 + 3 * q);
    const g = 3 * (i - 1);
    gradient[g] -= force * nx;
    gradient[g + 1] -= force * ny;
    gradient[g + 2] -= force * nz;
    // Across the axis the normal turns with the node: ∇n = −κ (I − n nᵀ − a aᵀ). Where n and a are not square, on a ridge or
    // beyond a blind end, only the part of a across n keeps the matrix positive.
    const round = force * probe.curvaturePerMm;
    const lean = exact ? 0 : (probe.ax * nx + probe.ay * ny + probe.az * nz) / (nx * nx + ny * ny + nz * nz + 1e-300);
    const ax = probe.ax - lean * nx;
    const ay = probe.ay - lean * ny;
    const az = probe.az - lean * nz;
    const along = slope - round;
    addNodeBlock(
      band,
      i,
      along * nx * nx + round * (1 - ax * ax),
      along * ny * ny + round * (1 - ay * ay),
      along * nz * nz + round * (1 - az * az),
      along * nx * ny - round * ax * ay,
      along * nx * nz - round * ax * az,
      along * ny * nz - round * ay * az,
    );
  }
  system.energyNmm += energy;
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

/** After the solve: remember how far the wall is pulled along, the wall force and its normal. */
export function settleWall(rod: RodState, lumen: Lumen): void {
  for (let i = 1; i < rod.count; i += 1) {
    lumen.probe(i, rod, probe);
    const p = Math.max(0, rod.radiusMm[i]! - probe.depthMm);
    const q = (p * p) / (WALL_STIFFENING_MM * WALL_STIFFENING_MM);
    // On a rounded ridge the depth grows by less than 1 mm per mm; the wall's normal is a direction.
    const norm = Math.sqrt(probe.nx * probe.nx + probe.ny * probe.ny + probe.nz * probe.nz) + 1e-300;
    const nx = probe.nx / norm;
    const ny = probe.ny / norm;
    const nz = probe.nz / norm;
    rod.vessel[i] = probe.vessel;
    rod.indentMm[i] = rod.radiusMm[i]! - probe.depthMm;
    rod.normalX[i] = nx;
    rod.normalY[i] = ny;
    rod.normalZ[i] = nz;
    measureSlip(rod, i);
    const ux = slipMm[0]!;
    const uy = slipMm[1]!;
    const uz = slipMm[2]!;
    const slip = Math.sqrt(ux * ux + uy * uy + uz * uz);
    const keep = p > 0 ? Math.min(1, STICK_LENGTH_MM / (slip + 1e-300)) : 0;
    rod.stickXMm[i] = ux * keep;
    rod.stickYMm[i] = uy * keep;
    rod.stickZMm[i] = uz * keep;
    rod.wallForceN[i] = WALL_STIFFNESS_N_PER_MM2 * contactLength(rod, i) * p * (1 + q);
  }
}
