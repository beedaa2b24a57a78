import { slab } from './bench-lumens.ts';
import { type BenchSetting, benchRod, hold, settleBench } from './bench-rod.ts';
import { judge, type VerificationCase } from './case.ts';
import { placeNode, type RodState } from './solver.ts';

/** V7: a rod clamped at both ends, buckled against the walls of a slab: first a point presses, then a line. */

/** P in EI/L², wall force in EI·h/L³. @source Domokos G, Holmes P and Royce B, J Nonlinear Sci 1997 */
export const PRESSED = [
  { load: 61.69, force: 110.67 },
  { load: 88.83, force: 249.44 },
  { load: 120.9, force: 420.28 },
];
const POINT_TO_LINE = 16 * Math.PI ** 2;

/** A soft rod in a narrow slab: what the wall gives is small against what it leaves free. */
const SOFT = { lengthMm: 100, stiffnessNmm2: 1, axialN: 2000 };
const HALF_MM = 1;
const FIXTURE_N_PER_MM = 1e3;

/** Fixtures of one end: a clamp along the axis that may slide along it. */
function slidingClamp(rod: RodState): void {
  const last = rod.count - 1;
  rod.tip = { clamped: true, x: 1, y: 0, z: 0 };
  hold(rod, last, [0, 0, 1], 0, FIXTURE_N_PER_MM);
}

/** The expected shape to start from, not quite at the wall. */
function bulge(rod: RodState, waves: number): void {
  const last = rod.count - 1;
  for (let i = 1; i <= last; i += 1) {
    placeNode(rod, i, rod.xMm[i]!, 0.45 * HALF_MM * (1 - Math.cos((2 * Math.PI * waves * i) / last)), 0);
  }
}

/** Wall force in EI·h/L³ of a rod between clamps under a dead axial load in EI/L². */
export function wallForce(setting: BenchSetting, load: number): number {
  const bench = benchRod({ ...SOFT, lumen: slab(HALF_MM), ...setting });
  const { rod, lengthMm, stiffnessNmm2 } = bench;
  const last = rod.count - 1;
  slidingClamp(rod);
  hold(rod, last, [0, 1, 0], 0, FIXTURE_N_PER_MM);
  bulge(rod, 1);
  rod.loadXN[last] = (-load * stiffnessNmm2) / lengthMm ** 2;
  settleBench(bench, 6000, 1e-10);
  const force = rod.wallForceN.subarray(0, rod.count).reduce((sum, one) => sum + one, 0);
  return (force * lengthMm ** 3) / (stiffnessNmm2 * HALF_MM);
}

/**
 * Axial load, in EI/L² of the whole rod, at which the bend of its middle vanishes and the pressing point becomes a line.
 * Squeezed to two shortenings before that, and extrapolated. By symmetry half the rod does: its tip, kept level, is the middle.
 */
function flattening(setting: BenchSetting): number {
  const length = SOFT.lengthMm / 2;
  const bench = benchRod({
    ...SOFT,
    stiffnessNmm2: SOFT.stiffnessNmm2 / 10,
    lumen: slab(HALF_MM),
    ...setting,
    lengthMm: length,
  });
  const { rod, stiffnessNmm2 } = bench;
  const last = rod.count - 1;
  slidingClamp(rod);
  bulge(rod, 0.5);
  const press = hold(rod, last, [1, 0, 0], length, FIXTURE_N_PER_MM);
  // The whole rod shortens by 3h²/L when its middle becomes flat.
  const [early, late] = [0.93, 0.97].map((part) => {
    press.offsetMm = length - (part * 1.5 * HALF_MM ** 2) / (2 * length);
    settleBench(bench, 6000, 1e-10);
    const load = (-press.forceN * (2 * length) ** 2) / stiffnessNmm2;
    const bend = Math.atan2(rod.yMm[last]! - rod.yMm[last - 1]!, rod.xMm[last]! - rod.xMm[last - 1]!);
    return { load, bend };
  }) as [{ load: number; bend: number }, { load: number; bend: number }];
  return late.load + ((late.load - early.load) * late.bend) / (early.bend - late.bend);
}

export function wallCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return [
    ...PRESSED.map(({ load, force }) =>
      judge(
        'V7',
        `clamped rod between walls, P = ${load} EI/L²: wall force, EI·h/L³`,
        wallForce(setting, load),
        force,
        0.03,
      ),
    ),
    judge(
      'V7',
      'clamped rod between walls: P at which the pressing point becomes a line, EI/L²',
      flattening({ ...setting, elements: setting.elements / 2 }),
      POINT_TO_LINE,
      0.03,
    ),
  ];
}
