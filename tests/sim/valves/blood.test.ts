import { describe, expect, it } from 'vitest';
import type { SimState } from '../../../src/sim/index.ts';
import { lostInRoundMlPerS } from '../flow/account.ts';
import { atArch, DOWN_THE_ARCH, kindsOf, push, run, VALVE } from './at-the-arch.ts';

const arch = (): SimState => atArch({ devices: [], valves: [VALVE] });

/** How far the flow opens the valve over some seconds, and what flows through it downstream, mL/s. */
function watch(sim: SimState, seconds: number, ask?: 'hold' | 'bearDown' | 'quietly') {
  const openings: number[] = [];
  const flows: number[] = [];
  if (ask) run(sim, 1, [{ kind: 'breathe', manoeuvre: ask }]);
  for (let tick = 0; tick < seconds * 60; tick += 1) {
    run(sim, 1);
    const [valve] = sim.valves;
    openings.push(valve!.opening);
    flows.push(valve!.towards * sim.flow.flowMlPerS[valve!.piece]!);
  }
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  return {
    most: Math.max(...openings),
    mean: mean(openings),
    leastMlPerS: Math.min(...flows),
    meanMlPerS: mean(flows),
  };
}

describe('blood at a valve of the arch', () => {
  it('holds it half open on the average, wider and narrower with every beat', () => {
    const quiet = watch(arch(), 8);
    expect(quiet.mean).toBeGreaterThan(0.4);
    expect(quiet.mean).toBeLessThan(0.6);
    expect(quiet.most).toBeGreaterThan(0.7);
  });

  it('flows on at rest as it would without the valve', () => {
    const sim = arch();
    expect(watch(sim, 8).meanMlPerS).toBeCloseTo(sim.valves[0]!.restMlPerS, 0);
  });

  it('opens it further at a deep breath in', () => {
    const sim = arch();
    const quiet = watch(sim, 8);
    expect(watch(sim, 1.5, 'hold').mean).toBeGreaterThan(quiet.mean + 0.05);
  });

  it('shuts it in a strain, and hardly any goes back; and opens it widest after', () => {
    const sim = arch();
    const quiet = watch(sim, 8);
    watch(sim, 3, 'bearDown');
    const strain = watch(sim, 3);
    expect(strain.mean).toBeLessThan(0.02);
    expect(strain.most).toBeLessThan(0.1);
    expect(strain.leastMlPerS).toBeGreaterThan(-0.25 * sim.valves[0]!.restMlPerS);
    const release = watch(sim, 3, 'quietly');
    expect(release.most).toBeGreaterThan(0.99);
    expect(release.meanMlPerS).toBeGreaterThan(2.5 * quiet.meanMlPerS);
  });

  it('goes back freely once both cusps are torn', () => {
    const sim = arch();
    for (const cusp of sim.valves[0]!.cusps) cusp.torn = true;
    watch(sim, 8);
    expect(watch(sim, 0.7, 'bearDown').leastMlPerS).toBeLessThan(-2 * sim.valves[0]!.restMlPerS);
  });

  it('is neither made nor lost at a valve, nor anywhere else', () => {
    const sim = arch();
    for (const ask of ['quietly', 'bearDown', 'hold'] as const) {
      run(sim, 1, [{ kind: 'breathe', manoeuvre: ask }]);
      while (sim.flow.round.steps > 0) run(sim, 1);
      for (let round = 0; round < 12; round += 1)
        expect(
          lostInRoundMlPerS({ circulation: sim.patient.circulation, flow: sim.flow }, () => run(sim, 1)),
        ).toBeLessThan(1e-9 * 60);
    }
  });
});

describe('a device and the blood', () => {
  it('a wire that lies through a valve keeps it from shutting', () => {
    const sim = [0, 30, 60, 90, 120, 150]
      .map((acrossDeg) => atArch({ devices: DOWN_THE_ARCH, valves: [{ ...VALVE, acrossDeg }] }))
      .find((attempt) => kindsOf(run(attempt, 80, [push('wire', 0.5)])).includes('valveCrossed'))!;
    const events = run(sim, 1, [{ kind: 'breathe', manoeuvre: 'bearDown' }]);
    expect(kindsOf(events)).toContain('breathChanged');
    run(sim, 180);
    expect(sim.valves[0]!.opening).toBeLessThan(0.02);
    expect(sim.flow.opening[sim.valves[0]!.piece]).toBeGreaterThan(0.001);
  });
});
