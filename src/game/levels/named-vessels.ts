/** The vessels that a level's lists of names mean in a tree. Neither ever changes, so each list is looked up once: levels ask in every tick. */
import type { Vessel, VesselTree } from '../../sim/index.ts';
import { vesselsNamed } from './check-names.ts';

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
