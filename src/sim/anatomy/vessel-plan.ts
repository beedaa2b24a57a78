import type { Point } from './centreline.ts';
import type { ForamenRow, SegmentRow, VertebraRow, VesselRow } from './schema.ts';
import type { Vessel } from './tree.ts';

/** A vessel before its centreline is drawn. */
export interface VesselPlan {
  id: string;
  name: string;
  group: Vessel['group'];
  side: Vessel['side'];
  level: string | null;
  from: string | null;
  to: string | null;
  points: readonly Point[];
  /** Control points beyond the ends, where another vessel carries the curve on. */
  before?: Point | undefined;
  after?: Point | undefined;
  startRadiusMm: number;
  endRadiusMm: number;
  /** Where it stands in the files, for problems. */
  at: string;
}

/** Everything that one segment needs to know of its surroundings. */
export interface SegmentSite {
  segment: SegmentRow;
  body: VertebraRow;
  foramen: ForamenRow;
  at: string;
}

/** What the plexus around a nerve root needs to know of its surroundings. */
export interface PlexusSite {
  segment: Pick<SegmentRow, 'level' | 'side' | 'rootShiftMm'> & { junctionMm: Point };
  /** The vertebra that gives the width of canal and pedicle. */
  body: VertebraRow;
  foramen: ForamenRow;
  at: string;
}

/** A row of the vein table as a plan. */
export function planOfRow(row: VesselRow, at: string): VesselPlan {
  const { id, name, group, side, from, to, pointsMm, startDiameterMm, endDiameterMm } = row;
  return {
    ...{ id, name, group, side, from, to, at },
    level: null,
    points: pointsMm,
    startRadiusMm: startDiameterMm / 2,
    endRadiusMm: endDiameterMm / 2,
  };
}

export function evenRadius(diameterMm: number) {
  return { startRadiusMm: diameterMm / 2, endRadiusMm: diameterMm / 2 };
}

/** Whether two plans are drawn alike. */
export function sameCourse(a: VesselPlan, b: VesselPlan): boolean {
  if (a === b) return true;
  const alike = (p: Point | undefined, q: Point | undefined) =>
    p === q || (p !== undefined && q !== undefined && same(p, q));
  return (
    a.startRadiusMm === b.startRadiusMm &&
    a.endRadiusMm === b.endRadiusMm &&
    alike(a.before, b.before) &&
    alike(a.after, b.after) &&
    (a.points === b.points ||
      (a.points.length === b.points.length && a.points.every((point, i) => same(point, b.points[i]))))
  );
}

/** Lets vessels that meet end to end share one smooth curve: each takes the other's next point as its own beyond the end. */
export function joinEndToEnd(plans: readonly VesselPlan[]): VesselPlan[] {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  return plans.map((plan) => {
    const first = plan.points[0];
    const last = plan.points[plan.points.length - 1];
    const from = plan.from === null ? undefined : byId.get(plan.from);
    const to = plan.to === null ? undefined : byId.get(plan.to);
    return {
      ...plan,
      before: plan.before ?? (from && same(from.points.at(-1)!, first) ? from.points.at(-2) : undefined),
      after: plan.after ?? (to && same(to.points[0], last) ? to.points[1] : undefined),
    };
  });
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}
