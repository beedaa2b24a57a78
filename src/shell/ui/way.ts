/** Ways through the veins, from the sheath to where a level ends or a tip has strayed to. */
import type { Level } from '../../game/index.ts';
import { type Route, type RouteLeg, routeTo, type Vessel, type VesselTree, veinInto } from '../../sim/index.ts';

/** The vein in which a level ends: at a foramen the one that enters it. Null where the patient has none. */
export function goalVein(target: Level['target'], tree: VesselTree): Vessel | null {
  if (target.vessel !== undefined) return tree.byId.get(target.vessel) ?? null;
  return target.foramen === undefined ? null : veinInto(tree, target.foramen);
}

const routes = new WeakMap<VesselTree, Map<string, Route | null>>();

/** The way to a place of a vein, leg by leg; empty where none leads there. Each vein is looked for once. */
export function legsTo(tree: VesselTree, { id, lengthMm }: Vessel, arcMm: number): RouteLeg[] {
  const known = routes.get(tree) ?? new Map<string, Route | null>();
  routes.set(tree, known);
  if (!known.has(id)) known.set(id, routeTo(tree, id, lengthMm / 2));
  const legs = known.get(id)?.legs ?? [];
  return legs.map((leg, i) => (i === legs.length - 1 ? { ...leg, toArcMm: arcMm } : leg));
}

export function yAt({ pointsMm, arcMm }: Vessel, atMm: number): number {
  const found = arcMm.findIndex((arc) => arc >= atMm);
  return pointsMm[3 * (found < 0 ? arcMm.length - 1 : found) + 1];
}
