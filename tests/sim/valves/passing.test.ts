import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashState, type SimCommand, type SimSetup } from '../../../src/sim/index.ts';
import { atArch, deepestCut, deviceOf, kindsOf, push, run, VALVE } from './at-the-arch.ts';

/** Devices that come to a valve, outermost first. */
const STACKS: SimSetup['devices'][] = [
  [{ slot: 'wire', spec: 'wire-035', insertedMm: 6, rollRad: 0 }],
  [{ slot: 'wire', spec: 'wire-014', insertedMm: 8, rollRad: 0 }],
  [
    { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 5, rollRad: 0 },
    { slot: 'wire', spec: 'wire-035', insertedMm: 8, rollRad: 0 },
  ],
  [
    { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 4, rollRad: 0 },
    { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 7, rollRad: 0 },
    { slot: 'wire', spec: 'wire-014-sharp', insertedMm: 9, rollRad: 0 },
  ],
];

/** The axis of a device may cut the corner of a free edge by this, mm. */
const CORNER_MM = 1;

const gesture = fc.record({
  device: fc.nat(2),
  distanceMm: fc.oneof(fc.double({ min: -3, max: 4, noNaN: true }), fc.constantFrom(1e6, 1e6, -1e6)),
  angleRad: fc.oneof(fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.constantFrom(1e6, -1e6)),
  ticks: fc.integer({ min: 5, max: 45 }),
});

describe('a valve', () => {
  it('is never passed but through its opening: by no device, at no speed, turned as one likes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STACKS),
        fc.record({
          atMm: fc.double({ min: 22, max: 36, noNaN: true }),
          acrossDeg: fc.double({ min: 0, max: 180, noNaN: true }),
          restOpening: fc.constantFrom(0, 0.15, 0.3),
        }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.array(gesture, { minLength: 6, maxLength: 12 }),
        (stack, valve, rollRad, gestures) => {
          const devices = stack.map((device) => ({ ...device, rollRad }));
          const sim = atArch({ devices, valves: [{ vessel: 'az_arch', ...valve }] });
          for (const { device, distanceMm, angleRad, ticks } of gestures) {
            const { slot } = devices[device % devices.length]!;
            const commands: SimCommand[] = [push(slot, distanceMm), { kind: 'turn', device: slot, angleRad }];
            for (let tick = 0; tick < ticks; tick += 1) {
              run(sim, 1, commands);
              expect(deepestCut(sim)).toBeLessThan(CORNER_MM);
            }
          }
        },
      ),
      { seed: 11, numRuns: 14, endOnFailure: true },
    );
  }, 120_000);

  it('does the same to the same hands, bit for bit', () => {
    const once = () => {
      const sim = atArch({ valves: [{ ...VALVE, acrossDeg: 40 }] });
      run(sim, 60, [push('wire', 0.7)]);
      return hashState(sim);
    };
    expect(once()).toBe(once());
  });

  it('is covered by the hash of the state', () => {
    const [one, other] = [atArch(), atArch()];
    other.valves[0]!.cusps[1].torn = true;
    expect(hashState(other)).not.toBe(hashState(one));
  });
});

describe('a wire against the blood', () => {
  it('slides into the pocket where it meets a cusp, buckles there, and can be drawn back', () => {
    const sim = atArch({ valves: [{ ...VALVE, acrossDeg: 15, restOpening: 0 }], devices: [STACKS[0]![0]!] });
    const pocketed = [0, 30, 60, 90, 120, 150].some((acrossDeg) => {
      const attempt = atArch({ valves: [{ ...VALVE, acrossDeg, restOpening: 0 }] });
      const events = run(attempt, 40, [push('wire', 0.7)]);
      if (!kindsOf(events).includes('valvePocketed')) return false;
      expect(kindsOf(events)).not.toContain('valveCrossed');
      const back = kindsOf(run(attempt, 60, [push('wire', -0.7)]));
      expect(back).toContain('valveWithdrawn');
      expect(attempt.valves[0]!.cusps.every(({ turnRad }) => turnRad > 0)).toBe(true);
      return true;
    });
    expect(pocketed).toBe(true);
    expect(deviceOf(sim, 'wire').insertedMm).toBe(6);
  });
});
