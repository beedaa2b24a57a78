/** Ways from the sheath, to be lit in the drawing. */
import { type RouteLeg, routeTo, type Vessel, type VesselTree, veinInto } from '../../sim/index.ts';
import type { Place } from './finder.ts';

/** A way one may ask for: to the first of these places that the patient has. */
export interface WayAsked {
  label: string;
  to: readonly Place[];
  /** Veins that this way does not take, though they may be shorter. */
  around?: readonly string[];
  /** Veins usually interrupted, or groups usually left aside, that this way does take. */
  through?: readonly string[];
}

export interface Way {
  label: string;
  lengthMm: number;
  legs: readonly RouteLeg[];
}

/** Kinds of vein that are no thoroughfare unless one means to go there. */
const BY_INTENT = ['epidural', 'basivertebral', 'intersegmental', 'foraminal'];

/** Null where this patient has no such way. */
export function findWay(tree: VesselTree, { label, to, around = [], through = [] }: WayAsked): Way | null {
  for (const place of to) {
    const goal = goalOf(tree, place);
    if (!goal) continue;
    const closed = tree.vessels.filter((vessel) => isClosed(vessel, goal, through)).map(({ id }) => id);
    const arcMm = place.kind === 'foramen' ? goal.lengthMm : goal.lengthMm / 2;
    const route = routeTo(tree, goal.id, arcMm, [...closed, ...around]);
    if (route) return { label, ...route };
  }
  return null;
}

function goalOf(tree: VesselTree, { kind, id }: Place): Vessel | null {
  return kind === 'foramen' ? veinInto(tree, id) : (tree.byId.get(id) ?? null);
}

function isClosed(vessel: Vessel, goal: Vessel, through: readonly string[]): boolean {
  if (vessel.id === goal.id || through.includes(vessel.id) || through.includes(vessel.group)) return false;
  if (vessel.usuallyInterrupted) return true;
  return BY_INTENT.includes(vessel.group) && !BY_INTENT.includes(goal.group === 'foraminal' ? '' : goal.group);
}
