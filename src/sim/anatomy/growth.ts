/** What patients of the same files have in common is grown, drawn and measured once. Variants change trunks and the way to them, never a plexus, the neck, the canal or a bone. */
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
  bodies: readonly VesselPlan[] | null;
  /** Points that a check of courses has passed. */
  sound: WeakSet<readonly Point[]>;
  spine: Spine | null;
  drawn: Map<string, Drawn[]>;
  /** What the ends of a course that is kept have reached, by the points of the other one. */
  reached: Map<Float64Array, Record<'from' | 'to', Map<Float64Array, Nearest>>>;
}

type Spine = Pick<VesselTree, 'vertebrae' | 'foramina'>;

interface Drawn {
  plan: VesselPlan;
  centreline: ReturnType<typeof drawCentreline>;
}

export function createGrowth(): Growth {
  return {
    ...{ plexuses: new Map(), neck: null, canal: null, bodies: null, spine: null },
    ...{ sound: new WeakSet(), drawn: new Map(), reached: new Map() },
  };
}

/** Courses that are kept of each vein. @assumption as many as most variants have values; a few megabytes in all */
const MOST_DRAWN = 12;

export function drawVessel(plan: VesselPlan, index: number, growth: Growth): Vessel {
  const { id, name, group, side, level, from, to } = plan;
  const { pointsMm, radiusMm, arcMm, lengthMm } = centrelineOf(plan, growth);
  return { index, id, name, group, side, level, from, to, pointsMm, radiusMm, arcMm, lengthMm };
}

function centrelineOf(plan: VesselPlan, { drawn, reached }: Pick<Growth, 'drawn' | 'reached'>): Drawn['centreline'] {
  const before = drawn.get(plan.id) ?? [];
  const same = before.find((each) => sameCourse(each.plan, plan));
  if (same) return same.centreline;
  const centreline = drawCentreline(plan);
  if (before.length < MOST_DRAWN) {
    drawn.set(plan.id, [...before, { plan, centreline }]);
    reached.set(centreline.pointsMm, { from: new Map(), to: new Map() });
  }
  return centreline;
}

/** Measures from one end to one course once, where both are kept. */
export function createReach(reached: Growth['reached']): Reach {
  return (vessel, end, onto) => {
    const known = reached.has(onto.pointsMm) ? reached.get(vessel.pointsMm)?.[end] : undefined;
    const nearest = known?.get(onto.pointsMm) ?? nearestToEnd(vessel, end, onto);
    known?.set(onto.pointsMm, nearest);
    return nearest;
  };
}
