import { HALF_BAND, STRIDE } from '../math/index.ts';
import { MAX_NODES, type RodState } from './rod-state.ts';
import { addIdentity, addLinkBlock, addNodeBlock, type NewtonSystem } from './system.ts';

/** Where Matter's integrator predicts the nodes, mm; the solve starts from the rod's own positions. */
export interface FreeMotion {
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
}

/** Inertia and drag, per node:  ½ m l̄/h² ‖x − x*‖² + ½ c l̄/h ‖x − x_prev‖²,  x* Matter's prediction. */
export function addInertia(
  system: NewtonSystem,
  rod: RodState,
  step: { readonly stepS: number; readonly free: FreeMotion },
  dragNsPerMm2: number,
): void {
  const { gradient, band } = system;
  const { stepS, free } = step;
  let energy = 0;
  for (let i = 1; i < rod.count; i += 1) {
    const length = 0.5 * (rod.restMm[i - 1]! + (i < rod.count - 1 ? rod.restMm[i]! : 0));
    const mass = (rod.massPerMm[i]! * length) / (stepS * stepS);
    const drag = (dragNsPerMm2 * length) / stepS;
    const dx = rod.xMm[i]! - free.x[i]!;
    const dy = rod.yMm[i]! - free.y[i]!;
    const dz = rod.zMm[i]! - free.z[i]!;
    const ux = rod.xMm[i]! - rod.xPrevMm[i]!;
    const uy = rod.yMm[i]! - rod.yPrevMm[i]!;
    const uz = rod.zMm[i]! - rod.zPrevMm[i]!;
    energy += 0.5 * mass * (dx * dx + dy * dy + dz * dz) + 0.5 * drag * (ux * ux + uy * uy + uz * uz);
    energy -= rod.loadXN[i]! * rod.xMm[i]! + rod.loadYN[i]! * rod.yMm[i]! + rod.loadZN[i]! * rod.zMm[i]!;
    const g = 3 * (i - 1);
    gradient[g] += mass * dx + drag * ux - rod.loadXN[i]!;
    gradient[g + 1] += mass * dy + drag * uy - rod.loadYN[i]!;
    gradient[g + 2] += mass * dz + drag * uz - rod.loadZN[i]!;
    addIdentity(band, i, 0, mass + drag);
  }
  system.energyNmm += energy;
}

/** Scratch: unit tangent of every element, and one over its present length. */
const tangentX = new Float64Array(MAX_NODES);
const tangentY = new Float64Array(MAX_NODES);
const tangentZ = new Float64Array(MAX_NODES);
const perLength = new Float64Array(MAX_NODES);

/** Tangents of the rod as it lies; every term below reads them. */
export function measureTangents(rod: RodState): void {
  const { xMm, yMm, zMm } = rod;
  for (let i = 0; i < rod.count - 1; i += 1) {
    const ex = xMm[i + 1]! - xMm[i]!;
    const ey = yMm[i + 1]! - yMm[i]!;
    const ez = zMm[i + 1]! - zMm[i]!;
    const inverse = 1 / (Math.sqrt(ex * ex + ey * ey + ez * ez) + 1e-300);
    tangentX[i] = ex * inverse;
    tangentY[i] = ey * inverse;
    tangentZ[i] = ez * inverse;
    perLength[i] = inverse;
  }
}

/** Scratch: a vector for `addTurn`, xyz. In an array, because a number handed to a function may be boxed. */
const pull = new Float64Array(3);

/** Add ±s·P f on both ends of element i, f in `pull`, P the projection across it: what turns the element, and cannot stretch it. */
function addTurn(gradient: Float64Array, i: number, sign: 1 | -1): void {
  const tx = tangentX[i]!;
  const ty = tangentY[i]!;
  const tz = tangentZ[i]!;
  const fx = pull[0]!;
  const fy = pull[1]!;
  const fz = pull[2]!;
  const along = fx * tx + fy * ty + fz * tz;
  const s = sign * perLength[i]!;
  const px = s * (fx - along * tx);
  const py = s * (fy - along * ty);
  const pz = s * (fz - along * tz);
  const g = 3 * i;
  gradient[g] += px;
  gradient[g + 1] += py;
  gradient[g + 2] += pz;
  if (i === 0) return;
  gradient[g - 3] -= px;
  gradient[g - 2] -= py;
  gradient[g - 1] -= pz;
}

/**
 * Bending at every inner node:  ½ (EI/l̄) ‖ t_i − t_{i−1} − b ‖²,  t the unit tangents, b the rest bend of the cell.
 * With unit tangents bending never pulls along an element, so that the axial force is the spring's alone.
 * The Hessian is the constant one of e/l in the place of t, which differs from the exact one by the square of the bend.
 */
export function addBending(system: NewtonSystem, rod: RodState): void {
  const { gradient, band } = system;
  const { restMm } = rod;
  let energy = 0;
  for (let i = 1; i < rod.count - 1; i += 1) {
    const before = 1 / restMm[i - 1]!;
    const after = 1 / restMm[i]!;
    const middle = -(before + after);
    const stiffness = (2 * rod.stiffnessNmm2[i]!) / (restMm[i - 1]! + restMm[i]!);
    const bx = tangentX[i]! - tangentX[i - 1]! - rod.bendX[i]!;
    const by = tangentY[i]! - tangentY[i - 1]! - rod.bendY[i]!;
    const bz = tangentZ[i]! - tangentZ[i - 1]! - rod.bendZ[i]!;
    energy += 0.5 * stiffness * (bx * bx + by * by + bz * bz);
    pull[0] = stiffness * bx;
    pull[1] = stiffness * by;
    pull[2] = stiffness * bz;
    addTurn(gradient, i, 1);
    addTurn(gradient, i - 1, -1);
    // Each of the three coordinates alike, and none with another.
    const ahead = 3 * STRIDE;
    for (let row = 3 * (i - 1); row < 3 * i; row += 1) {
      const at = row * STRIDE + HALF_BAND;
      band[at] += stiffness * middle * middle;
      band[at + ahead] += stiffness * after * after;
      band[at + ahead - 3] += stiffness * after * middle;
      if (i === 1) continue;
      band[at - ahead] += stiffness * before * before;
      band[at - 3] += stiffness * before * middle;
      band[at + ahead - 6] += stiffness * before * after;
    }
  }
  system.energyNmm += energy;
}

/** Half-cell hinges at a clamped root and a clamped tip:  ½ (2 EI/l) ‖ t − d − b ‖², b the half cell's rest bend. */
export function addClamps(system: NewtonSystem, rod: RodState): void {
  const { gradient, band } = system;
  const end = rod.count - 2;
  if (rod.root.clamped) {
    const inverse = 1 / rod.restMm[0]!;
    const stiffness = 2 * rod.stiffnessNmm2[0]! * inverse;
    const bx = tangentX[0]! - rod.root.x - rod.bendX[0]!;
    const by = tangentY[0]! - rod.root.y - rod.bendY[0]!;
    const bz = tangentZ[0]! - rod.root.z - rod.bendZ[0]!;
    system.energyNmm += 0.5 * stiffness * (bx * bx + by * by + bz * bz);
    pull[0] = stiffness * bx;
    pull[1] = stiffness * by;
    pull[2] = stiffness * bz;
    addTurn(gradient, 0, 1);
    addIdentity(band, 1, 0, stiffness * inverse * inverse);
  }
  if (rod.tip.clamped) {
    const inverse = 1 / rod.restMm[end]!;
    const stiffness = 2 * rod.stiffnessNmm2[end]! * inverse;
    const bx = tangentX[end]! - rod.tip.x;
    const by = tangentY[end]! - rod.tip.y;
    const bz = tangentZ[end]! - rod.tip.z;
    const slope = stiffness * inverse * inverse;
    system.energyNmm += 0.5 * stiffness * (bx * bx + by * by + bz * bz);
    pull[0] = stiffness * bx;
    pull[1] = stiffness * by;
    pull[2] = stiffness * bz;
    addTurn(gradient, end, 1);
    addIdentity(band, end + 1, 0, slope);
    if (end === 0) return;
    addIdentity(band, end, 0, slope);
    addIdentity(band, end + 1, 1, -slope);
  }
}

/**
 * Stretch of every element:  ½ (EA/l)(‖e‖ − l)².  Hessian EA/l t tᵀ + (F/‖e‖)(I − t tᵀ), F the tension.
 * The tension in the second term is the one that held at the end of the last tick: while Newton is under way the element's
 * own is mostly an error of second order, and compression would make the matrix indefinite where the rod is not buckling.
 * @param exact keep the term under compression too; otherwise drop it there, which keeps the matrix positive definite
 */
export function addStretch(system: NewtonSystem, rod: RodState, exact: boolean): void {
  const { gradient, band } = system;
  const { restMm } = rod;
  let energy = 0;
  for (let i = 0; i < rod.count - 1; i += 1) {
    const length = 1 / perLength[i]!;
    const rest = restMm[i]!;
    const stiffness = rod.axialStiffnessN[i]! / rest;
    const stretch = length - rest;
    energy += 0.5 * stiffness * stretch * stretch;
    const tx = tangentX[i]!;
    const ty = tangentY[i]!;
    const tz = tangentZ[i]!;
    const force = stiffness * stretch;
    let across = rod.tensionN[i]! / length;
    if (!exact && across < 0) across = 0;
    const along = stiffness - across;
    const xx = along * tx * tx + across;
    const yy = along * ty * ty + across;
    const zz = along * tz * tz + across;
    const xy = along * tx * ty;
    const xz = along * tx * tz;
    const yz = along * ty * tz;
    const g = 3 * i;
    gradient[g] += force * tx;
    gradient[g + 1] += force * ty;
    gradient[g + 2] += force * tz;
    addNodeBlock(band, i + 1, xx, yy, zz, xy, xz, yz);
    if (i > 0) {
      gradient[g - 3] -= force * tx;
      gradient[g - 2] -= force * ty;
      gradient[g - 1] -= force * tz;
      addNodeBlock(band, i, xx, yy, zz, xy, xz, yz);
      addLinkBlock(band, i + 1, -xx, -yy, -zz, -xy, -xz, -yz);
    }
  }
  system.energyNmm += energy;
}

/** Tension of every element as it now is, N. */
export function measureTension(rod: RodState): void {
  for (let i = 0; i < rod.count - 1; i += 1) putTension(rod, i, rod.tensionN, i);
}

/** Put the tension of element i as it now is, N, into a place of an array; compression is negative. */
export function putTension(rod: RodState, i: number, out: Float64Array, at: number): void {
  const ex = rod.xMm[i + 1]! - rod.xMm[i]!;
  const ey = rod.yMm[i + 1]! - rod.yMm[i]!;
  const ez = rod.zMm[i + 1]! - rod.zMm[i]!;
  const length = Math.sqrt(ex * ex + ey * ey + ez * ez);
  out[at] = (rod.axialStiffnessN[i]! * (length - rod.restMm[i]!)) / rod.restMm[i]!;
}
