import { describe, expect, it } from 'vitest';
import { ageLumen, createLumen, embolic, mlOf, pressAgent, pressThrough } from '../../../src/sim/agent/index.ts';
import { TICK_S, TICKS_PER_S } from '../../../src/sim/index.ts';
import { cellAt, NOMINAL_ML_PER_S, type Veins, veins } from './bed.ts';

const DEAD_SPACE_ML = 0.34;
const BORE = { innerRadiusMm: 0.21, lengthMm: 1560, withinRadiusMm: 0 };

/** A microcatheter in the foraminal vein, flushed with as much solvent as asked for. */
function catheter(dmsoMl: number) {
  const one = veins();
  const column = createLumen('micro-duo', DEAD_SPACE_ML);
  pressThrough(column, 'dmso', dmsoMl);
  return { one, column, tipCell: cellAt(one, 'fv_r_t8', 0.5) };
}

/** Press agent for a time, or let it rest at 0 mL/s. @returns seconds until something happened */
function press(
  { one, column, tipCell }: ReturnType<typeof catheter>,
  wantedMlPerS: number,
  seconds: number,
  until: (one: Veins) => boolean = () => false,
): number {
  for (let tick = 0; tick < seconds * TICKS_PER_S; tick += 1) {
    if (ageLumen(column, embolic, TICK_S)) one.events.push({ kind: 'catheterBlocked', device: 'microcatheter' });
    const syringe = { device: 'microcatheter', column, fluid: 'agent', wantedMlPerS, leftMl: 10 } as const;
    if (wantedMlPerS > 0 && !column.burst)
      pressAgent(one.bed, one.agent, one.tree, { ...syringe, bore: BORE, tipCell }, TICK_S, one.events);
    else column.hubPa = 0;
    if (until(one)) return tick / TICKS_PER_S;
  }
  return seconds;
}

const told = (one: Veins, kind: string) => one.events.some((event) => event.kind === kind);

describe('agent in a microcatheter', () => {
  it('comes out of the tip one dead space after it went in at the hub', () => {
    const set = catheter(DEAD_SPACE_ML);
    const seconds = press(set, NOMINAL_ML_PER_S, 200, (one) => told(one, 'embolicAtTip'));
    // the plunger runs ahead by what syringe and catheter give
    expect(seconds).toBeGreaterThan(DEAD_SPACE_ML / NOMINAL_ML_PER_S);
    expect(seconds).toBeLessThan(DEAD_SPACE_ML / NOMINAL_ML_PER_S + 5);
    expect(set.one.agent.injectedMl).toBeCloseTo(DEAD_SPACE_ML, 3);
  });

  it('is all there: in the lumen, in the veins, in the lungs', () => {
    const set = catheter(DEAD_SPACE_ML);
    press(set, 0.008, 90);
    const { agent } = set.one;
    const inVeins = agent.volumeMl.reduce((a, b) => a + b, 0);
    const sum = mlOf(set.column, 'agent') + inVeins + agent.toLungsMl + agent.extravasatedMl;
    expect(inVeins).toBeGreaterThan(0.2);
    expect(Math.abs(sum - agent.injectedMl)).toBeLessThan(1e-9);
    expect(set.column.slugs.reduce((ml, slug) => ml + slug.ml, 0)).toBeCloseTo(DEAD_SPACE_ML, 9);
  });

  it('at 0.16 mL/min needs the pressure of Poiseuille’s law: 136 kPa', () => {
    const set = catheter(DEAD_SPACE_ML);
    press(set, NOMINAL_ML_PER_S, 150);
    expect(set.column.hubPa / 1000).toBeGreaterThan(130);
    expect(set.column.hubPa / 1000).toBeLessThan(150);
  });

  it('without solvent before it clots on the way and blocks the lumen', () => {
    const set = catheter(0);
    const seconds = press(set, NOMINAL_ML_PER_S, 60, (one) => told(one, 'catheterBlocked'));
    expect(seconds).toBeLessThan(15);
    press(set, NOMINAL_ML_PER_S, 5);
    expect(set.one.agent.injectedMl).toBeLessThan(0.05);
  });

  it('pressed on against a blocked lumen bursts it', () => {
    const set = catheter(0);
    expect(press(set, NOMINAL_ML_PER_S, 60, (one) => told(one, 'catheterBurst'))).toBeLessThan(30);
  });

  it('pressed six times too fast bursts it as well', () => {
    const set = catheter(DEAD_SPACE_ML);
    press(set, 6 * NOMINAL_ML_PER_S, 60);
    expect(told(set.one, 'catheterBurst')).toBe(true);
  });

  it.each([
    [60, false],
    [120, false],
    [240, true],
  ])('after a pause of %i s goes on, or not: burst %s', (pauseS, burst) => {
    const set = catheter(DEAD_SPACE_ML);
    press(set, NOMINAL_ML_PER_S, 140);
    press(set, 0, pauseS);
    press(set, NOMINAL_ML_PER_S, 20);
    expect(told(set.one, 'catheterBurst')).toBe(burst);
  });

  it('after a pause comes fainter, because its tantalum has settled', () => {
    const set = catheter(DEAD_SPACE_ML);
    press(set, NOMINAL_ML_PER_S, 132);
    const first = Math.max(...set.one.agent.opacity);
    press(set, 0, 110);
    const before = set.one.agent.volumeMl.slice();
    press(set, NOMINAL_ML_PER_S, 20);
    const fresh = set.one.agent.opacity.filter((_, cell) => before[cell] === 0 && set.one.agent.volumeMl[cell]! > 0);
    expect(first).toBeGreaterThan(0.9);
    expect(Math.min(...fresh)).toBeLessThan(0.8);
    expect(Math.min(...fresh)).toBeGreaterThan(embolic.opacity.least);
  });
});
