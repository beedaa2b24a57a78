import { factorBand, solveBand } from '../math/index.ts';
import {
  addBending,
  addClamps,
  addInertia,
  addStretch,
  type FreeMotion,
  measureTangents,
  measureTension,
} from './elastic.ts';
import type { Lumen } from './lumen.ts';
import { MAX_NODES, type RodState } from './rod-state.ts';
import { addSupports } from './support.ts';
import { clearSystem, createSystem } from './system.ts';
import type { ValveBody } from './valve-body.ts';
import { addValves, isThroughCusp } from './valve-contact.ts';
import { settleValves } from './valve-settle.ts';
import { gatherNear } from './valve-sides.ts';
import { addFriction, addWall, settleWall } from './wall.ts';
import { gatherSamples } from './wall-samples.ts';

/** Newton has converged when no node moves further than this in an iteration, mm. @assumption a hundredth of what the picture resolves */
export const NEWTON_TOLERANCE_MM = 0.002;
/** @assumption measured: with 12, 3 % of the ticks under random hands at full speed ran out and left strain behind; none needed more than 21 */
const MAX_NEWTON_ITERATIONS = 24;
/** Longest move of a node in one iteration, mm. @assumption below the radius of a segmental vein */
const MAX_NEWTON_STEP_MM = 1;
/** The same while a device still has to be pushed back out of a cusp. @assumption measured: one more start is nearly always enough */
const MOST_ITERATIONS_AT_CUSP = 72;
const MAX_HALVINGS = 6;
/** So many iterations are left for the rod to follow a hand that lets go. @assumption measured: what a slip of 2 mm takes */
const ITERATIONS_AFTER_SLIP = 6;
/** In the first iterations full steps are taken and friction follows the slip; then energy must fall. @assumption measured: see `bench` */
const FREE_ITERATIONS = 3;
/** Drag of blood per length of device, N·s/mm². @assumption too little for a fast push to feel; measured: forty times as much coils a wire at the groin */
const DRAG_NS_PER_MM2 = 1.7e-6;

const system = createSystem();
const step = new Float64Array(3 * MAX_NODES);
/** Scratch: the part of the step under trial, and the longest move that the last step made, mm; in an array, because a number that functions hand to each other may be boxed. */
const scratch = new Float64Array(2);
const PART = 0;
const MOVED = 1;

/** Hands that let go: called when Newton has converged, or (`last`) is running out; may change feed elements; true if it did. */
type HandLimit = (rod: RodState, last: boolean) => boolean;

export interface SolveSetting {
  stepS: number;
  lumen: Lumen | null;
  valves: readonly ValveBody[];
  free: FreeMotion;
  limitHands: HandLimit | null;
  toleranceMm: number;
}

/**
 * Backward Euler by minimisation: Newton with a banded Cholesky factor on
 * inertia + drag + bending + stretch + wall + friction + supports + cusps. Allocates nothing.
 */
export function solveRod(rod: RodState, setting: SolveSetting): void {
  const size = 3 * (rod.count - 1);
  if (setting.lumen) gatherSamples(rod, setting.lumen);
  gatherNear(rod, setting.valves);
  assemble(rod, setting, true, true);
  let iteration = 0;
  let converged = false;
  let most = MAX_NEWTON_ITERATIONS;
  let freeTill = FREE_ITERATIONS;
  while (!converged && iteration < most) {
    iteration += 1;
    const follow = iteration <= freeTill;
    if (!Number.isFinite(system.energyNmm)) throw new Error(`the rod's energy is not a number (${rod.count} nodes)`);
    if (!factorBand(system.band, size)) {
      // Near buckling the exact Hessian is not positive definite: take this step with the one that always is.
      assemble(rod, setting, false, follow);
      if (!factorBand(system.band, size)) throw new Error(`rod Hessian is not positive definite (${rod.count} nodes)`);
    }
    for (let r = 0; r < size; r += 1) step[r] = -system.gradient[r]!;
    solveBand(system.band, step, size);
    applyStep(rod, setting, size, follow);
    if (scratch[MOVED]! > setting.toleranceMm) continue;
    converged = !setting.limitHands?.(rod, iteration > most - ITERATIONS_AFTER_SLIP);
    if (converged && most < MOST_ITERATIONS_AT_CUSP && isThroughCusp(rod, setting.valves)) {
      // A device that goes around an edge changes what holds it: the way downhill may end before it is back on its side.
      converged = false;
      freeTill = iteration + FREE_ITERATIONS;
      most = iteration + MAX_NEWTON_ITERATIONS;
    }
    if (!converged) assemble(rod, setting, true, follow);
  }
  // A tick that runs out of iterations must not leave a hand stronger than it is.
  if (!converged) setting.limitHands?.(rod, true);
  rod.iterations = iteration;
  rod.ranOut = !converged;
  measureTension(rod);
  if (setting.lumen) settleWall(rod, setting.lumen);
  settleValves(rod, setting.valves);
}

/**
 * Move along the step, halving it while the energy rises. Leaves the longest move of a node that it made, mm, in the
 * scratch. Where no part of the step lowers the energy, nothing moves: rounding lets Newton go no further, and it leaves 0.
 */
function applyStep(rod: RodState, setting: SolveSetting, size: number, follow: boolean): void {
  const energy = system.energyNmm;
  const slack = 1e-9 + 1e-9 * Math.abs(energy);
  let longest = 0;
  for (let r = 0; r < size; r += 3) longest = Math.max(longest, step[r]! ** 2 + step[r + 1]! ** 2 + step[r + 2]! ** 2);
  longest = Math.sqrt(longest);
  let scale = longest > MAX_NEWTON_STEP_MM ? MAX_NEWTON_STEP_MM / longest : 1;
  for (let i = 0; i < rod.count; i += 1) {
    from.x[i] = rod.xMm[i]!;
    from.y[i] = rod.yMm[i]!;
    from.z[i] = rod.zMm[i]!;
  }
  for (let halving = 0; ; halving += 1, scale *= 0.5) {
    if (halving > MAX_HALVINGS) scale = 0;
    scratch[PART] = scale;
    shift(rod);
    assemble(rod, setting, true, follow);
    if (follow || scale === 0 || system.energyNmm <= energy + slack) {
      scratch[MOVED] = longest * scale;
      return;
    }
  }
}

/** Scratch: where the rod was before the step under trial. */
const from: FreeMotion = {
  x: new Float64Array(MAX_NODES),
  y: new Float64Array(MAX_NODES),
  z: new Float64Array(MAX_NODES),
};

/**
 * Put the rod where a part of the step takes it: every element gets the direction that the step asks for and the length that
 * it asks for to first order. Moved straight, a turning element would grow by the square of its move, and so stiff a rod
 * would let it move hardly at all.
 */
function shift(rod: RodState): void {
  const scale = scratch[PART]!;
  let px = 0;
  let py = 0;
  let pz = 0;
  for (let i = 1, r = 0; i < rod.count; i += 1, r += 3) {
    const ex = from.x[i]! - from.x[i - 1]!;
    const ey = from.y[i]! - from.y[i - 1]!;
    const ez = from.z[i]! - from.z[i - 1]!;
    const dx = scale * step[r]! - px;
    const dy = scale * step[r + 1]! - py;
    const dz = scale * step[r + 2]! - pz;
    px += dx;
    py += dy;
    pz += dz;
    const length = Math.sqrt(ex * ex + ey * ey + ez * ez) + 1e-300;
    const wanted = length + (ex * dx + ey * dy + ez * dz) / length;
    const turned = Math.sqrt((ex + dx) ** 2 + (ey + dy) ** 2 + (ez + dz) ** 2) + 1e-300;
    const share = wanted / turned;
    rod.xMm[i] = rod.xMm[i - 1]! + share * (ex + dx);
    rod.yMm[i] = rod.yMm[i - 1]! + share * (ey + dy);
    rod.zMm[i] = rod.zMm[i - 1]! + share * (ez + dz);
  }
}

function assemble(rod: RodState, setting: SolveSetting, exact: boolean, follow: boolean): void {
  const { lumen, valves } = setting;
  clearSystem(system, rod.count);
  measureTangents(rod);
  addInertia(system, rod, setting, DRAG_NS_PER_MM2);
  addBending(system, rod);
  addClamps(system, rod);
  addStretch(system, rod, exact);
  addSupports(system, rod);
  addValves(system, rod, valves);
  if (lumen) {
    addWall(system, rod, lumen, exact);
    addFriction(system, rod, follow);
  }
}
