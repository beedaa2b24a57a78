import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutlets, partFlow } from '../../../src/sim/agent/index.ts';
import { accountedMl, cellAt, inject, mlIn, NOMINAL_ML_PER_S, veins } from './bed.ts';
import { handMadeTree } from './hand-made-tree.ts';

const outlets = (rows: [thresholdPa: number, resistance: number][]) => {
  const made = createOutlets(rows.length);
  made.count = rows.length;
  rows.forEach(([pa, resistance], k) => {
    made.thresholdPa[k] = pa;
    made.resistance[k] = resistance;
  });
  return made;
};

describe('a flow that parts', () => {
  it('between two resistances goes as their inverse, at the pressure that Ohm’s law gives', () => {
    const two = outlets([
      [0, 100],
      [0, 300],
    ]);
    // 1 mL/s through 75 Pa·s/mL behind a source of 25 Pa·s/mL
    expect(partFlow(two, 100, 25)).toBeCloseTo(75, 9);
    expect(two.mlPerS[0]).toBeCloseTo(0.75, 9);
    expect(two.mlPerS[1]).toBeCloseTo(0.25, 9);
  });

  it('leaves an outlet alone until its threshold is passed', () => {
    const two = outlets([
      [10, 100],
      [80, 100],
    ]);
    expect(partFlow(two, 100, 100)).toBeCloseTo(55, 9);
    expect(two.mlPerS[1]).toBe(0);
    expect(partFlow(two, 250, 100)).toBeCloseTo(340 / 3, 9);
    expect(two.mlPerS[1]).toBeCloseTo((340 / 3 - 80) / 100, 9);
  });

  it('whatever the outlets: what comes in goes out', () => {
    const outlet = fc.tuple(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(outlet, { maxLength: 12 }), fc.double({ min: 0, max: 1e6, noNaN: true }), (rows, pa) => {
        const made = outlets(rows.sort(([a], [b]) => a - b));
        const inside = partFlow(made, pa, 5e4);
        const out = made.mlPerS.reduce((a, b) => a + b, 0);
        expect(Math.abs(out - (pa - inside) / 5e4)).toBeLessThan(1e-9 * (1 + out));
      }),
    );
  });
});

describe('agent in the veins', () => {
  it('is all there, wherever it is pressed in and however often it pauses', () => {
    const place = fc.tuple(
      fc.constantFrom('seg_r_t8', 'fv_r_t8', 'fp_r_t8_3', 'ic_r_t8', 'azygos', 'hemiaz'),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const push = fc.record({
      mlPerS: fc.constantFrom(0, NOMINAL_ML_PER_S, 0.005, 0.05),
      seconds: fc.integer({ min: 1, max: 15 }),
    });
    fc.assert(
      fc.property(place, fc.array(push, { minLength: 1, maxLength: 4 }), ([vessel, share], pushes) => {
        const one = veins();
        const cell = cellAt(one, vessel, share);
        for (const { mlPerS, seconds } of pushes) inject(one, cell, mlPerS, seconds);
        const wantedMl = pushes.reduce((sum, { mlPerS, seconds }) => sum + mlPerS * seconds, 0);
        expect(Math.abs(accountedMl(one) - one.agent.injectedMl)).toBeLessThan(1e-9);
        expect(Math.abs(one.agent.injectedMl - wantedMl)).toBeLessThan(1e-6 * (1 + wantedMl));
        one.agent.volumeMl.forEach((ml, k) => {
          expect(ml).toBeGreaterThanOrEqual(0);
          expect(ml).toBeLessThanOrEqual(one.bed.channels.volumeMl[k]!);
        });
      }),
      { seed: 8, numRuns: 12 },
    );
  });

  it('goes with the blood first; after a pause its front is a plug, and the next push goes elsewhere', () => {
    const one = veins();
    const junction = cellAt(one, 'seg_r_t8', 1);
    inject(one, junction, NOMINAL_ML_PER_S, 25);
    const before = mlIn(one, 'seg_r_t8');
    expect(before).toBeGreaterThan(0.05);
    expect(mlIn(one, 'ic_r_t8', 'fv_r_t8')).toBeLessThan(0.1 * before);
    inject(one, junction, 0, 90);
    inject(one, junction, NOMINAL_ML_PER_S, 15);
    expect(mlIn(one, 'ic_r_t8', 'fv_r_t8')).toBeGreaterThan(0.03);
    expect(mlIn(one, 'seg_r_t8') - before).toBeLessThan(0.01);
  });

  it('without the pause it would have gone on', () => {
    const one = veins();
    const junction = cellAt(one, 'seg_r_t8', 1);
    inject(one, junction, NOMINAL_ML_PER_S, 40);
    expect(mlIn(one, 'seg_r_t8')).toBeGreaterThan(0.09);
  });

  it('on the right reaches the azygos 45 s after it left the junction of T8', () => {
    const one = veins();
    const trunk = cellAt(one, 'seg_r_t8', 0);
    const seconds = inject(
      one,
      cellAt(one, 'seg_r_t8', 1),
      NOMINAL_ML_PER_S,
      120,
      () => one.agent.volumeMl[trunk]! > 0,
    );
    expect(seconds).toBeGreaterThan(45 * 0.75);
    expect(seconds).toBeLessThan(45 * 1.25);
  });

  it('on the left, where the vein is a third as long, reaches the accessory hemiazygos after 15 s', () => {
    const one = veins(handMadeTree());
    const trunk = cellAt(one, 'seg_l', 0);
    const seconds = inject(one, cellAt(one, 'seg_l', 1), NOMINAL_ML_PER_S, 120, () => one.agent.volumeMl[trunk]! > 0);
    expect(seconds).toBeGreaterThan(15 * 0.75);
    expect(seconds).toBeLessThan(15 * 1.25);
  });

  it('in fast blood breaks off, and what is lost is told', () => {
    const one = veins();
    inject(one, cellAt(one, 'az_arch', 0.9), 0.005, 30);
    const lost = one.events.flatMap((event) => (event.kind === 'embolicToLungs' ? [event.ml] : []));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.reduce((a, b) => a + b)).toBeCloseTo(one.agent.toLungsMl, 12);
    expect(one.agent.toLungsMl).toBeGreaterThan(0.05);
  });

  it('where every way is closed tears the wall, and not before', () => {
    const one = veins(handMadeTree());
    const cell = cellAt(one, 'twig', 1);
    // the catheter fills the twig's mouth
    one.bed.channels.scratch.narrowing[cellAt(one, 'twig', 0.1)] = 1e4;
    const seconds = inject(one, cell, NOMINAL_ML_PER_S, 60, () => one.agent.extravasatedMl > 0);
    expect(seconds).toBeGreaterThan(2);
    inject(one, cell, NOMINAL_ML_PER_S, 10);
    expect(one.events.some(({ kind }) => kind === 'embolicExtravasated')).toBe(true);
    expect(Math.abs(accountedMl(one) - one.agent.injectedMl)).toBeLessThan(1e-9);
  });

  it('stops the blood of the vein that it fills, and takes no contrast', () => {
    const one = veins();
    const { bed, agent } = one;
    const before = Math.abs(bed.flow.flowMlPerS[bed.channels.piece[cellAt(one, 'seg_r_t8', 0.5)]!]!);
    const cell = cellAt(one, 'seg_r_t8', 0.8);
    bed.flow.contrastMl[cell] = 0.005;
    bed.flow.contrastInjectedMl = 0.005;
    inject(one, cell, NOMINAL_ML_PER_S, 12);
    expect(agent.volumeMl[cell]).toBeCloseTo(bed.channels.volumeMl[cell]!, 9);
    expect(bed.flow.contrastMl[cell]).toBeLessThan(1e-6);
    const after = Math.abs(bed.flow.flowMlPerS[bed.channels.piece[cellAt(one, 'seg_r_t8', 0.5)]!]!);
    expect(after).toBeLessThan(0.02 * before);
  });
});
