import { describe, expect, it } from 'vitest';
import { benchRod, settleBench } from '../../../src/testbed/verification/bench-rod.ts';

describe('the axial force that hubs read', () => {
  it('is nothing in a rod that is only bent: a couple at its end neither pulls nor pushes', () => {
    const bench = benchRod({ elements: 40 });
    const { rod, lengthMm, stiffnessNmm2 } = bench;
    const last = rod.count - 1;
    const moment = (Math.PI * stiffnessNmm2) / lengthMm;
    settleBench(bench, 3000, 1e-8, () => {
      const ex = rod.xMm[last]! - rod.xMm[last - 1]!;
      const ey = rod.yMm[last]! - rod.yMm[last - 1]!;
      const square = ex * ex + ey * ey;
      for (const [node, sign] of [
        [last, 1],
        [last - 1, -1],
      ] as const) {
        rod.loadXN[node] = (-sign * moment * ey) / square;
        rod.loadYN[node] = (sign * moment * ex) / square;
      }
    });
    // What bending on stretched tangents would leave in every element.
    const mistaken = moment ** 2 / stiffnessNmm2;
    for (let i = 0; i < last - 1; i += 1) expect(Math.abs(rod.tensionN[i]!)).toBeLessThan(0.01 * mistaken);
  });
});
