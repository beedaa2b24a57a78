import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

interface Bench {
  tick: { devices: number; nodes: number; p50Ms: number; p99Ms: number; iterations: number }[];
  blocked: { devices: number; nodes: number; p50Ms: number; p99Ms: number; slippingShare: number };
  realTimeFactor: number;
  valves: { devices: number; valves: number; p50Ms: number };
  flow: { segments: number; cells: number; p50Ms: number; p99Ms: number; cpuMs: number; overLinear: number }[];
  atlas: { ratio: number; p50FullMs: number; p50LevelMs: number; pieces: number; piecesLevel: number };
  judging: { p50Ms: number; cpuMs: number };
  bundle: { gzipKb: number } | null;
  allocation: Record<
    'bytesPerSolve' | 'bytesPerTick' | 'bytesAtRest' | 'bytesInjecting' | 'bytesPressingAgent',
    number
  >;
}

describe('npm run bench', () => {
  it('times four moving devices on finer and finer meshes, and a wire that its hand holds against a blocked tip', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli/bench.ts', '--json', '--ticks', '100'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    const bench = JSON.parse(stdout) as Bench;
    expect(bench.tick.map(({ devices }) => devices)).toEqual([4, 4, 4, 4, 4]);
    // The nodes that were there, not those that were asked for; how long it took is for people to judge.
    [100, 200, 300, 400, 600].forEach((nodes, i) => {
      expect(Math.abs(bench.tick[i]!.nodes / nodes - 1)).toBeLessThan(0.1);
    });
    for (const { p50Ms, p99Ms, iterations } of bench.tick) {
      expect(p50Ms).toBeGreaterThan(0);
      expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
      expect(iterations).toBeGreaterThan(1);
    }
    const { blocked } = bench;
    expect(blocked.devices).toBe(2);
    expect(blocked.slippingShare).toBe(1);
    expect(blocked.p50Ms).toBeGreaterThan(0);
    expect(blocked.p99Ms).toBeGreaterThanOrEqual(blocked.p50Ms);
    expect(bench.realTimeFactor).toBeGreaterThan(0);
    expect(bench.valves).toMatchObject({ devices: 4, valves: 4 });
    expect(bench.flow).toHaveLength(4);
    expect(bench.flow[0]!.overLinear).toBe(1);
    // from the whole atlas on to trees that are larger still
    expect(bench.flow[0]!.segments).toBeGreaterThan(2000);
    expect(bench.flow.at(-1)!.segments).toBeGreaterThan(1.5 * bench.flow[0]!.segments);
    for (const { p50Ms, p99Ms, cells, segments } of bench.flow) {
      expect(p50Ms).toBeGreaterThan(0);
      expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
      expect(cells).toBeGreaterThan(segments);
    }
    expect(bench.judging.p50Ms).toBeGreaterThan(0);
    expect(bench.atlas.ratio).toBeCloseTo(bench.atlas.p50FullMs / bench.atlas.p50LevelMs, 1);
    expect(bench.atlas.pieces).toBeGreaterThanOrEqual(bench.atlas.piecesLevel);
    const { allocation } = bench;
    expect(allocation.bytesPerTick).toBeGreaterThan(0);
    // A number for each node, boxed, would be 16 bytes × 300.
    expect(allocation.bytesPerSolve).toBeLessThan(1000);
  }, 400_000);
});
