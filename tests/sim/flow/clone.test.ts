import { describe, expect, it } from 'vitest';
import { beginManoeuvre, type FlowState, stepFlow } from '../../../src/sim/flow/index.ts';
import { TICK_S } from '../../../src/sim/index.ts';
import { patient } from './patient.ts';

describe('the blood of two copies of a patient', () => {
  it('is bit by bit what each has alone, in whichever order they are stepped', () => {
    const { circulation, flow } = patient();
    const step = (one: FlowState, ticks: number) => {
      for (let tick = 0; tick < ticks; tick += 1) stepFlow(circulation, one, TICK_S);
    };
    step(flow, 5);
    const [alone, mate, strained] = [flow, flow, flow].map((one) => structuredClone(one));
    beginManoeuvre(strained!.breath, 'bearDown');
    step(alone!, 60);
    for (let tick = 0; tick < 60; tick += 1) {
      step(strained!, 1 + (tick % 3));
      step(mate!, 1);
    }
    expect(mate).toEqual(alone);
    expect(strained!.pressureMmHg).not.toEqual(alone!.pressureMmHg);
  });
});
