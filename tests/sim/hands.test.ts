import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cloneState,
  createSim,
  DEVICE_SLOTS,
  type SimCommand,
  type SimEvent,
  type SimState,
  stepSim,
  TICKS_PER_S,
} from '../../src/sim/index.ts';
import { blockedWire } from '../../src/testbed/bench/index.ts';

const UP_TO_CAVA = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'];

function parked(guideMm = 490): SimState {
  return createSim({
    seed: 1,
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: guideMm, rollRad: 0 },
      { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: guideMm - 2, rollRad: 0 },
      { slot: 'wire', spec: 'wire-035', insertedMm: guideMm - 10, rollRad: 0 },
    ],
    route: UP_TO_CAVA,
  });
}

function hold(state: SimState, ticks: number, ...commands: SimCommand[]): SimEvent[] {
  const events: SimEvent[] = [];
  for (let tick = 0; tick < ticks; tick += 1) events.push(...stepSim(state, commands));
  return events;
}

/** Outside the sheath every hub lies at least a valve of 60 mm behind those of the devices around it. */
function expectHubsInOrder({ devices }: SimState): void {
  const outside = devices.flatMap(({ spec, insertedMm }) => (spec ? [spec.lengthMm - insertedMm] : []));
  outside.forEach((lengthMm, i) => {
    expect(lengthMm - (outside[i - 1] ?? 0)).toBeGreaterThanOrEqual(60 - 1e-6);
  });
}

describe('hands', () => {
  it('feed no faster than hands can, however much is asked', () => {
    const state = parked();
    hold(
      state,
      1,
      { kind: 'push', device: 'wire', distanceMm: 1e6 },
      { kind: 'push', device: 'wire', distanceMm: 1e6 },
    );
    expect(state.devices[3]!.fedMm).toBeCloseTo(120 / TICKS_PER_S, 9);
  });

  it('meet the end of a device: the hub stops there, and says so once', () => {
    const state = parked();
    const events = hold(state, 4 * TICKS_PER_S, { kind: 'push', device: 'intermediate', distanceMm: 3 });
    const told = events.filter((event) => event.kind === 'commandRefused' && event.code === 'endOfTravel');
    const { insertedMm, spec } = state.devices[1]!;
    const guide = state.devices[0]!;
    // The intermediate's hub, behind its valve, meets the guide's.
    expect(insertedMm).toBeCloseTo(guide.insertedMm + spec!.lengthMm - 60 - guide.spec!.lengthMm, 6);
    expect(told).toHaveLength(1);
  });

  it('draw a device out as far as the sheath and no further', () => {
    const state = parked();
    const events = hold(state, 5 * TICKS_PER_S, { kind: 'push', device: 'wire', distanceMm: -4 });
    expect(state.devices[3]!.insertedMm).toBe(0);
    expect(events.filter(({ kind }) => kind === 'commandRefused')).toHaveLength(1);
  });

  it('cannot put a 0.035-inch wire through a microcatheter, nor a device into a slot that is not its own', () => {
    const state = parked();
    hold(state, 6 * TICKS_PER_S, { kind: 'exchange', device: 'wire', to: null });
    const refused = hold(state, 1, { kind: 'exchange', device: 'wire', to: 'micro-duo' });
    expect(refused).toMatchObject([{ kind: 'commandRefused', code: 'exchange' }]);
    hold(state, 8 * TICKS_PER_S, { kind: 'exchange', device: 'microcatheter', to: 'micro-duo' });
    expect(state.devices[2]!.spec!.id).toBe('micro-duo');
    expect(hold(state, 1, { kind: 'exchange', device: 'wire', to: 'wire-035' })).toMatchObject([
      { kind: 'commandRefused', code: 'exchange' },
    ]);
    expect(state.devices[3]!.spec).toBeNull();
  });

  it('cannot exchange a device for itself, nor nothing for nothing, and touch neither', () => {
    const state = parked();
    const before = state.devices.map(({ insertedMm }) => insertedMm);
    expect(hold(state, 1, { kind: 'exchange', device: 'wire', to: 'wire-035' })).toEqual([
      { kind: 'commandRefused', code: 'exchange', say: `${state.devices[3]!.spec!.name} is in already.` },
    ]);
    expect(hold(state, 1, { kind: 'exchange', device: 'microcatheter', to: null })).toMatchObject([
      { kind: 'commandRefused', code: 'exchange' },
    ]);
    expect(state.devices.map(({ exchangingTo }) => exchangingTo)).toEqual([undefined, undefined, undefined, undefined]);
    expect(state.devices.map(({ insertedMm }) => insertedMm)).toEqual(before);
  });

  it('keep the hubs behind each other, the outermost in front, whatever they push and pull', () => {
    const push = fc.record({
      k: fc.constantFrom(0, 1, 3),
      distanceMm: fc.constantFrom(-1e6, -1, 1, 1e6),
      ticks: fc.integer({ min: 1, max: 90 }),
    });
    const start = parked();
    fc.assert(
      fc.property(fc.array(push, { minLength: 6, maxLength: 6 }), (pushes) => {
        const state = cloneState(start);
        for (const { k, distanceMm, ticks } of pushes) {
          hold(state, ticks, { kind: 'push', device: DEVICE_SLOTS[k]!, distanceMm });
          expectHubsInOrder(state);
        }
      }),
      {
        ...{ seed: 9, numRuns: 6 },
        examples: [[[{ k: 0, distanceMm: -1e6, ticks: 120 }]], [[{ k: 1, distanceMm: 1e6, ticks: 120 }]]],
      },
    );
  });

  it('exchange a wire in seconds, not at once, and leave the catheters where they are', () => {
    const state = parked();
    const { tipXMm, tipYMm } = state.devices[0]!;
    const events = hold(state, 1, { kind: 'exchange', device: 'wire', to: 'wire-014' });
    expect(events.some(({ kind }) => kind === 'deviceExchanged')).toBe(false);
    const later = hold(state, 7 * TICKS_PER_S);
    expect(later).toContainEqual({ kind: 'deviceExchanged', device: 'wire', to: 'wire-014' });
    expect(state.devices[3]!.insertedMm).toBeGreaterThan(400);
    // Without the stiff wire inside they settle a little, as they do in life.
    expect(Math.hypot(state.devices[0]!.tipXMm - tipXMm, state.devices[0]!.tipYMm - tipYMm)).toBeLessThan(10);
  });

  it('that let go of a blocked wire leave a world at rest: the solve comes to its end in every tick, and soon at once', () => {
    const state = blockedWire();
    expect(state.devices[3]!.slipping).toBe(true);
    const ticks = Array.from({ length: TICKS_PER_S }, () => {
      stepSim(state, []);
      return { ranOut: state.rod.ranOut, iterations: state.rod.iterations };
    });
    expect(ticks.slice(6).filter(({ ranOut }) => ranOut)).toEqual([]);
    expect(ticks.at(-1)!.iterations).toBeLessThanOrEqual(2);
    expect(state.devices[3]!.slipping).toBe(false);
  });

  it('slip at their limit when a wire has nowhere to go, and say so', () => {
    const state = createSim({
      seed: 1,
      devices: [
        { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 600, rollRad: 0 },
        { slot: 'wire', spec: 'wire-035', insertedMm: 640, rollRad: 0 },
      ],
      route: [...UP_TO_CAVA, 'az_arch', 'azygos'],
    });
    const wire = state.devices[3]!;
    let strongest = 0;
    let slipped = false;
    for (let tick = 0; tick < 8 * TICKS_PER_S; tick += 1) {
      const events = stepSim(state, [{ kind: 'push', device: 'wire', distanceMm: 1.5 }]);
      slipped ||= events.some((event) => event.kind === 'hubSlipped' && event.device === 'wire');
      strongest = Math.max(strongest, Math.abs(wire.hubForceN));
    }
    expect(slipped).toBe(true);
    expect(strongest).toBeLessThan(1.05 * wire.spec!.handLimitN);
  });
});
