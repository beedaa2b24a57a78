/** Ways through the veins, from the sheath to where a level ends or a tip has strayed to. */
import { isOnRoute, type Level } from '../../game/index.ts';
import { type Route, type RouteLeg, routeTo, type Vessel, type VesselTree, veinInto } from '../../sim/index.ts';

/** The vein in which a level ends: at a foramen the one that enters it. Null where the patient has none. */
export function goalVein(target: Level['target'], tree: VesselTree): Vessel | null {
  if (target.vessel !== undefined) return tree.byId.get(target.vessel) ?? null;
  return target.foramen === undefined ? null : veinInto(tree, target.foramen);
}

type Routes = Level['routes'];
const found = new WeakMap<VesselTree, WeakMap<Routes, Map<string, Route | null>>>();
const ANY: Routes = [];

/**
 * The way to a place of a vein, leg by leg; empty where none leads there. It keeps to veins of the accepted routes, if those
 * lead there: the shortest way may be the one that this case has closed. Each vein is looked for once.
 */
export function legsTo(tree: VesselTree, { id, lengthMm }: Vessel, arcMm: number, routes = ANY): RouteLeg[] {
  const inTree = found.get(tree) ?? new WeakMap<Routes, Map<string, Route | null>>();
  const known = inTree.get(routes) ?? new Map<string, Route | null>();
  found.set(tree, inTree.set(routes, known));
  if (!known.has(id)) {
    const off = routes.length === 0 ? [] : tree.vessels.filter(({ index }) => !isOnRoute({ routes }, index, tree));
    const avoiding = off.map((vessel) => vessel.id);
    known.set(id, routeTo(tree, id, lengthMm / 2, avoiding) ?? routeTo(tree, id, lengthMm / 2));
  }
  const legs = known.get(id)?.legs ?? [];
  return legs.map((leg, i) => (i === legs.length - 1 ? { ...leg, toArcMm: arcMm } : leg));
}

export function yAt({ pointsMm, arcMm }: Vessel, atMm: number): number {
  const found = arcMm.findIndex((arc) => arc >= atMm);
  return pointsMm[3 * (found < 0 ? arcMm.length - 1 : found) + 1];
}
