import { describe, expect, it } from 'vitest';
import { injectAt, openLeak, stepFlow } from '../../../src/sim/flow/index.ts';
import { TICK_S } from '../../../src/sim/index.ts';
import { follow, patient } from './patient.ts';

const HOLE_MM = 0.3;

function leaking(vessel: string) {
  const one = patient();
  const { index, lengthMm } = one.tree.byId.get(vessel)!;
  const place = { vessel: index, arcMm: 0.5 * lengthMm, holeRadiusMm: HOLE_MM };
  const opened = openLeak(one.circulation, one.flow, place, 3)!;
  return { one, place, ...opened };
}

describe('a hole in a vein', () => {
  it('lets out what a sharp-edged orifice does', () => {
    const { one, leak } = leaking('azygos');
    stepFlow(one.circulation, one.flow, TICK_S);
    stepFlow(one.circulation, one.flow, TICK_S);
    const mmHg = one.flow.pressureMmHg[leak.point]!;
    const speedMPerS = Math.sqrt((2 * mmHg * 133.322) / 1055);
    // mm² · m/s = mL/s; the hole's secant is that of the pressure a tick before, and the pocket fills a little
    const ratio = leak.mlPerS / (0.6 * Math.PI * HOLE_MM ** 2 * speedMPerS);
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.05);
  });

  it('is there once, and takes the width of the widest', () => {
    const { one, place, leak } = leaking('seg_r_t8');
    const again = openLeak(one.circulation, one.flow, { ...place, arcMm: place.arcMm + 2, holeRadiusMm: 0.5 }, 3)!;
    expect(again).toMatchObject({ isNew: false, leak: { holeRadiusMm: 0.5 } });
    expect(again.leak).toBe(leak);
    expect(one.flow.leaks).toHaveLength(1);
  });

  it('stops when its pocket presses as hard as the vein', () => {
    const { one, leak } = leaking('azygos');
    follow(one, 240, () => 0);
    expect(leak.bloodMl).toBeGreaterThan(1);
    expect(leak.bloodMl).toBeLessThan(10);
    expect(follow(one, 5, () => leak.mlPerS).mean).toBeLessThan(0.02);
  });

  it('stains the tissue with contrast, and none is lost', () => {
    const { one, leak } = leaking('fv_r_t8');
    const vessel = one.tree.byId.get('fv_r_t8')!;
    const nozzle = { vessel, arcMm: 0.2 * vessel.lengthMm, boreRadiusMm: 0.21, towards: 1 as const };
    follow(one, 3, () => {
      injectAt(one.circulation, one.flow, one.tree, nozzle, 0.2, 0.5);
      return 0;
    });
    expect(leak.contrastMl).toBeGreaterThan(0.001);
    expect(leak.stainMl).toBeLessThanOrEqual(leak.contrastMl);
    const held = one.flow.contrastMl.reduce((a, b) => a + b, 0);
    expect(held + one.flow.contrastGoneMl).toBeCloseTo(one.flow.contrastInjectedMl, 9);
    expect(one.flow.contrastGoneMl).toBeGreaterThanOrEqual(leak.contrastMl);
  });
});
