/** A few straight veins: a short paraspinal vein on the left into a slow trunk, as at T5 to T7, and a thin blind twig. */
import type { Vessel, VesselTree } from '../../../src/sim/index.ts';

type Ends = Pick<Vessel, 'id' | 'group' | 'from' | 'to'> & { level?: string };
type Point = readonly [number, number, number];

function straight(index: number, { level, ...ends }: Ends, diameterMm: number, a: Point, b: Point): Vessel {
  const lengthMm = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  const count = Math.max(2, Math.round(lengthMm));
  const at = Array.from({ length: count + 1 }, (_, k) => k / count);
  return {
    ...{ index, name: ends.id, side: 'left', level: level ?? null, lengthMm, ...ends },
    pointsMm: Float64Array.from(at.flatMap((t) => [0, 1, 2].map((k) => a[k]! + t * (b[k]! - a[k]!)))),
    radiusMm: Float64Array.from(at, () => diameterMm / 2),
    arcMm: Float64Array.from(at, (t) => t * lengthMm),
  };
}

/** Left T6 after the usual dimensions: 9.5 mm of 2.3 mm between trunk and junction, 0.04 mL. */
export function handMadeTree(): VesselTree {
  const trunk = { id: 'acc_hemiaz', group: 'accessory hemiazygos', from: 'ra', to: null } as const;
  const vessels = [
    straight(0, { id: 'ra', group: 'atrium', from: null, to: null }, 20, [0, 100, 0], [0, 60, 0]),
    straight(1, trunk, 3, [0, 60, 0], [0, -40, 0]),
    straight(
      2,
      { id: 'seg_l', group: 'segmental', from: 'acc_hemiaz', to: 'ic_l', level: 'T6' },
      2.3,
      [0, 0, 0],
      [9.5, 0, 0],
    ),
    straight(3, { id: 'ic_l', group: 'segmental', from: 'seg_l', to: null, level: 'T6' }, 2, [9.5, 0, 0], [70, 0, 0]),
    straight(
      4,
      { id: 'fv_l', group: 'foraminal', from: 'seg_l', to: 'fp_l', level: 'T6' },
      1.8,
      [9.5, 0, 0],
      [9.5, -6, -10],
    ),
    straight(
      5,
      { id: 'fp_l', group: 'foraminal', from: 'fv_l', to: null, level: 'T6' },
      1.2,
      [9.5, -6, -10],
      [0, -6, -12],
    ),
    straight(
      6,
      { id: 'twig', group: 'foraminal', from: 'fv_l', to: null, level: 'T6' },
      1,
      [9.5, -3, -5],
      [20, -3, -5],
    ),
  ];
  return {
    vessels,
    byId: new Map(vessels.map((vessel) => [vessel.id, vessel])),
    ...{ vertebrae: [], foramina: [] },
    sheath: { vessel: 'acc_hemiaz', exitMm: [0, -40, 0], direction: [0, 1, 0] },
  };
}
