import { describe, expect, it } from 'vitest';
import { ATRIUM } from '../../../src/sim/flow/index.ts';
import { flowAt, patient, pieceAt } from './patient.ts';

const at = patient();

/** mL/min at rest; the ranges are those of the sources in assets/physiology.json. */
const FLOWS: [vessel: string, share: number, towards: 1 | -1, least: number, most: number][] = [
  ['ivc', 0.99, 1, 2500, 3200],
  ['svc', 0.05, -1, 1500, 2000],
  ['bcv_r', 0.05, -1, 630, 770],
  ['bcv_l', 0.05, -1, 720, 880],
  ['ijv_r', 0.1, -1, 270, 340],
  ['az_arch', 0.95, 1, 290, 350],
  ['azygos', 0.02, 1, 40, 70],
  ['azygos', 0.62, 1, 140, 220],
  ['hemiaz', 0.9, 1, 40, 60],
  ['acc_hemiaz', 0.9, 1, 20, 40],
  // about 10: the azygos arch carries what some thirty of them give. The canal evens out what neighbours carry.
  ['seg_r_t8', 0.5, -1, 8, 14],
  ['fv_r_t8', 0.5, -1, 2, 4],
  ['seg_l_t5', 0.5, -1, 8, 14],
  ['seg_l_l3', 0.5, -1, 8, 14],
  ['vv_r', 0.1, -1, 30, 50],
  ['vv_l', 0.1, -1, 30, 50],
];

describe('blood at rest', () => {
  it.each(FLOWS)('%s at %f of its length carries what is measured in life', (vessel, share, towards, least, most) => {
    const mlPerMin = 60 * flowAt(at, vessel, share, towards);
    expect(mlPerMin).toBeGreaterThan(least);
    expect(mlPerMin).toBeLessThan(most);
  });

  it('falls in pressure all the way from the foramen to the atrium', () => {
    const { network } = at.circulation;
    const pressure = (vessel: string, share: number) =>
      at.flow.pressureMmHg[network.pieceFrom[pieceAt(at, vessel, share)]!]!;
    const way = [
      pressure('fp_r_t8_1', 0.9),
      pressure('seg_r_t8', 0.5),
      pressure('azygos', 0.9),
      pressure('az_arch', 0.9),
      at.flow.atriumMmHg,
    ];
    expect(way).toEqual([...way].sort((a, b) => b - a));
    expect(way[0]! - way.at(-1)!).toBeGreaterThan(1.5);
  });

  it('is one network: every point drains', () => {
    const { network } = at.circulation;
    const reached = new Set<number>([ATRIUM]);
    for (let grew = true; grew; ) {
      grew = false;
      for (let k = 0; k < network.pieceCount; k += 1) {
        const ends = [network.pieceFrom[k]!, network.pieceTo[k]!];
        if (ends.some((point) => reached.has(point)) && ends.some((point) => !reached.has(point))) {
          for (const point of ends) reached.add(point);
          grew = true;
        }
      }
    }
    expect(reached.size - 1).toBe(network.veinPointCount);
  });

  it('meets the resistance of a round tube, times what its wall says', () => {
    const {
      tree,
      circulation: { network, physiology },
    } = at;
    const k = pieceAt(at, 'seg_r_t8', 0.5);
    const vessel = tree.byId.get('seg_r_t8')!;
    const metres = (network.pieceToArcMm[k]! - network.pieceFromArcMm[k]!) / 1000;
    const pascalSPerM3 = (8 * 3.5e-3 * metres) / (Math.PI * (vessel.radiusMm[0]! / 1000) ** 4);
    const { resistanceFactor } = physiology.walls.find(({ group }) => group === 'segmental')!;
    expect(network.resistance[k]! / resistanceFactor).toBeCloseTo(pascalSPerM3 / 133.322 / 1e6, 9);
  });

  it('a plexus is tied together: each ring crosses every strand', () => {
    const {
      tree,
      circulation: { network },
    } = at;
    const ring = tree.byId.get('fpr_r_t8_1')!;
    const points = new Set<number>();
    for (let k = network.firstPieceOfVessel[ring.index]!; k < network.firstPieceOfVessel[ring.index + 1]!; k += 1)
      points.add(network.pieceFrom[k]!);
    expect(points.size).toBe(5);
  });
});
