import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cloneState,
  hashState,
  type SimCommand,
  type SimEvent,
  type SimSetup,
  type SimState,
} from '../../../src/sim/index.ts';
import { atArch, DOWN_THE_ARCH, deepestCut, kindsOf, push, run, treeFromBelow, VALVE } from './at-the-arch.ts';

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

/** The axis of a device may cut the corner of a free edge by this, mm; a cusp is 9 mm long. */
const CORNER_MM = 2;

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
        fc.nat(STACKS.length - 1),
        fc.record({
          atMm: fc.double({ min: 22, max: 36, noNaN: true }),
          acrossDeg: fc.double({ min: 0, max: 180, noNaN: true }),
          restOpening: fc.constantFrom(0, 0.15, 0.3),
        }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.array(gesture, { minLength: 6, maxLength: 12 }),
        (stack, valve, rollRad, gestures) => {
          const devices = STACKS[stack]!.map((device) => ({ ...device, rollRad }));
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
      { seed: 11, numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  it('shut, is met at any turn and any speed, and passed only where its edges part', () => {
    // From the mouth of the arch: a wire turned to each side, and the valve turned and shut by hand.
    const bases = [0.8, 1.6, 2.4, 3.2].map((rollRad) => atArch({ devices: [{ ...STACKS[0]![0]!, rollRad }] }));
    fc.assert(
      fc.property(
        fc.nat(bases.length - 1),
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        fc.oneof(fc.double({ min: 0.2, max: 2, noNaN: true }), fc.constant(1e9)),
        (base, turnRad, distanceMm) => {
          const sim = cloneState(bases[base]!);
          turnValve(sim, turnRad);
          // No flow is enough to open it.
          Object.assign(sim.valves[0]!, { opening: 0, restOpening: 0, restMlPerS: 1e12 });
          const commands = [push('wire', distanceMm)];
          for (let tick = 0; tick < Math.min(60, 36 / distanceMm + 14); tick += 1) {
            run(sim, 1, commands);
            expect(sim.valves[0]!.opening).toBeLessThan(1e-6);
            expect(deepestCut(sim)).toBeLessThan(CORNER_MM);
          }
        },
      ),
      { seed: 5, numRuns: 2000, endOnFailure: true },
    );
  }, 400_000);

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

/** Turn a valve about the axis of its vein. */
function turnValve(sim: SimState, rad: number): void {
  const v = sim.valves[0]!;
  const [ax, ay, az] = [v.acrossX, v.acrossY, v.acrossZ];
  const [bx, by, bz] = [v.axisY * az - v.axisZ * ay, v.axisZ * ax - v.axisX * az, v.axisX * ay - v.axisY * ax];
  v.acrossX = Math.cos(rad) * ax + Math.sin(rad) * bx;
  v.acrossY = Math.cos(rad) * ay + Math.sin(rad) * by;
  v.acrossZ = Math.cos(rad) * az + Math.sin(rad) * bz;
}

const TURNS_DEG = [0, 30, 60, 90, 120, 150];

describe('a wire against the blood', () => {
  it('slides into the pocket where it meets a cusp, buckles there, and can be drawn back', () => {
    const pocketed = TURNS_DEG.map((acrossDeg) => {
      const sim = atArch({ devices: DOWN_THE_ARCH, valves: [{ ...VALVE, acrossDeg, restOpening: 0 }] });
      const events: SimEvent[] = [];
      for (let tick = 0; tick < 60 && !kindsOf(events).includes('valvePocketed'); tick += 1)
        events.push(...run(sim, 1, [push('wire', 0.5)]));
      if (kindsOf(events).includes('valveCrossed') || !kindsOf(events).includes('valvePocketed')) return false;
      expect(kindsOf(events).indexOf('valveTouched')).toBeLessThan(kindsOf(events).indexOf('valvePocketed'));
      expect(kindsOf(run(sim, 60, [push('wire', -0.5)]))).toContain('valveWithdrawn');
      expect(sim.valves[0]!.cusps.some(({ torn }) => torn)).toBe(false);
      return true;
    });
    expect(pocketed).toContain(true);
  });

  it('passes along the commissure of a valve that it does not pass across it', () => {
    const passed = TURNS_DEG.map((acrossDeg) => passes(acrossDeg));
    expect(passed).toContain(true);
    expect(passed).toContain(false);
  });

  it('tears a cusp that it is leaned on for a moment with more than the tissue bears, and that cusp holds no more', () => {
    const torn = TURNS_DEG.some((acrossDeg) => {
      const sim = atArch({ devices: DOWN_THE_ARCH, valves: [{ ...VALVE, acrossDeg, restOpening: 0 }] });
      const damage = run(sim, 240, [push('wire', 0.4)]).filter((event) => event.kind === 'valveDamaged');
      for (const { forceN } of damage) expect(forceN).toBeGreaterThan(0.7 * Math.PI * 0.89 * 0.05);
      return damage.length > 0;
    });
    expect(torn).toBe(true);
  });
});

function passes(acrossDeg: number): boolean {
  const sim = atArch({ devices: DOWN_THE_ARCH, valves: [{ ...VALVE, acrossDeg }] });
  const events: SimEvent[] = [];
  for (let tick = 0; tick < 80 && !kindsOf(events).includes('valveCrossed'); tick += 1) {
    events.push(...run(sim, 1, [push('wire', 0.5)]));
    if (kindsOf(events).includes('valvePocketed')) return false;
  }
  return kindsOf(events).includes('valveCrossed');
}

describe('a wire with the blood', () => {
  it('pushes the cusps open and passes, however they are turned', () => {
    const below = treeFromBelow();
    for (const acrossDeg of TURNS_DEG) {
      const valves = [{ ...VALVE, acrossDeg }];
      const sim = atArch({ devices: DOWN_THE_ARCH, valves, tree: below, route: ['azygos', 'az_arch'] });
      const events = run(sim, 100, [push('wire', 0.5)]);
      expect(kindsOf(events), `${acrossDeg}°`).toContain('valveCrossed');
      expect(kindsOf(events)).not.toContain('valvePocketed');
    }
  });
});
