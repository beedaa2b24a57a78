import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginManoeuvre,
  injectAt,
  injectionInUse,
  openLeak,
  stepFlow,
  stopInjection,
} from '../../../src/sim/flow/index.ts';
import { MANOEUVRES, TICK_S } from '../../../src/sim/index.ts';
import { heldMl } from './account.ts';
import { flowAt, follow, type Patient, patient, pieceAt } from './patient.ts';

/** 70 beats per minute. */
const BEAT_TICKS = 51;
const svc = (one: Patient) => () => flowAt(one, 'svc', 0.05, -1);
const azygos = (one: Patient) => () => flowAt(one, 'az_arch', 0.95, 1);
const foramen = (one: Patient) => () => flowAt(one, 'fv_r_t8', 0.5, -1);

/** How much more flows in the beat of a breath in which most flows than in that in which least does. */
function swing(one: Patient, read: () => number): number {
  const beat: number[] = [];
  const means: number[] = [];
  follow(one, 60, () => {
    beat.push(read());
    if (beat.length > BEAT_TICKS) beat.shift();
    if (beat.length === BEAT_TICKS) means.push(beat.reduce((a, b) => a + b) / BEAT_TICKS);
    return 0;
  });
  return Math.max(...means) / Math.min(...means);
}

describe('heart and breath', () => {
  it('the caval flow has a systolic and a diastolic peak, and turns back as the atrium contracts', () => {
    const one = patient();
    follow(one, 10, svc(one));
    const peakIn = (from: number, to: number) =>
      follow(one, 20, () => (one.flow.atBeat >= from && one.flow.atBeat < to ? svc(one)() : 0)).most;
    const [systolic, diastolic] = [peakIn(0, 0.4), peakIn(0.5, 0.8)];
    expect(systolic).toBeGreaterThan(diastolic);
    expect(diastolic).toBeGreaterThan(0.36 * systolic);
    expect(follow(one, 20, svc(one)).least).toBeLessThan(0);
  });

  it('blood turns back in the azygos arch for a moment of each beat', () => {
    const one = patient();
    follow(one, 10, azygos(one));
    const { mean, least } = follow(one, 20, azygos(one));
    expect(least).toBeLessThan(0);
    expect(least).toBeGreaterThan(-0.6 * mean);
  });

  it('breathing in draws blood into the chest and narrows the lower cava', () => {
    const one = patient();
    follow(one, 20, svc(one));
    expect(swing(one, svc(one))).toBeGreaterThan(1.3);
    expect(swing(one, svc(one))).toBeLessThan(1.6);
    expect(swing(one, azygos(one))).toBeGreaterThan(1.15);
    const piece = pieceAt(one, 'ivc', 0.4);
    const calibre = follow(one, 20, () => one.flow.calibre[piece]!);
    expect(1 - calibre.least / calibre.most).toBeGreaterThan(0.2);
    expect(1 - calibre.least / calibre.most).toBeLessThan(0.4);
  });

  it('a deep breath in opens the azygos more than a quiet one', () => {
    const one = patient();
    const quiet = follow(one, 30, azygos(one)).mean;
    expect(follow(one, 1.7, azygos(one), 'hold').mean).toBeGreaterThan(1.1 * quiet);
  });

  it('bearing down turns the caval flow back, then lets less through; letting go brings two to three times as much', () => {
    const one = patient();
    const rest = follow(one, 20, svc(one)).mean;
    expect(follow(one, 0.7, svc(one), 'bearDown').mean).toBeLessThan(0);
    const strain = follow(one, 9, svc(one)).mean;
    expect(strain).toBeLessThan(0.7 * rest);
    expect(strain).toBeGreaterThan(0);
    const release = follow(one, 3, svc(one), 'quietly').mean / rest;
    expect(release).toBeGreaterThan(2);
    expect(release).toBeLessThan(3.2);
  });

  it('after a strain the azygos runs at more than twice its usual peak mean', () => {
    const one = patient();
    const rest = follow(one, 20, azygos(one)).mean;
    follow(one, 8, azygos(one), 'bearDown');
    expect(follow(one, 3, azygos(one), 'quietly').mean).toBeGreaterThan(1.4 * rest);
  });

  it('bearing down drives blood out through the foramina into the spine', () => {
    const one = patient();
    follow(one, 10, foramen(one));
    expect(follow(one, 1, foramen(one), 'bearDown').mean).toBeLessThan(0);
  });

  it('a cough throws blood back up the cava', () => {
    const one = patient();
    follow(one, 10, svc(one));
    expect(follow(one, 0.3, svc(one), 'cough').mean).toBeLessThan(0);
    expect(follow(one, 0.1, () => 0).mean).toBe(0);
    expect(one.flow.breath.doing).toBe('quietly');
  });

  it('an anaesthetised patient can neither bear down nor cough, but the ventilator can be held', () => {
    const one = patient(true);
    expect(MANOEUVRES.filter((manoeuvre) => beginManoeuvre(one.flow.breath, manoeuvre))).toEqual(['quietly', 'hold']);
    const held = follow(one, 5, () => one.flow.atriumMmHg, 'hold');
    expect(held.mean).toBeGreaterThan(12);
  });

  it('nobody holds his breath for ever', () => {
    for (const manoeuvre of ['hold', 'bearDown'] as const) {
      const one = patient();
      follow(one, 20, () => 0, manoeuvre);
      expect(one.flow.breath.doing).toBe('quietly');
    }
  });
});

describe('volume', () => {
  it('is conserved within 1e-9 mL in every step, whatever the patient does', () => {
    const rates = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 4, noNaN: true }));
    const step = fc.record({
      doing: fc.constantFrom(...MANOEUVRES),
      ticks: fc.integer({ min: 1, max: 90 }),
      mlPerS: rates,
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), (steps, anaesthetised) => {
        const one = patient(anaesthetised);
        const { index } = one.tree.byId.get('azygos')!;
        openLeak(one.circulation, one.flow, { vessel: index, arcMm: 60, holeRadiusMm: 0.4 }, 3);
        for (const { doing, ticks, mlPerS } of steps) {
          beginManoeuvre(one.flow.breath, doing);
          for (let k = 0; k < ticks; k += 1) {
            injectWedged(one, mlPerS);
            expect(lostInOneStep(one)).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** A catheter that fills the segmental vein that it injects, and that is out of it while it does not. */
function injectWedged({ tree, circulation, flow }: Patient, mlPerS: number): void {
  flow.narrowing.fill(1);
  stopInjection(flow.injection);
  if (mlPerS === 0) return;
  const vessel = tree.byId.get('seg_r_t8')!;
  const nozzle = { vessel, arcMm: 0.5 * vessel.lengthMm, boreRadiusMm: 0.5, towards: 1 as const };
  flow.narrowing[pieceAt({ tree, circulation, flow }, 'seg_r_t8', 0.5)] = 1e4;
  injectAt(circulation, flow, tree, nozzle, mlPerS, 1);
}

/** mL that neither came in, went out, nor stayed, in the next step. */
function lostInOneStep({ circulation, flow }: Patient): number {
  const { network } = circulation;
  const before = heldMl({ circulation, flow });
  stepFlow(circulation, flow, TICK_S);
  const came = sum(flow.inflowMlPerS);
  let went = sum(flow.leaks.map(({ mlPerS }) => mlPerS));
  for (let k = 0; k < network.pieceCount; k += 1) {
    if (network.pieceTo[k] === -1) went += flow.flowMlPerS[k]!;
    if (network.pieceFrom[k] === -1) went -= flow.flowMlPerS[k]!;
  }
  const inUse = injectionInUse(flow.injection) as { parts: { mlPerS: number }[] };
  const injected = sum(inUse.parts.map(({ mlPerS }) => mlPerS));
  return Math.abs(heldMl({ circulation, flow }) - before - TICK_S * (came + injected - went));
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i]!;
  return total;
}
