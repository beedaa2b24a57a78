import { describe, expect, it } from 'vitest';
import { createSim, type SimCommand, type SimEvent, type SimState, stepSim } from '../../src/sim/index.ts';

function hold(state: SimState, ticks: number, ...commands: SimCommand[]): SimEvent[] {
  return Array.from({ length: ticks }, () => stepSim(state, commands)).flat();
}

describe('a patient without any device', () => {
  it('rests, whatever hands do to slots that are empty', () => {
    const state = createSim({ seed: 1, devices: [], route: ['cfv_r'] });
    expect(hold(state, 10, { kind: 'push', device: 'wire', distanceMm: 1 })).toEqual([]);
    expect([state.tick, state.rod.count]).toEqual([10, 1]);
  });

  it('takes a guide through the sheath, whose tip enters vein after vein and never jumps', () => {
    const state = createSim({ seed: 1, devices: [], route: ['cfv_r'] });
    hold(state, 1, { kind: 'exchange', device: 'guide', to: 'guide-6f-straight' });
    const events = hold(state, 120, { kind: 'push', device: 'guide', distanceMm: 2 });
    expect(events.filter(({ kind }) => kind === 'tipJumped')).toEqual([]);
    expect(events.flatMap((event) => (event.kind === 'branchEntered' ? [event.vessel] : []))).toEqual([
      'eiv_r',
      'cic_r',
      'ivc',
    ]);
    const { tipXMm, tipYMm, tipZMm } = state.devices[0]!;
    for (const mm of [tipXMm, tipYMm, tipZMm]) expect(Number.isFinite(mm)).toBe(true);
  });

  it('needs a vein for the sheath', () => {
    expect(() => createSim({ seed: 1, devices: [], route: [] })).toThrow(/at least the vessel/);
    expect(() => createSim({ seed: 1, devices: [], route: ['nowhere'] })).toThrow(
      /in nowhere, which no file describes/,
    );
  });
});
