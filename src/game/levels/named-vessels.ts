/** The vessels that a level's lists of names mean in a tree. Neither ever changes, so each list is looked up once: levels ask in every tick. */
import type { Vessel, VesselTree } from '../../sim/index.ts';
import { vesselsNamed } from './check-names.ts';
import type { Level } from './level.ts';

interface NamedVessels {
  /** In the order of the names. */
  vessels: readonly Vessel[];
  /** By index in the tree: 1 = it is named. */
  has: Uint8Array;
}

const found = new WeakMap<VesselTree, WeakMap<readonly string[], NamedVessels>>();

export function namedVessels(names: readonly string[], tree: VesselTree): NamedVessels {
  const inTree = found.get(tree) ?? new WeakMap<readonly string[], NamedVessels>();
  const known = inTree.get(names);
  if (known) return known;
  const named = lookUp(names, tree);
  found.set(tree, inTree.set(names, named));
  return named;
}

function lookUp(names: readonly string[], tree: VesselTree): NamedVessels {
  const vessels = names.flatMap((name) => vesselsNamed(name, tree));
  const has = new Uint8Array(tree.vessels.length);
  for (const { index } of vessels) has[index] = 1;
  return { vessels, has };
}

/** Whether a vein, by its index in the tree, lies on any accepted route of a level. */
export function isOnRoute({ routes }: Pick<Level, 'routes'>, vessel: number, tree: VesselTree): boolean {
  return routes.some((route) => namedVessels(route, tree).has[vessel] === 1);
}
