import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assembly, layAssembly, stepAssembly } from '../../../src/sim/physics/index.ts';
import { ringTube } from '../../../src/testbed/verification/bench-lumens.ts';
import { type BenchDevice, benchStack, settleStack, tipOf } from '../../../src/testbed/verification/bench-stack.ts';
import { evenly } from './evenly.ts';

const RING_MM = 40;
const CURVE = { curvaturePerMm: 0.06, shapedMm: 15 };
const FOUR: readonly BenchDevice[] = [
  { stiffnessNmm2: 150, insertedMm: 40, outerRadiusMm: 1 },
  { stiffnessNmm2: 80, insertedMm: 55, outerRadiusMm: 0.8, ...CURVE },
  { stiffnessNmm2: 5, insertedMm: 60, outerRadiusMm: 0.45 },
  { stiffnessNmm2: 3, insertedMm: 70, outerRadiusMm: 0.18, ...CURVE },
];

const lumen = ringTube(RING_MM, 4, 0);

/** Four devices in a ring-shaped tube, come to rest against its wall. */
function fourInRing(): Assembly {
  const assembly = benchStack(FOUR, 1.25);
  layAssembly(assembly, (s) => [RING_MM * Math.sin(s / RING_MM), -RING_MM * Math.cos(s / RING_MM), 0]);
  settleStack(assembly, { lumen, stillMm: 1e-4 });
  return assembly;
}

function largestStrain({ rod }: Assembly): number {
  let most = 0;
  for (let i = 0; i < rod.count - 1; i += 1) {
    const along = [rod.xMm, rod.yMm, rod.zMm].map((axis) => axis[i + 1]! - axis[i]!);
    most = Math.max(most, Math.abs(Math.hypot(...along) / rod.restMm[i]! - 1));
  }
  return most;
}

/** Deepest indentation of the wall, mm; not a number if the rod is lost. */
function deepestMm({ rod }: Assembly): number {
  return Math.max(...rod.indentMm.subarray(1, rod.count));
}

describe('a solved rod', () => {
  it('lies straight again after everything was drawn out and pushed in anew', () => {
    const assembly = benchStack(
      [
        { stiffnessNmm2: 50, insertedMm: 30 },
        { stiffnessNmm2: 10, insertedMm: 45 },
      ],
      1.25,
    );
    const feedTo = (mm: readonly [number, number]): void => {
      for (let tick = 0; tick < 40; tick += 1) {
        assembly.stack.forEach((device, k) => {
          device!.insertedMm += Math.max(-3.3, Math.min(3.3, mm[k]! - device!.insertedMm));
        });
        stepAssembly(assembly, null, 1 / 60);
      }
    };
    feedTo([0, 0]);
    expect(assembly.rod.count).toBe(1);
    feedTo([20, 35]);
    settleStack(assembly);
    expect(tipOf(assembly)).toEqual({
      xMm: expect.closeTo(35, 4),
      yMm: expect.closeTo(0, 4),
      zMm: expect.closeTo(0, 4),
    });
  });

  it('stays in its tube whatever hands do to four devices, and is not stretched once they rest', () => {
    const moves = fc.record({ k: fc.nat(3), byMm: evenly(-3.4, 3.4), rollRad: evenly(-0.2, 0.2) });
    fc.assert(
      fc.property(fc.array(moves, { minLength: 100, maxLength: 100 }), (all) => {
        const assembly = fourInRing();
        for (const { k, byMm, rollRad } of all) {
          const device = assembly.stack[k]!;
          device.insertedMm = Math.min(120, Math.max(0, device.insertedMm + byMm));
          device.hubRollRad += rollRad;
          stepAssembly(assembly, lumen, 1 / 60);
          expect(deepestMm(assembly)).toBeLessThan(1.5);
        }
        for (let tick = 0; tick < 10; tick += 1) stepAssembly(assembly, lumen, 1 / 60);
        expect(largestStrain(assembly)).toBeLessThan(0.001);
      }),
      { numRuns: 20 },
    );
  });
});
