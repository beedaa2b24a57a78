/** The last seconds of heart, breath and venous pressure, as a monitor writes them. */
import type { SimState } from '../../sim/index.ts';

/** Length of a trace. @assumption two breaths fit on it */
const TRACE_TICKS = 420;
/** Ticks between two points. */
const TICKS_PER_POINT = 2;
export const TRACE_POINTS = TRACE_TICKS / TICKS_PER_POINT;

export interface MonitorTraces {
  /** Where the next point goes: the pen goes round and round. */
  pen: number;
  ticks: number;
  ecg: Float32Array;
  breath: Float32Array;
  venous: Float32Array;
}

export function freshTraces(): MonitorTraces {
  const points = () => new Float32Array(TRACE_POINTS).fill(Number.NaN);
  return { pen: 0, ticks: 0, ecg: points(), breath: points(), venous: points() };
}

/** Call once per tick. */
export function writeTraces(traces: MonitorTraces, { flow }: Pick<SimState, 'flow'>): void {
  traces.ticks += 1;
  if (traces.ticks % TICKS_PER_POINT !== 0) return;
  traces.ecg[traces.pen] = ecgAt(flow.atBeat);
  traces.breath[traces.pen] = flow.breath.lung;
  traces.venous[traces.pen] = flow.atriumMmHg;
  traces.pen = (traces.pen + 1) % TRACE_POINTS;
}

/** Waves of a lead II: where in the beat, how wide, how high. @assumption the textbook's shape; R comes at 0 */
const WAVES = [
  { at: -0.19, wide: 0.03, high: 0.12 },
  { at: -0.03, wide: 0.01, high: -0.12 },
  { at: 0, wide: 0.014, high: 1 },
  { at: 0.03, wide: 0.012, high: -0.22 },
  { at: 0.32, wide: 0.055, high: 0.26 },
];

/** @param atBeat share of the heartbeat since the R wave, 0…1 */
function ecgAt(atBeat: number): number {
  return WAVES.reduce((sum, { at, wide, high }) => {
    const off = ((((atBeat - at) % 1) + 1.5) % 1) - 0.5;
    return sum + high * Math.exp(-0.5 * (off / wide) ** 2);
  }, 0);
}
