import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { injectAt, stopInjection } from '../../../src/sim/flow/index.ts';
import { follow, type Patient, patient, pieceAt } from './patient.ts';

/** A microcatheter's bore, and a guide's, mm. */
const MICRO = 0.21;
const GUIDE = 0.9;

interface Site {
  vessel: string;
  share: number;
  towards: 1 | -1;
  boreRadiusMm: number;
}
const site = (vessel: string, share: number, boreRadiusMm = GUIDE, towards: 1 | -1 = -1): Site => ({
  ...{ vessel, share, boreRadiusMm, towards },
});

function inject(one: Patient, { vessel, share, ...nozzle }: Site, mlPerS: number, seconds: number): void {
  const at = one.tree.byId.get(vessel)!;
  follow(one, seconds, () => {
    injectAt(one.circulation, one.flow, one.tree, { vessel: at, arcMm: share * at.lengthMm, ...nozzle }, mlPerS, 1);
    return 0;
  });
  stopInjection(one.flow.injection);
}

/** mL of contrast in a vessel, points not counted. */
function contrastIn({ tree, circulation: { network, cells }, flow }: Patient, vessel: string): number {
  const { index } = tree.byId.get(vessel)!;
  const first = cells.firstOfPiece[network.firstPieceOfVessel[index]!]!;
  const end = cells.firstOfPiece[network.firstPieceOfVessel[index + 1]!]!;
  return flow.contrastMl.subarray(first, end).reduce((a, b) => a + b, 0);
}

/** When a vessel first holds a visible amount, s; Infinity if never within `withinS`. */
function arrivalS(one: Patient, vessel: string, withinS: number): number {
  for (let s = 0; s < withinS; s += 1 / 60) {
    if (contrastIn(one, vessel) > 0.001) return s;
    follow(one, 1 / 60, () => 0);
  }
  return Number.POSITIVE_INFINITY;
}

describe('contrast', () => {
  it('none is lost and none is made, wherever and however fast it is injected', () => {
    const places = fc.constantFrom('azygos', 'seg_r_t8', 'fv_r_t8', 'fp_r_t8_3', 'az_arch', 'svc');
    const rates = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(places, fc.double({ min: 0, max: 1, noNaN: true }), rates, (vessel, share, mlPerS) => {
        const one = patient();
        inject(one, site(vessel, share), mlPerS, 1);
        follow(one, 2, () => 0);
        const held = one.flow.contrastMl.reduce((a, b) => a + b, 0);
        expect(one.flow.contrastInjectedMl).toBeCloseTo((59 / 60) * mlPerS, 9);
        expect(held + one.flow.contrastGoneMl).toBeCloseTo(one.flow.contrastInjectedMl, 9);
        expect(Math.min(...one.flow.contrastMl)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 15 },
    );
  });

  it('arrives downstream later than upstream', () => {
    const one = patient();
    follow(one, 5, () => 0);
    inject(one, site('azygos', 0.1, MICRO, 1), 0.2, 0.5);
    const arch = arrivalS(one, 'az_arch', 20);
    const cava = arrivalS(one, 'svc', 20);
    expect(arch).toBeGreaterThan(0.5);
    expect(arch).toBeLessThan(10);
    expect(cava).toBeGreaterThan(0);
    expect(cava).toBeLessThan(10);
  });

  it('a gentle puff from the paraspinal vein washes towards the azygos, a firm one reaches the foramen', () => {
    const gentle = patient();
    follow(gentle, 5, () => 0);
    inject(gentle, site('seg_r_t8', 0.95, MICRO, 1), 0.05, 4);
    const firm = patient();
    follow(firm, 5, () => 0);
    inject(firm, site('seg_r_t8', 0.95, MICRO, 1), 0.4, 4);
    expect(contrastIn(gentle, 'fv_r_t8')).toBeLessThan(0.001);
    expect(contrastIn(firm, 'fv_r_t8')).toBeGreaterThan(0.005);
    expect(contrastIn(firm, 'ic_r_t8')).toBeGreaterThan(0.02);
  });

  it('a venogram reaches down the azygos and into the stump of the segmental vein near the tip, a weak one does neither', () => {
    const venogram = (mlPerS: number) => {
      const one = patient();
      follow(one, 5, () => 0);
      inject(one, site('az_arch', 0.1), mlPerS, 2);
      return { azygos: contrastIn(one, 'azygos'), stump: contrastIn(one, 'seg_r_t5') };
    };
    expect(venogram(0.5).stump).toBeLessThan(0.001);
    expect(venogram(4).stump).toBeGreaterThan(0.01);
    expect(venogram(4).azygos).toBeGreaterThan(10 * venogram(0.5).azygos);
  });

  it('the stump that fills is the one near the tip', () => {
    const stumpsFrom = (share: number) => {
      const one = patient();
      follow(one, 5, () => 0);
      inject(one, site('azygos', share), 4, 2);
      return ['t6', 't7', 't8'].map((level) => contrastIn(one, `seg_r_${level}`));
    };
    const [t6, , fromAboveT6] = stumpsFrom(0.98);
    expect(t6).toBeGreaterThan(10 * fromAboveT6!);
    const [above, , t8] = stumpsFrom(0.68);
    expect(t8).toBeGreaterThan(10 * above!);
  });

  it('an azygos venogram is seen for some seconds and gone after some more', () => {
    const one = patient();
    inject(one, site('azygos', 0.8), 4, 2);
    const peak = contrastIn(one, 'azygos');
    follow(one, 0.5, () => 0);
    expect(contrastIn(one, 'azygos')).toBeGreaterThan(0.05 * peak);
    follow(one, 5, () => 0);
    expect(contrastIn(one, 'azygos')).toBeLessThan(0.01 * peak);
  });

  it('a piece of vein takes an injection in two parts, both ways', () => {
    const one = patient();
    follow(one, 5, () => 0);
    const before = one.flow.flowMlPerS[pieceAt(one, 'az_arch', 0.99)]!;
    inject(one, site('azygos', 0.9), 3, 1.5);
    expect(one.flow.flowMlPerS[pieceAt(one, 'az_arch', 0.99)]!).toBeGreaterThan(before + 0.5);
  });
});
