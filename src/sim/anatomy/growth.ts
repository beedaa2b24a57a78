/** What patients of the same files have in common is grown, drawn and measured once. */
import { drawCentreline, type Point } from './centreline.ts';
import type { planCervical } from './cervical.ts';
import type { Canal } from './epidural.ts';
import { type Nearest, nearestToEnd, type Reach } from './joins.ts';
import type { Vessel, VesselTree } from './tree.ts';
import { sameCourse, type VesselPlan } from './vessel-plan.ts';

export interface Growth {
  /** By foraminal junction: variants leave those and the roots where they are. */
  plexuses: Map<Point, readonly VesselPlan[]>;
  neck: ReturnType<typeof planCervical> | null;
  canal: Canal | null;
  /** Points that a check of courses has passed. */
  sound: WeakSet<readonly Point[]>;
  spine: Spine | null;
  drawn: Map<string, Drawn[]>;
  reach: Reach;
}

type Spine = Pick<VesselTree, 'vertebrae' | 'foramina'>;

interface Drawn {
  plan: VesselPlan;
  centreline: ReturnType<typeof drawCentreline>;
}

export function createGrowth(): Growth {
  return {
    ...{ plexuses: new Map(), neck: null, canal: null, spine: null, sound: new WeakSet(), drawn: new Map() },
    reach: createReach(),
  };
}

/** Courses that are kept of each vein. @assumption as many as most variants have values; a few megabytes in all */
const MOST_DRAWN = 6;

export function drawVessel(plan: VesselPlan, index: number, drawn: Growth['drawn']): Vessel {
  const { id, name, group, side, level, from, to } = plan;
  const { pointsMm, radiusMm, arcMm, lengthMm } = centrelineOf(plan, drawn);
  return { index, id, name, group, side, level, from, to, pointsMm, radiusMm, arcMm, lengthMm };
}

function centrelineOf(plan: VesselPlan, drawn: Growth['drawn']): Drawn['centreline'] {
  const before = drawn.get(plan.id) ?? [];
  const same = before.find((each) => sameCourse(each.plan, plan));
  if (same) return same.centreline;
  const centreline = drawCentreline(plan);
  if (before.length < MOST_DRAWN) drawn.set(plan.id, [...before, { plan, centreline }]);
  return centreline;
}

/** Measures from an end to a course once, as long as both are in use. */
function createReach(): Reach {
  const ends = { from: new WeakMap<Float64Array, Known>(), to: new WeakMap<Float64Array, Known>() };
  return (vessel, end, onto) => {
    const known = ends[end].get(vessel.pointsMm) ?? new WeakMap();
    const nearest = known.get(onto.pointsMm) ?? nearestToEnd(vessel, end, onto);
    ends[end].set(vessel.pointsMm, known.set(onto.pointsMm, nearest));
    return nearest;
  };
}

type Known = WeakMap<Float64Array, Nearest>;
