import { describe, expect, it } from 'vitest';
import { buildTree, builtInFiles, readTree, routeTo, type VesselTree } from '../../../src/sim/anatomy/index.ts';
import { vesselOf } from './measure.ts';

const tree = buildTree();
const END = Number.POSITIVE_INFINITY;

/** The same patient, entered elsewhere. */
function withSheathIn(vessel: string): VesselTree {
  const read = readTree({ ...builtInFiles, veins: { ...(builtInFiles.veins as object), sheath: { vessel } } });
  if (!read.ok) throw new Error(`the sheath must do in ${vessel}`);
  return read.value;
}

/** What the anatomy table gives for the way from the right groin, mm. */
const FROM_RIGHT_GROIN: [place: string, vessel: string, arcMm: number, lengthMm: number][] = [
  ['the cavo-atrial junction', 'svc', 0, 471],
  ['the azygos orifice', 'az_arch', END, 521],
  ['the top of the superior cava', 'svc', END, 542],
  ['the ostium of the left superior intercostal vein', 'siv_l', 0, 592],
  ['the right vertebral vein', 'vv_r', 0, 571],
  ['the left vertebral vein', 'vv_l', 0, 612],
  ['the right C6 transverse foramen', 'vv_r', END, 630],
  ['the left C6 transverse foramen', 'vv_l', END, 672],
  ['the T5 ostium', 'seg_r_t5', 0, 559],
  ['the T6 ostium', 'seg_r_t6', 0, 572],
  ['the T7 ostium', 'seg_r_t7', 0, 595],
  ['the T8 ostium', 'seg_r_t8', 0, 618],
  ['the T9 ostium', 'seg_r_t9', 0, 643],
  ['the T10 ostium', 'seg_r_t10', 0, 668],
  ['the T11 ostium', 'seg_r_t11', 0, 695],
  ['the T12 ostium', 'seg_r_t12', 0, 718],
  ['the right T5 foramen', 'fv_r_t5', END, 593],
  ['the right T8 foramen', 'fv_r_t8', END, 661],
  ['the right T12 foramen', 'fv_r_t12', END, 769],
  ['the left T12 foramen', 'fv_l_t12', END, 775],
  ['the right L1 foramen', 'fv_r_l1', END, 785],
  ['the right L2 foramen', 'fv_r_l2', END, 815],
  ['the right L3 foramen', 'fv_r_l3', END, 848],
  ['the right L4 foramen', 'fv_r_l4', END, 883],
];

describe('the way from the right groin', () => {
  it.each(FROM_RIGHT_GROIN)('to %s has the length of the table, within 3 %%', (_place, vessel, arcMm, lengthMm) => {
    const route = routeTo(tree, vessel, arcMm)!;
    expect(Math.abs(route.lengthMm / lengthMm - 1), `${route.lengthMm}`).toBeLessThanOrEqual(0.03);
  });

  it('over the T8 crossing to the left T5 foramen has the length of the table, within 3 %', () => {
    const route = routeTo(tree, 'fv_l_t5', END, ['alv_r', 'alv_l', 'siv_l_link'])!;
    expect(route.legs.map(({ vessel }) => vessel)).toContain('acc_hemiaz');
    expect(Math.abs(route.lengthMm / 728 - 1), `${route.lengthMm}`).toBeLessThanOrEqual(0.03);
  });

  it('from either groin to the L5 segment of its side is about 19 cm, up the ascending lumbar vein', () => {
    const left = routeTo(withSheathIn('cfv_l'), 'seg_l_l5', 0, [])!;
    expect(Math.abs(left.lengthMm / 190 - 1), `${left.lengthMm}`).toBeLessThanOrEqual(0.05);
    expect(Math.abs(routeTo(tree, 'seg_r_l5', 0, [])!.lengthMm / 185 - 1)).toBeLessThanOrEqual(0.05);
  });

  it('from the bend of the right elbow to the azygos orifice is about 40 cm, from the left elbow some more', () => {
    const fromElbowMm = (id: string) => routeTo(withSheathIn(id), 'az_arch', END)!.lengthMm;
    expect(Math.abs(fromElbowMm('bsv_r') / 400 - 1), `${fromElbowMm('bsv_r')}`).toBeLessThanOrEqual(0.05);
    expect(fromElbowMm('bsv_l')).toBeGreaterThan(fromElbowMm('bsv_r') + 20);
  });

  it('to the right T8 foramen goes through the cavas, over the arch and down the azygos', () => {
    expect(routeTo(tree, 'fv_r_t8', END)!.legs.map(({ vessel }) => vessel)).toEqual([
      'cfv_r',
      'eiv_r',
      'cic_r',
      'ivc',
      'ra',
      'svc',
      'az_arch',
      'azygos',
      'seg_r_t8',
      'fv_r_t8',
    ]);
  });

  it('runs against the stored direction of the arch and the azygos', () => {
    const legs = routeTo(tree, 'seg_r_t8', 0)!.legs;
    for (const id of ['az_arch', 'azygos']) {
      const leg = legs.find(({ vessel }) => vessel === id)!;
      expect(leg.fromArcMm).toBeGreaterThan(leg.toArcMm);
    }
  });

  it('is the sum of its legs', () => {
    const { lengthMm, legs } = routeTo(tree, 'fp_r_t12_3', 5)!;
    const sum = legs.reduce((total, { fromArcMm, toArcMm }) => total + Math.abs(toArcMm - fromArcMm), 0);
    expect(sum).toBeCloseTo(lengthMm, 6);
  });

  it('would be shorter up the ascending lumbar vein, if that were not interrupted in most people', () => {
    const usual = routeTo(tree, 'azygos', 0)!;
    const direct = routeTo(buildTree({ alvPatentToR: 'L1' }), 'azygos', 0)!;
    expect(usual.lengthMm).toBeGreaterThan(direct.lengthMm + 300);
    expect(direct.legs.map(({ vessel }) => vessel)).toContain('alv_r');
    expect(usual.legs.map(({ vessel }) => vessel)).not.toContain('alv_r');
  });

  it('may end in the ascending lumbar vein itself', () => {
    expect(routeTo(tree, 'alv_r', 10)!.legs.at(-1)!.vessel).toBe('alv_r');
  });

  it('gets longer with the way along a vein, one for one', () => {
    const ic = vesselOf(tree, 'ic_r_t8');
    const far = routeTo(tree, ic.id, ic.lengthMm)!.lengthMm;
    expect(far - routeTo(tree, ic.id, 0)!.lengthMm).toBeCloseTo(ic.lengthMm, 6);
  });

  it('does not exist to a vein that nobody knows', () => {
    expect(routeTo(tree, 'portal', 0)).toBeNull();
  });
});
