import { describe, expect, it } from 'vitest';
import { beginManoeuvre, type FlowState, stepFlow } from '../../../src/sim/flow/index.ts';
import { TICK_S } from '../../../src/sim/index.ts';
import { patient } from './patient.ts';

describe('the blood of two copies of a patient', () => {
  it('is bit by bit what each has alone, in whichever order they are stepped', () => {
    const { circulation, flow, tree } = patient();
    const piece = circulation.network.firstPieceOfVessel[tree.byId.get('seg_r_t8')!.index]!;
    const step = (one: FlowState, ticks: number) => {
      for (let tick = 0; tick < ticks; tick += 1) stepFlow(circulation, one, TICK_S);
    };
    // something comes to lie in a lesser vein in the middle of a round, and goes again
    const disturbed = (one: FlowState, tick: number) => {
      one.narrowing[piece] = tick > 20 && tick < 40 ? 3 : 1;
      step(one, 1);
    };
    step(flow, 5);
    const [alone, mate, strained] = [flow, flow, flow].map((one) => structuredClone(one));
    beginManoeuvre(strained!.breath, 'bearDown');
    for (let tick = 0; tick < 60; tick += 1) disturbed(alone!, tick);
    for (let tick = 0; tick < 60; tick += 1) {
      step(strained!, 1 + (tick % 3));
      disturbed(mate!, tick);
    }
    expect(mate).toEqual(alone);
    expect(strained!.pressureMmHg).not.toEqual(alone!.pressureMmHg);
  });
});
