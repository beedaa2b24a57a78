/** Times work with the clock and with the processor's own account, which the machine's other work does not lengthen. */

export interface Cost {
  p50Ms: number;
  p99Ms: number;
  /** Processor time, mean and the hundredth longest. */
  cpuMs: number;
  cpuP99Ms: number;
}

/** So many runs, after as many as it takes until the code is compiled. */
export function timeRuns(run: () => unknown, runs: number, warmUpRuns: number): Cost {
  for (let k = 0; k < warmUpRuns; k += 1) run();
  const tookMs: number[] = [];
  const cpuMs: number[] = [];
  for (let k = 0; k < runs; k += 1) {
    const before = process.cpuUsage();
    tookMs.push(timed(run));
    const { user, system } = process.cpuUsage(before);
    cpuMs.push((user + system) / 1000);
  }
  return {
    ...{ p50Ms: round(quantile(tookMs, 0.5)), p99Ms: round(quantile(tookMs, 0.99)) },
    ...{ cpuMs: round(mean(cpuMs)), cpuP99Ms: round(quantile(cpuMs, 0.99)) },
  };
}

export function timed(work: () => unknown): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
