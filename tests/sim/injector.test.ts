import { describe, expect, it } from 'vitest';
import {
  cloneState,
  createSim,
  hashState,
  type SimCommand,
  type SimEvent,
  type SimState,
  stepSim,
} from '../../src/sim/index.ts';
import { FOUR_DEVICES } from './absurd-hands.ts';

const inject = (over: Partial<Extract<SimCommand, { kind: 'inject' }>> = {}): SimCommand => ({
  ...{ kind: 'inject', device: 'guide', fluid: 'contrast', mlPerS: 0.2, volumeMl: 0.6, delayS: 0 },
  ...over,
});

function run(state: SimState, ticks: number, first: readonly SimCommand[] = []): SimEvent[] {
  const events: SimEvent[] = [];
  for (let tick = 0; tick < ticks; tick += 1) events.push(...stepSim(state, tick === 0 ? first : []));
  return events;
}

/** A guide alone in the arch. */
const guideAlone = () => createSim({ ...FOUR_DEVICES, devices: FOUR_DEVICES.devices.slice(0, 1) });

/** With a valve before its tip, which remembers the flow at rest. */
const guideAtValve = () =>
  createSim({ ...FOUR_DEVICES, devices: FOUR_DEVICES.devices.slice(0, 1), valves: [{ vessel: 'az_arch', atMm: 30 }] });
/** Before anything was ever injected. */
const FRESH_HASH = hashState(guideAtValve());

describe('an injection', () => {
  it('gives what was asked for, after its delay, and ends by itself', () => {
    const state = guideAlone();
    const events = run(state, 60, [inject({ mlPerS: 3, volumeMl: 6, delayS: 0.5 })]);
    expect(events.find(({ kind }) => kind === 'injectionStarted')).toMatchObject({ device: 'guide', mlPerS: 3 });
    expect(state.injector.order!.givenMl).toBeCloseTo(1.5, 1);
    const rest = run(state, 150);
    expect(rest.find(({ kind }) => kind === 'injectionEnded')).toMatchObject({ mL: expect.closeTo(6, 6) });
    expect(state.injector).toMatchObject({ order: null, mlPerS: 0, contrastMl: expect.closeTo(3, 6) });
    expect(state.flow.contrastInjectedMl).toBeCloseTo(3, 6);
    const held = state.flow.contrastMl.reduce((a, b) => a + b);
    expect(held + state.flow.contrastGoneMl).toBeCloseTo(3, 9);
  });

  it('is no faster than the lumen lets through: a catheter full of devices gives next to nothing', () => {
    const rateOf = (state: SimState, device: 'guide' | 'microcatheter') => {
      run(state, 2, [inject({ device, mlPerS: 50, volumeMl: 100 })]);
      return state.injector.mlPerS;
    };
    const free = rateOf(guideAlone(), 'guide');
    const full = rateOf(createSim(FOUR_DEVICES), 'guide');
    const overWire = rateOf(createSim(FOUR_DEVICES), 'microcatheter');
    expect(free).toBeGreaterThan(5);
    expect(full).toBeGreaterThan(0.05);
    expect(full).toBeLessThan(0.1 * free);
    expect(overWire).toBeLessThan(0.1);
  });

  it('stops when it is asked to, and when its catheter goes', () => {
    const stopped = guideAlone();
    run(stopped, 30, [inject({ mlPerS: 2, volumeMl: 10 })]);
    const events = run(stopped, 2, [inject({ mlPerS: 0 })]);
    expect(events.map(({ kind }) => kind)).toEqual(['injectionEnded']);
    const pulled = guideAlone();
    run(pulled, 30, [inject({ mlPerS: 2, volumeMl: 10 })]);
    run(pulled, 1, [{ kind: 'exchange', device: 'guide', to: null }]);
    expect(run(pulled, 1)).toEqual([]);
    expect(pulled.injector.order).toBeNull();
  });

  it('goes on in a copy of the world as it does in the world, and its hash tells only of what is under way', () => {
    const state = guideAlone();
    run(state, 20, [inject()]);
    const copy = cloneState(state);
    expect(copy.flow.injection.parts.count).toBeGreaterThan(0);
    // Rows that are left over from a fuller tick mean nothing.
    copy.flow.injection.parts.rows.push({ piece: 0, cell: 0, mlPerS: 1, backMlPerS: 1, onMlPerS: 1 });
    run(state, 20);
    run(copy, 20);
    expect(hashState(copy)).toBe(hashState(state));
    copy.flow.injection.parts.rows[0]!.mlPerS *= 2;
    expect(hashState(copy)).not.toBe(hashState(state));
  });

  it('says why there is none', () => {
    const state = guideAlone();
    for (const [command, says] of [
      [inject({ device: 'wire' }), /no catheter/],
      [inject({ device: 'microcatheter' }), /no microcatheter/],
    ] as const) {
      const [refusal] = run(state, 1, [command]);
      expect(refusal).toMatchObject({ kind: 'commandRefused', code: 'inject', say: expect.stringMatching(says) });
    }
    const [refusal] = run(createSim(FOUR_DEVICES), 1, [inject({ device: 'wire' })]);
    expect(refusal).toMatchObject({ kind: 'commandRefused', say: expect.stringMatching(/no lumen/) });
  });
});

describe('a patient who is asked', () => {
  const ask = (manoeuvre: 'hold' | 'bearDown' | 'quietly'): SimCommand => ({ kind: 'breathe', manoeuvre });

  it('does it, and stops when out of breath', () => {
    const state = guideAlone();
    expect(run(state, 1, [ask('bearDown')])).toEqual([{ kind: 'breathChanged', manoeuvre: 'bearDown' }]);
    expect(run(state, 1, [ask('bearDown')])).toEqual([]);
    expect(run(state, 60 * 60)).toContainEqual({ kind: 'breathChanged', manoeuvre: 'quietly' });
  });

  it('cannot be asked to strain under anaesthesia, but the ventilator can be held', () => {
    const state = createSim({ ...FOUR_DEVICES, anaesthetised: true });
    expect(run(state, 1, [ask('bearDown')])).toMatchObject([{ kind: 'commandRefused', code: 'breathe' }]);
    expect(run(state, 1, [ask('hold')])).toEqual([{ kind: 'breathChanged', manoeuvre: 'hold' }]);
  });

  it('is not disturbed by another one on the next table', () => {
    const hashAlone = () => {
      const state = guideAlone();
      run(state, 20, [inject()]);
      return hashState(state);
    };
    const alone = hashAlone();
    const awake = guideAlone();
    createSim({ ...FOUR_DEVICES, anaesthetised: true });
    run(awake, 20, [inject()]);
    expect(hashState(awake)).toBe(alone);
  });

  it('starts the same after another that ended in the middle of an injection', () => {
    const before = guideAtValve();
    run(before, 30, [inject({ mlPerS: 5, volumeMl: 10 })]);
    expect(before.injector.mlPerS).toBeGreaterThan(0);
    expect(hashState(guideAtValve())).toBe(FRESH_HASH);
  });
});
