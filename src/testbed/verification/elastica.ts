import { type BenchRod, type BenchSetting, benchRod, settleBench } from './bench-rod.ts';
import { judge, type VerificationCase } from './case.ts';

/** Large bending against the elastica: V1, V2, V3. */

/** @source Bisshopp KE and Drucker DC, Q Appl Math 1945: computed from their elliptic integrals */
export const TIP_LOAD = [
  { load: 1, down: 0.301721, back: 0.056433 },
  { load: 2, down: 0.493457, back: 0.160642 },
  { load: 5, down: 0.713792, back: 0.387628 },
  { load: 10, down: 0.810609, back: 0.554996 },
];
/** @source Rohde FV, Q Appl Math 1953: computed as the boundary-value problem that it states */
const OWN_WEIGHT = [
  { load: 1, down: 0.123471 },
  { load: 2, down: 0.238507 },
  { load: 5, down: 0.495905 },
  { load: 10, down: 0.7002 },
];

export function tipLoad(setting: BenchSetting, load: number): { down: number; back: number } {
  const bench = benchRod(setting);
  const { rod, lengthMm, stiffnessNmm2 } = bench;
  rod.loadYN[rod.count - 1] = (load * stiffnessNmm2) / lengthMm ** 2;
  settleBench(bench);
  return deflection(bench);
}

function deflection({ rod, lengthMm }: BenchRod): { down: number; back: number } {
  return { down: rod.yMm[rod.count - 1]! / lengthMm, back: 1 - rod.xMm[rod.count - 1]! / lengthMm };
}

export function ownWeight(setting: BenchSetting, load: number): number {
  const bench = benchRod(setting);
  const { rod, lengthMm, stiffnessNmm2 } = bench;
  const perMm = (load * stiffnessNmm2) / lengthMm ** 3;
  for (let i = 1; i < rod.count; i += 1) {
    rod.loadYN[i] = perMm * rod.restMm[0]! * (i === rod.count - 1 ? 0.5 : 1);
  }
  settleBench(bench);
  return deflection(bench).down;
}

/** End moment as a couple on the last element that turns with it; returns the tip's place over L. */
export function endMoment(setting: BenchSetting, turn: number): [number, number] {
  const bench = benchRod(setting);
  const { rod, lengthMm, stiffnessNmm2 } = bench;
  const last = rod.count - 1;
  // Wind up slowly: the couple follows the element, so it needs the tick before to know where that points.
  for (const part of [0.25, 0.5, 0.75, 1]) {
    settleBench(bench, 1500, 1e-8, () => {
      const moment = (part * turn * stiffnessNmm2) / lengthMm;
      const ex = rod.xMm[last]! - rod.xMm[last - 1]!;
      const ey = rod.yMm[last]! - rod.yMm[last - 1]!;
      const square = ex * ex + ey * ey;
      rod.loadXN[last] = (-moment * ey) / square;
      rod.loadYN[last] = (moment * ex) / square;
      rod.loadXN[last - 1] = -rod.loadXN[last]!;
      rod.loadYN[last - 1] = -rod.loadYN[last]!;
    });
  }
  return [rod.xMm[last]! / lengthMm, rod.yMm[last]! / lengthMm];
}

/** How far the tip is from its place on the circle, over L. */
function offCircle([x, y]: [number, number], turn: number): number {
  return Math.hypot(x - Math.sin(turn) / turn, y - (1 - Math.cos(turn)) / turn);
}

export function tipLoadCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return TIP_LOAD.flatMap(({ load, down, back }) => {
    const found = tipLoad(setting, load);
    return [
      judge('V1', `tip load PL²/EI = ${load}: deflection across/L`, found.down, down, 0.005),
      judge('V1', `tip load PL²/EI = ${load}: deflection along/L`, found.back, back, 0.005),
    ];
  });
}

export function ownWeightCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return OWN_WEIGHT.map(({ load, down }) =>
    judge('V2', `own weight qL³/EI = ${load}: deflection/L`, ownWeight(setting, load), down, 0.005),
  );
}

export function momentCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return [Math.PI / 2, Math.PI, 2 * Math.PI].map((turn) => {
    const off = offCircle(endMoment(setting, turn), turn);
    return judge('V3', `end moment ML/EI = ${turn.toFixed(4)}: tip off its place, over L`, off, 0, 0.005);
  });
}
