import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cloneState, createSim, DEVICE_SLOTS, hashState, type SimCommand, type SimState } from '../../src/sim/index.ts';
import { absurdCommand, exchangeCommand, FOUR_DEVICES, gesture, watch } from './absurd-hands.ts';

/** The limit of the verification's V22, here for hands that no one has. */
const DEEPEST_MM = 1.5;
/** Ten times the verification's V21. */
const LARGEST_STRAIN = 0.01;
const SEED = 20;

let four: SimState;
beforeAll(() => {
  four = createSim(FOUR_DEVICES);
}, 120_000);

const allAt = (distanceMm: number): SimCommand[] =>
  DEVICE_SLOTS.map((device) => ({ kind: 'push', device, distanceMm }));
const times = (ticks: number, commands: SimCommand[]): SimCommand[][] => Array.from({ length: ticks }, () => commands);

describe('hands that no one has', () => {
  it('10 000 random commands, with NaN, infinities and 10⁶ mm/s among them, leave a world of finite numbers inside the veins', () => {
    let commands = 0;
    const tick = fc.array(absurdCommand, { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(tick, { minLength: 550, maxLength: 550, size: 'max' }), (ticks) => {
        const sim = cloneState(four);
        const { deepestIndentMm, largestStrain, ranOut } = watch(sim, ticks);
        commands += ticks.flat().length;
        expect(sim.tick).toBe(550);
        expect(deepestIndentMm).toBeLessThan(DEEPEST_MM);
        expect(largestStrain).toBeLessThan(LARGEST_STRAIN);
        expect(ranOut).toBeLessThan(0.1 * sim.tick);
      }),
      { seed: SEED, numRuns: 5, endOnFailure: true },
    );
    expect(commands).toBeGreaterThan(10_000);
  });

  it('one gesture after the other at full speed neither stretches the rod nor drives it out of the veins', () => {
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 8, maxLength: 8 }), (gestures) => {
        const sim = cloneState(four);
        const { ticks, deepestIndentMm, largestStrain, ranOut } = watch(sim, gestures.flat());
        expect(ticks).toBe(gestures.flat().length);
        expect(deepestIndentMm).toBeLessThan(DEEPEST_MM);
        expect(largestStrain).toBeLessThan(LARGEST_STRAIN);
        expect(ranOut).toBeLessThan(0.5 * ticks);
      }),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
  });

  it('a microcatheter fed faster than the catheter around it passes its tip at any step', () => {
    // In whole millimetres a mesh point of the microcatheter comes to lie exactly on the catheter's tip.
    const push = (device: 'intermediate' | 'microcatheter', distanceMm: number): SimCommand => ({
      kind: 'push',
      device,
      distanceMm,
    });
    expect(watch(cloneState(four), times(60, [push('intermediate', 1), push('microcatheter', 2)])).ticks).toBe(60);
  });

  it('all four devices are exchanged at once and in mid-motion', () => {
    fc.assert(
      fc.property(fc.array(exchangeCommand, { minLength: 4, maxLength: 8 }), gesture, (exchanges, moving) => {
        const sim = cloneState(four);
        const { deepestIndentMm } = watch(sim, [
          ...moving.slice(0, 40),
          exchanges,
          ...moving.slice(0, 40),
          ...times(60, []),
        ]);
        expect(deepestIndentMm).toBeLessThan(DEEPEST_MM);
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  });

  it('everything is drawn out to the sheath and goes in again', () => {
    const sim = cloneState(four);
    const { deepestIndentMm } = watch(sim, times(340, allAt(-1e6)));
    expect(sim.devices.map(({ insertedMm }) => insertedMm)).toEqual([0, 0, 0, 0]);
    expect(deepestIndentMm).toBeLessThan(DEEPEST_MM);
    watch(sim, times(120, [{ kind: 'push', device: 'guide', distanceMm: 2 }]));
    expect(sim.devices[0]!.insertedMm).toBeGreaterThan(200);
  });

  it('a storm of rolls turns the devices where they are', () => {
    const sim = cloneState(four);
    const storm: SimCommand[] = DEVICE_SLOTS.map((device) => ({
      kind: 'turn',
      device,
      angleRad: Number.POSITIVE_INFINITY,
    }));
    expect(watch(sim, times(200, storm)).deepestIndentMm).toBeLessThan(DEEPEST_MM);
    expect(sim.devices.map(({ insertedMm }) => insertedMm)).toEqual(four.devices.map(({ insertedMm }) => insertedMm));
  });

  it('the same absurd commands lead to the same world', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(absurdCommand, { maxLength: 8 }), { minLength: 120, maxLength: 120, size: 'max' }),
        (ticks) => {
          const [one, other] = [cloneState(four), cloneState(four)];
          watch(one, ticks);
          watch(other, ticks);
          expect(hashState(other)).toBe(hashState(one));
        },
      ),
      { seed: SEED, numRuns: 2, endOnFailure: true },
    );
  });

  it('NaN and nothing are the same command', () => {
    const [still, nan] = [cloneState(four), cloneState(four)];
    const commands: SimCommand[] = [
      ...allAt(Number.NaN),
      { kind: 'turn', device: 'wire', angleRad: Number.NaN },
      { kind: 'panTable', dxMm: Number.NaN, dyMm: Number.NaN },
      { kind: 'setField', fieldMm: Number.NaN },
    ];
    watch(still, times(5, []));
    watch(nan, times(5, commands));
    expect(hashState(nan)).toBe(hashState(still));
  });
});
