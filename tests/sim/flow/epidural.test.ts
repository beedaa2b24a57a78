import { describe, expect, it } from 'vitest';
import { contrastInMl, injectAt, stopInjection } from '../../../src/sim/flow/index.ts';
import { flowAt, follow, type Patient, patient, pieceAt } from './patient.ts';

const at = patient();
const mlPerMin = (vessel: string, share = 0.5) => 60 * flowAt(at, vessel, share, 1);
const overAtrium = (vessel: string, share: number) =>
  at.flow.pressureMmHg[at.circulation.network.pieceFrom[pieceAt(at, vessel, share)]!]! - at.flow.atriumMmHg;
const inGroup = (group: string) => at.tree.vessels.filter((vessel) => vessel.group === group);

describe('blood in the canal at rest', () => {
  it('hardly moves in the columns, either way', () => {
    const flows = inGroup('epidural')
      .filter(({ id }) => /^epi_[ap]l_/.test(id))
      .map(({ id }) => mlPerMin(id, 0.3));
    expect(Math.max(...flows.map(Math.abs))).toBeLessThan(3.5);
    expect(Math.max(...flows)).toBeGreaterThan(0.3);
    expect(Math.min(...flows)).toBeLessThan(0);
  });

  it('leaves it through the foramina, a few mL/min each', () => {
    const flows = inGroup('foraminal')
      .filter(({ id }) => id.startsWith('fv_'))
      .map(({ id }) => -mlPerMin(id));
    const thoracic = flows.reduce((a, b) => a + b) / flows.length;
    expect(thoracic).toBeGreaterThan(2);
    expect(thoracic).toBeLessThan(4);
    expect(Math.min(...flows)).toBeGreaterThan(0);
  });

  it('comes out of every body at less than 1 mL/min, into the ring', () => {
    for (const { id } of inGroup('basivertebral').filter((vein) => !vein.id.endsWith('_r'))) {
      expect(-mlPerMin(id, 0.05)).toBeGreaterThan(0.3);
      expect(-mlPerMin(id, 0.05)).toBeLessThan(1);
    }
  });

  it('stands under more pressure than in the foramen, and there under more than beside the body', () => {
    for (const level of ['t6', 't8', 't11'])
      for (const side of ['l', 'r']) {
        const canal = overAtrium(`epi_al_${side}_${level}`, 0.5);
        expect(canal).toBeGreaterThan(overAtrium(`fv_${side}_${level}`, 0.5));
        expect(overAtrium(`fv_${side}_${level}`, 0.5)).toBeGreaterThan(overAtrium(`seg_${side}_${level}`, 0.5));
        expect(canal).toBeGreaterThan(1.5);
        expect(canal).toBeLessThan(6);
      }
  });
});

describe('contrast in a foramen', () => {
  const inject = (one: Patient, mlPerS: number, seconds: number) => {
    const vessel = one.tree.byId.get('fp_r_t8_1')!;
    const nozzle = { vessel, arcMm: 0.5 * vessel.lengthMm, boreRadiusMm: 0.21, towards: 1 } as const;
    follow(one, seconds, () => {
      injectAt(one.circulation, one.flow, one.tree, nozzle, mlPerS, 1);
      return 0;
    });
    stopInjection(one.flow.injection);
  };
  const held = (one: Patient, ...ids: string[]) =>
    ids.reduce((sum, id) => sum + contrastInMl(one.circulation, one.flow, one.tree.byId.get(id)!.index), 0);

  it('fills the columns of that side first, then the rings and the neighbouring levels', () => {
    const one = patient();
    inject(one, 0.2, 2);
    const [own, above, far] = ['epi_al_r_t8', 'epi_al_r_t7', 'epi_al_r_t1'].map((id) => held(one, id));
    expect(own).toBeGreaterThan(0.01);
    expect(above).toBeGreaterThan(0.005);
    expect(own).toBeGreaterThan(above!);
    expect(far).toBeLessThan(0.001);
    expect(held(one, 'epi_ring_t8', 'epi_ring_t9')).toBeGreaterThan(0.005);
    expect(own).toBeGreaterThan(held(one, 'epi_al_l_t8'));
  });

  it('is still seen in the canal when the azygos has washed it away', () => {
    const one = patient();
    inject(one, 0.2, 2);
    const filled = held(one, 'epi_al_r_t8', 'epi_al_r_t7');
    follow(one, 8, () => 0);
    expect(held(one, 'epi_al_r_t8', 'epi_al_r_t7')).toBeGreaterThan(0.001);
    expect(held(one, 'azygos')).toBeLessThan(0.05 * filled);
  });
});
