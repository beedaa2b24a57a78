import type { Vessel, VesselTree } from './tree.ts';

/** Which end of a vessel blood leaves by: the one whose neighbours are nearer to the right atrium. `end` = at the larger arc. */
export function downstreamEnd(tree: VesselTree, vessel: Vessel): 'start' | 'end' {
  const steps = stepsToAtrium(tree);
  const at = (id: string | null) =>
    id === null ? Number.POSITIVE_INFINITY : (steps.get(id) ?? Number.POSITIVE_INFINITY);
  return at(vessel.to) < at(vessel.from) ? 'end' : 'start';
}

const known = new WeakMap<VesselTree, ReadonlyMap<string, number>>();

/** Vessels between each vessel and the atrium. */
function stepsToAtrium(tree: VesselTree): ReadonlyMap<string, number> {
  const found = known.get(tree) ?? countSteps(tree);
  known.set(tree, found);
  return found;
}

function countSteps({ vessels, byId }: VesselTree): ReadonlyMap<string, number> {
  const steps = new Map<string, number>();
  const next = vessels.filter(({ group }) => group === 'atrium').map(({ id }) => id);
  for (const id of next) steps.set(id, 0);
  for (const id of next) {
    const joined = vessels.filter(({ from, to }) => from === id || to === id).map((vessel) => vessel.id);
    const { from, to } = byId.get(id)!;
    for (const other of [...joined, from, to]) {
      if (other === null || steps.has(other) || !byId.has(other)) continue;
      steps.set(other, steps.get(id)! + 1);
      next.push(other);
    }
  }
  return steps;
}
