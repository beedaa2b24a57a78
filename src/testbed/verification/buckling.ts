import { type BenchRod, type BenchSetting, benchRod, hold, settleBench, stepBench } from './bench-rod.ts';
import { judge, type VerificationCase } from './case.ts';
import { placeNode } from './solver.ts';

/** Columns: V5, the load at which they give way, and V6, the shape they take beyond it. */

interface Ends {
  what: string;
  rootClamped: boolean;
  tip: 'free' | 'pinned' | 'clamped';
  /** P_cr L²/EI. */
  critical: number;
}
/** @source Timoshenko SP and Gere JM, Theory of Elastic Stability, 1961 (Euler's loads) */
export const ENDS: readonly Ends[] = [
  { what: 'fixed–free', rootClamped: true, tip: 'free', critical: 2.4674 },
  { what: 'pinned', rootClamped: false, tip: 'pinned', critical: 9.8696 },
  { what: 'fixed–pinned', rootClamped: true, tip: 'pinned', critical: 20.1907 },
  { what: 'fixed–fixed', rootClamped: true, tip: 'clamped', critical: 39.4784 },
];

/** @source Timoshenko SP and Gere JM, Theory of Elastic Stability, 1961 (the elastica, by elliptic integrals) */
const BENT = [
  { slopeDeg: 20, load: 1.015397, sag: 0.109707 },
  { slopeDeg: 40, load: 1.063663, sag: 0.21112 },
  { slopeDeg: 60, load: 1.15172, sag: 0.296604 },
  { slopeDeg: 90, load: 1.393204, sag: 0.38138 },
];

/** Stiff enough that a column is back at rest within seconds, even close to its critical load; a fixture hardly gives. */
const COLUMN = { lengthMm: 100, stiffnessNmm2: 10_000, axialN: 2e7 };
const FIXTURE_N_PER_MM = 1e6;

function column(setting: BenchSetting, { rootClamped, tip }: Ends): BenchRod {
  const bench = benchRod({ ...COLUMN, ...setting });
  const { rod } = bench;
  const last = rod.count - 1;
  rod.root.clamped = rootClamped;
  rod.tip = { clamped: tip === 'clamped', x: 1, y: 0, z: 0 };
  if (tip !== 'free')
    for (const axis of [
      [0, 1, 0],
      [0, 0, 1],
    ] as const)
      hold(rod, last, axis, 0, FIXTURE_N_PER_MM);
  return bench;
}

/** Lateral stiffness of a column under a dead axial load, at its tip or, where that is held, at its middle; N/mm. */
function lateralStiffness(setting: BenchSetting, ends: Ends, loadN: number): number {
  const bench = column(setting, ends);
  const { rod, lengthMm, stiffnessNmm2 } = bench;
  const last = rod.count - 1;
  const pushed = ends.tip === 'free' ? last : last / 2;
  const pushN = (1e-7 * stiffnessNmm2) / lengthMm ** 2;
  rod.loadXN[last] = -loadN;
  rod.loadYN[pushed] = pushN;
  settleBench(bench, 4000, 1e-12);
  return pushN / rod.yMm[pushed]!;
}

/** P_cr L²/EI: lateral stiffness falls to nothing there; secant from 0.96 and 0.99 of the expected load. */
export function criticalLoad(setting: BenchSetting, ends: Ends): number {
  const { lengthMm, stiffnessNmm2 } = COLUMN;
  const unit = stiffnessNmm2 / lengthMm ** 2;
  const [low, high] = [0.96 * ends.critical, 0.99 * ends.critical];
  const [atLow, atHigh] = [lateralStiffness(setting, ends, low * unit), lateralStiffness(setting, ends, high * unit)];
  return high + ((high - low) * atHigh) / (atLow - atHigh);
}

interface BentColumn {
  slopeRad: number;
  /** P / P_cr. */
  load: number;
  /** Sag of the middle over the length. */
  sag: number;
}

/** A pinned column whose ends are brought together until its end slope is as wanted (secant on the shortening). */
export function bendColumn(setting: BenchSetting, slopeRad: number): BentColumn {
  const bench = column(setting, ENDS[1]!);
  const { rod, lengthMm, stiffnessNmm2 } = bench;
  const last = rod.count - 1;
  for (let i = 1; i < last; i += 1) {
    placeNode(rod, i, rod.xMm[i]!, 0.05 * lengthMm * Math.sin((Math.PI * i) / last), 0);
  }
  const press = hold(rod, last, [1, 0, 0], lengthMm, FIXTURE_N_PER_MM);
  const slopeAt = (shorteningMm: number): number => {
    // No faster than a press: a column that is shortened by half in one tick may land in another of its shapes.
    for (let gap = press.offsetMm - (lengthMm - shorteningMm); Math.abs(gap) > 1; gap -= Math.sign(gap)) {
      press.offsetMm -= Math.sign(gap);
      stepBench(bench);
    }
    press.offsetMm = lengthMm - shorteningMm;
    settleBench(bench, 4000, 1e-10);
    return endSlope(bench);
  };
  // A shallow arc shortens by a quarter of its slope squared.
  let [before, now] = [0.2 * slopeRad ** 2 * lengthMm, 0.22 * slopeRad ** 2 * lengthMm];
  let [slopeBefore, slope] = [slopeAt(before), slopeAt(now)];
  for (let pass = 0; pass < 8 && Math.abs(slope - slopeRad) > 1e-7; pass += 1) {
    const next = now + ((now - before) * (slopeRad - slope)) / (slope - slopeBefore);
    [before, slopeBefore, now] = [now, slope, next];
    slope = slopeAt(next);
  }
  const criticalN = (Math.PI ** 2 * stiffnessNmm2) / lengthMm ** 2;
  return { slopeRad: slope, load: -press.forceN / criticalN, sag: rod.yMm[last / 2]! / lengthMm };
}

/** Slope where the rod is pinned, from its first two elements: it has no curvature there, so θ(s) = θ(0) + c s². */
function endSlope({ rod }: BenchRod): number {
  const first = Math.atan2(rod.yMm[1]!, rod.xMm[1]!);
  const second = Math.atan2(rod.yMm[2]! - rod.yMm[1]!, rod.xMm[2]! - rod.xMm[1]!);
  return (9 * first - second) / 8;
}

export function eulerCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return ENDS.map((ends) =>
    judge('V5', `Euler load PL²/EI, ${ends.what}`, criticalLoad(setting, ends), ends.critical, 0.01),
  );
}

export function postBucklingCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return BENT.flatMap(({ slopeDeg, load, sag }) => {
    const found = bendColumn(setting, (slopeDeg * Math.PI) / 180);
    return [
      judge('V6', `pinned column bent to an end slope of ${slopeDeg}°: P/P_cr`, found.load, load, 0.01),
      judge('V6', `pinned column bent to an end slope of ${slopeDeg}°: sag/L`, found.sag, sag, 0.01),
    ];
  });
}
