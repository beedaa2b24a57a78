import type { Vessel, VesselTree } from './tree.ts';

/** The vein that enters a foramen (`R T8`) from outside; its last point lies in the plexus. Null where the patient has none. */
export function veinInto(tree: VesselTree, foramenId: string): Vessel | null {
  const foramen = tree.foramina.find(({ id }) => id === foramenId);
  const entersIt = ({ group, side, level, from }: Vessel) =>
    group === 'foraminal' &&
    side === foramen?.side &&
    level === foramen.level &&
    from !== null &&
    tree.byId.get(from)?.group !== 'foraminal';
  return tree.vessels.find(entersIt) ?? null;
}
