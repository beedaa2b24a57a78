import type { BenchSetting } from './bench-rod.ts';
import { PRESSED, wallForce } from './between-walls.ts';
import { capstan, DRAWN } from './capstan.ts';
import { judge, type VerificationCase } from './case.ts';
import { TIP_LOAD, tipLoad } from './elastica.ts';

/** V19: what is at rest, or slides slowly, depends neither on the tick nor on what the rod weighs. @assumption ticks and masses that span what anybody would try */
const STEPS_S = [1 / 60, 1 / 120, 1 / 240];
const MASSES_PER_MM = [6e-9, 6e-8, 6e-7];

/** The result, over all ticks and masses, that is farthest from the reference. */
function farthest(reference: number, solve: (setting: BenchSetting) => number): number {
  const results = STEPS_S.flatMap((stepS) =>
    MASSES_PER_MM.map((massPerMm) => solve({ elements: 40, stepS, massPerMm })),
  );
  return results.reduce((far, one) => (Math.abs(one - reference) > Math.abs(far - reference) ? one : far));
}

export function stepAndMassCases(): VerificationCase[] {
  const rung = (what: string, reference: number, limit: number, solve: (setting: BenchSetting) => number) =>
    judge(
      'V19',
      `${what}, worst over h = 1/60 … 1/240 s and mass × 1 … 100`,
      farthest(reference, solve),
      reference,
      limit,
    );
  return [
    ...TIP_LOAD.map(({ load, down }) =>
      rung(`V1 PL²/EI = ${load}: deflection across/L`, down, 0.005, (setting) => tipLoad(setting, load).down),
    ),
    ...PRESSED.map(({ load, force }) =>
      rung(`V7 P = ${load} EI/L²: wall force`, force, 0.03, (setting) => wallForce(setting, load)),
    ),
    ...DRAWN.map(({ turns, what, ratio }) =>
      rung(`V9 around ${what}: T1/T2`, ratio, 0.02, (setting) => capstan(setting, 2 * Math.PI * turns)),
    ),
  ];
}
