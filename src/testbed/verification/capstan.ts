import { ringTube } from './bench-lumens.ts';
import { type BenchRod, type BenchSetting, benchRod, stepBench } from './bench-rod.ts';
import { judge, type VerificationCase } from './case.ts';
import { placeNode } from './solver.ts';

/** V9: a limp rod drawn around a ring through a tube. @source Euler and Eytelwein: T1/T2 = e^µθ */
export const DRAWN = [
  { turns: 0.5, what: 'π', ratio: 1.3691 },
  { turns: 1, what: '2π', ratio: 1.8745 },
  { turns: 1.5, what: '3π', ratio: 2.5663 },
];
const FRICTION = 0.1;

const RING_MM = 25;
const BORE_MM = 1;
const RADIUS_MM = 0.5;
const LEAD_MM = 5;
const LOAD_N = 0.05;
/** So limp that its stiffness carries next to nothing of the load. */
const LIMP = { stiffnessNmm2: 0.01, axialN: 2000 };

/** Drawn far enough that every node slides, then slower and slower, so that neither drag nor haste remains. */
const STROKE_MM = 0.4;
const STROKE_S = 1.5;
const CALM_S = 0.5;
const CALM_MM = 0.002;

/** T1/T2 over a bend: tension of the first element over the load on the tip. */
export function capstan(setting: BenchSetting, bendRad: number): number {
  const bench = woundRod(setting, bendRad);
  draw(bench, STROKE_MM, STROKE_S);
  draw(bench, CALM_MM, CALM_S);
  return bench.rod.tensionN[0]! / LOAD_N;
}

/** A rod on the inner wall of the ring, a little further around it than it will be when it has been drawn. */
function woundRod(setting: BenchSetting, bendRad: number): BenchRod {
  const radius = RING_MM - BORE_MM + RADIUS_MM;
  const lengthMm = LEAD_MM + radius * bendRad + STROKE_MM;
  const spacing = lengthMm / setting.elements;
  const lumen = ringTube(RING_MM, BORE_MM, Math.ceil((LEAD_MM + radius) / spacing));
  const bench = benchRod({ ...LIMP, ...setting, lengthMm, lumen });
  const { rod } = bench;
  rod.root.clamped = false;
  for (let i = 0; i < rod.count; i += 1) {
    rod.friction[i] = FRICTION;
    rod.radiusMm[i] = RADIUS_MM;
    const s = i * spacing - LEAD_MM;
    const turn = Math.max(0, s / radius);
    placeNode(rod, i, radius * Math.sin(turn) + Math.min(0, s), -radius * Math.cos(turn), 0);
  }
  return bench;
}

/** Draw the first node back, straight, at a steady speed. */
function draw(bench: BenchRod, strokeMm: number, strokeS: number): void {
  const ticks = Math.round(strokeS / bench.stepS);
  for (let tick = 0; tick < ticks; tick += 1) {
    bench.rod.xMm[0] -= strokeMm / ticks;
    pullTip(bench);
    stepBench(bench);
  }
}

/** The load on the tip goes on along the ring. */
function pullTip({ rod }: BenchRod): void {
  const last = rod.count - 1;
  const radius = Math.hypot(rod.xMm[last]!, rod.yMm[last]!);
  rod.loadXN[last] = (-LOAD_N * rod.yMm[last]!) / radius;
  rod.loadYN[last] = (LOAD_N * rod.xMm[last]!) / radius;
}

export function capstanCases(setting: BenchSetting = { elements: 40 }): VerificationCase[] {
  return DRAWN.map(({ turns, what, ratio }) =>
    judge('V9', `drawn around ${what} at µ = ${FRICTION}: T1/T2`, capstan(setting, 2 * Math.PI * turns), ratio, 0.02),
  );
}
