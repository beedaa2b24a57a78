/** Ways from the sheath, to be lit in the drawing. */
import { type RouteLeg, routeTo, type Vessel, type VesselTree, veinInto } from '../../sim/index.ts';
import type { Place } from './finder.ts';

/** A way one may ask for: to the first of these places that the patient has. */
export interface WayAsked {
  label: string;
  to: readonly Place[];
  /** Veins that this way does not take, though they may be shorter. */
  around?: readonly string[];
  /** Veins that this way does not enter from the trunk: it comes in at their other end. */
  notByMouthOf?: readonly string[];
  /** What is usually left aside, interrupted or no thoroughfare, and is taken here: ids, groups, or places as in `_r_t2`. */
  through?: readonly string[];
}

export interface Way {
  label: string;
  lengthMm: number;
  legs: readonly RouteLeg[];
  /** The patient lacks what was asked for first: the way ends before it. */
  endsShort: boolean;
}

/** Kinds of vein that are no thoroughfare unless one means to go there. */
const BY_INTENT = ['epidural', 'basivertebral', 'intersegmental', 'foraminal'];

/** Null where this patient has no such way. */
export function findWay(tree: VesselTree, asked: WayAsked): Way | null {
  const { label, to, around = [], notByMouthOf = [], through = [] } = asked;
  for (const place of to) {
    const goal = goalOf(tree, place);
    if (!goal) continue;
    const open = tree.vessels.filter((vessel) => isOpen(vessel, goal, around, through));
    const arcMm = place.kind === 'foramen' ? goal.lengthMm : goal.lengthMm / 2;
    const route = routeTo(withOnly(tree, open), goal.id, arcMm, notByMouthOf);
    if (route) return { label, ...route, endsShort: place !== to[0] };
  }
  return null;
}

/** The vein that is meant, or the one that leads into the foramen. */
export function goalOf(tree: VesselTree, { kind, id }: Place): Vessel | null {
  return kind === 'foramen' ? veinInto(tree, id) : (tree.byId.get(id) ?? null);
}

function isOpen(vessel: Vessel, goal: Vessel, around: readonly string[], through: readonly string[]): boolean {
  const { id, group, level, side } = vessel;
  if (around.includes(id)) return false;
  if (!BY_INTENT.includes(group) || id === goal.id || through.some((one) => isMeant(vessel, one))) return true;
  if (goal.group === 'foraminal') return group === 'foraminal' && level === goal.level && side === goal.side;
  return BY_INTENT.includes(goal.group);
}

/** By its id, its group, or the place in its id: `_r_t2` is all that belongs to the right T2. */
function isMeant({ id, group }: Vessel, asked: string): boolean {
  return id === asked || group === asked || (asked.startsWith('_') && `${id}_`.includes(`${asked}_`));
}

function withOnly(tree: VesselTree, open: readonly Vessel[]): VesselTree {
  const vessels = open.map((vessel, index) => ({ ...vessel, index }));
  return { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
}
