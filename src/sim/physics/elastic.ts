import type { RodState } from './rod-state.ts';
import { addLinkBlock, addLinkIdentity, addNodeBlock, addNodeIdentity, type NewtonSystem } from './system.ts';

/**
 * Inertia and drag, per node:  ½ m l̄/h² ‖x − x*‖² + ½ c l̄/h ‖x − x_prev‖²,  x* Matter's prediction.
 * @param freeX prediction of each node, mm
 */
export function addInertia(
  system: NewtonSystem,
  rod: RodState,
  stepS: number,
  freeX: Float64Array,
  freeY: Float64Array,
  freeZ: Float64Array,
  dragNsPerMm2: number,
): void {
  const { gradient, band } = system;
  let energy = 0;
  for (let i = 1; i < rod.count; i += 1) {
    const length = 0.5 * (rod.restMm[i - 1]! + (i < rod.count - 1 ? rod.restMm[i]! : 0));
    const mass = (rod.massPerMm[i]! * length) / (stepS * stepS);
    const drag = (dragNsPerMm2 * length) / stepS;
    const dx = rod.xMm[i]! - freeX[i]!;
    const dy = rod.yMm[i]! - freeY[i]!;
    const dz = rod.zMm[i]! - freeZ[i]!;
    const ux = rod.xMm[i]! - rod.xPrevMm[i]!;
    const uy = rod.yMm[i]! - rod.yPrevMm[i]!;
    const uz = rod.zMm[i]! - rod.zPrevMm[i]!;
    energy += 0.5 * mass * (dx * dx + dy * dy + dz * dz) + 0.5 * drag * (ux * ux + uy * uy + uz * uz);
    energy -= rod.loadXN[i]! * rod.xMm[i]! + rod.loadYN[i]! * rod.yMm[i]! + rod.loadZN[i]! * rod.zMm[i]!;
    const g = 3 * (i - 1);
    gradient[g] += mass * dx + drag * ux - rod.loadXN[i]!;
    gradient[g + 1] += mass * dy + drag * uy - rod.loadYN[i]!;
    gradient[g + 2] += mass * dz + drag * uz - rod.loadZN[i]!;
    addNodeIdentity(band, i, mass + drag);
  }
  system.energyNmm += energy;
}

/**
 * Bending at every inner node:  ½ (EI/l̄) ‖ e_i/l_i − e_{i−1}/l_{i−1} − b ‖²,  b the rest bend of the cell.
 * Quadratic in x, so its Hessian is constant.
 */
export function addBending(system: NewtonSystem, rod: RodState): void {
  const { gradient, band } = system;
  const { xMm, yMm, zMm, restMm } = rod;
  let energy = 0;
  for (let i = 1; i < rod.count - 1; i += 1) {
    const before = 1 / restMm[i - 1]!;
    const after = 1 / restMm[i]!;
    const middle = -(before + after);
    const stiffness = (2 * rod.stiffnessNmm2[i]!) / (restMm[i - 1]! + restMm[i]!);
    const bx = before * xMm[i - 1]! + middle * xMm[i]! + after * xMm[i + 1]! - rod.bendX[i]!;
    const by = before * yMm[i - 1]! + middle * yMm[i]! + after * yMm[i + 1]! - rod.bendY[i]!;
    const bz = before * zMm[i - 1]! + middle * zMm[i]! + after * zMm[i + 1]! - rod.bendZ[i]!;
    energy += 0.5 * stiffness * (bx * bx + by * by + bz * bz);
    const g = 3 * (i - 1);
    const m = stiffness * middle;
    const a = stiffness * after;
    gradient[g] += m * bx;
    gradient[g + 1] += m * by;
    gradient[g + 2] += m * bz;
    gradient[g + 3] += a * bx;
    gradient[g + 4] += a * by;
    gradient[g + 5] += a * bz;
    addNodeIdentity(band, i, m * middle);
    addNodeIdentity(band, i + 1, a * after);
    addLinkIdentity(band, i + 1, 1, a * middle);
    if (i > 1) {
      const p = stiffness * before;
      gradient[g - 3] += p * bx;
      gradient[g - 2] += p * by;
      gradient[g - 1] += p * bz;
      addNodeIdentity(band, i - 1, p * before);
      addLinkIdentity(band, i, 1, p * middle);
      addLinkIdentity(band, i + 1, 2, p * after);
    }
  }
  system.energyNmm += energy;
}

/** Half-cell hinges at a clamped root and a clamped tip:  ½ (2 EI/l) ‖ e/l − d − b ‖², b the half cell's rest bend. */
export function addClamps(system: NewtonSystem, rod: RodState): void {
  const { gradient, band } = system;
  const last = rod.count - 1;
  if (rod.root.clamped) {
    const inverse = 1 / rod.restMm[0]!;
    const stiffness = 2 * rod.stiffnessNmm2[0]! * inverse;
    const bx = (rod.xMm[1]! - rod.xMm[0]!) * inverse - rod.root.x - rod.bendX[0]!;
    const by = (rod.yMm[1]! - rod.yMm[0]!) * inverse - rod.root.y - rod.bendY[0]!;
    const bz = (rod.zMm[1]! - rod.zMm[0]!) * inverse - rod.root.z - rod.bendZ[0]!;
    system.energyNmm += 0.5 * stiffness * (bx * bx + by * by + bz * bz);
    gradient[0] += stiffness * inverse * bx;
    gradient[1] += stiffness * inverse * by;
    gradient[2] += stiffness * inverse * bz;
    addNodeIdentity(band, 1, stiffness * inverse * inverse);
  }
  if (rod.tip.clamped) {
    const inverse = 1 / rod.restMm[last - 1]!;
    const stiffness = 2 * rod.stiffnessNmm2[last - 1]! * inverse;
    const bx = (rod.xMm[last]! - rod.xMm[last - 1]!) * inverse - rod.tip.x;
    const by = (rod.yMm[last]! - rod.yMm[last - 1]!) * inverse - rod.tip.y;
    const bz = (rod.zMm[last]! - rod.zMm[last - 1]!) * inverse - rod.tip.z;
    const slope = stiffness * inverse;
    system.energyNmm += 0.5 * stiffness * (bx * bx + by * by + bz * bz);
    const g = 3 * (last - 1);
    gradient[g] += slope * bx;
    gradient[g + 1] += slope * by;
    gradient[g + 2] += slope * bz;
    gradient[g - 3] -= slope * bx;
    gradient[g - 2] -= slope * by;
    gradient[g - 1] -= slope * bz;
    addNodeIdentity(band, last, slope * inverse);
    addNodeIdentity(band, last - 1, slope * inverse);
    addLinkIdentity(band, last, 1, -slope * inverse);
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
  const { xMm, yMm, zMm, restMm } = rod;
  let energy = 0;
  for (let i = 0; i < rod.count - 1; i += 1) {
    const ex = xMm[i + 1]! - xMm[i]!;
    const ey = yMm[i + 1]! - yMm[i]!;
    const ez = zMm[i + 1]! - zMm[i]!;
    const length = Math.sqrt(ex * ex + ey * ey + ez * ez) + 1e-300;
    const rest = restMm[i]!;
    const stiffness = rod.axialStiffnessN[i]! / rest;
    const stretch = length - rest;
    energy += 0.5 * stiffness * stretch * stretch;
    const tx = ex / length;
    const ty = ey / length;
    const tz = ez / length;
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
  for (let i = 0; i < rod.count - 1; i += 1) {
    const length = Math.hypot(
      rod.xMm[i + 1]! - rod.xMm[i]!,
      rod.yMm[i + 1]! - rod.yMm[i]!,
      rod.zMm[i + 1]! - rod.zMm[i]!,
    );
    rod.tensionN[i] = (rod.axialStiffnessN[i]! * (length - rod.restMm[i]!)) / rod.restMm[i]!;
  }
}
