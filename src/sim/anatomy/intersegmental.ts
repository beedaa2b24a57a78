/** Channels between neighbouring segmental veins, from foraminal junction to foraminal junction: `isv_r_t8` from T8 down to T9. */
import type { Point } from './centreline.ts';
import type { EpiduralFile } from './epidural-schema.ts';
import type { VertebraeFile, VertebraRow } from './schema.ts';
import { evenRadius, type VesselPlan } from './vessel-plan.ts';

/** `rows` are the trunks that the segments of `grown` drain into. */
export function growIntersegmental(
  file: EpiduralFile,
  { vertebrae }: VertebraeFile,
  rows: readonly VesselPlan[],
  grown: readonly VesselPlan[],
): VesselPlan[] {
  const lumbar = new Set(rows.flatMap(({ id, group }) => (group === 'ascending lumbar' ? [id] : [])));
  const along = ({ from }: VesselPlan) => from !== null && lumbar.has(from);
  const medial = grown.filter(({ group, to }) => group === 'segmental' && to !== null);
  const segmentOf = (level: string, side: VesselPlan['side']) =>
    medial.find((plan) => plan.level === level && plan.side === side);
  const plans = (['left', 'right'] as const).flatMap((side) =>
    vertebrae.slice(1).flatMap((lower, i): VesselPlan[] => {
      const upper = vertebrae[i];
      const [from, to] = [segmentOf(upper.level, side), segmentOf(lower.level, side)];
      return from && to && !(along(from) && along(to)) ? [planChannel(file, from, to, [upper, lower])] : [];
    }),
  );
  return plans.filter(({ id }) => !file.absent.includes(id));
}

function planChannel(
  { intersegmental: { diameterMm, besideMm, bowMm } }: EpiduralFile,
  from: VesselPlan,
  to: VesselPlan,
  bodies: readonly [VertebraRow, VertebraRow],
): VesselPlan {
  const isLeft = from.side === 'left';
  const [start, end] = [from.points[from.points.length - 1], to.points[to.points.length - 1]];
  const beside = (share: number, moreMm: number): Point => {
    const widthMm = bodies[0].widthMm + share * (bodies[1].widthMm - bodies[0].widthMm);
    const xMm = widthMm / 2 + besideMm + moreMm;
    return [isLeft ? xMm : -xMm, mix(start[1], end[1], share), mix(start[2], end[2], share)];
  };
  return {
    ...{ group: 'intersegmental', side: from.side, level: from.level, from: from.id, to: to.id, at: 'epidural' },
    id: `isv_${isLeft ? 'l' : 'r'}_${bodies[0].level.toLowerCase()}`,
    name: `${isLeft ? 'Left' : 'Right'} intersegmental vein, ${bodies[0].level}–${bodies[1].level}`,
    points: [start, beside(0.2, 0), beside(0.5, bowMm), beside(0.8, 0), end],
    ...evenRadius(diameterMm),
  };
}

function mix(a: number, b: number, share: number): number {
  return a + share * (b - a);
}
