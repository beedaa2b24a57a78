/** Whether the accepted routes of a level lead from the sheath to the target, from vein to vein. */
import * as v from 'valibot';
import type { Problem, Vessel } from '../../sim/index.ts';
import { checkVessel, namesVessel, vesselsNamed } from './check-names.ts';
import { meet, sayMeetings } from './meet.ts';
import { itemsOf, type Part, valueAt } from './parts.ts';
import type { LevelWorld } from './world.ts';

export function checkRoutes(raw: unknown, world: LevelWorld): Problem[] {
  const sheath = valueAt(raw, 'start', 'route', '0');
  return itemsOf(valueAt(raw, 'routes'), 'routes', v.array(v.unknown())).flatMap(({ at, value }) => {
    const names = itemsOf(value, at, v.string());
    const unknown = names.flatMap((name) => checkVessel(name, world));
    // What is not there leads nowhere: one problem is enough.
    if (unknown.length > 0 || names.length === 0) return unknown;
    return [...checkBegin(names[0]!, sheath), ...checkLinks(names, world), ...checkEnd(names, at, raw, world)];
  });
}

function checkBegin({ at, value }: Part<string>, sheath: unknown): Problem[] {
  if (typeof sheath !== 'string' || value === sheath) return [];
  return [{ code: 'routeStart', at, say: `The route must start where the devices are put in, in "${sheath}".` }];
}

/** Every name needs a vein that opens into one named before it. */
function checkLinks(names: readonly Part<string>[], { tree }: LevelWorld): Problem[] {
  return names.slice(1).flatMap(({ at, value }, i) => {
    const before = names.slice(0, i + 1).flatMap((name) => vesselsNamed(name.value, tree));
    const here = vesselsNamed(value, tree);
    if (here.some((vessel) => before.some((one) => meet(one, vessel)))) return [];
    const say = `No vein named before it on this route leads into "${value}"; ${sayMeetings(here[0]!, tree)}`;
    return [{ code: 'routeBroken', at, say }];
  });
}

function checkEnd(names: readonly Part<string>[], at: string, raw: unknown, { tree }: LevelWorld): Problem[] {
  const [vessel, wanted] = ['vessel', 'foramen'].map((key) => valueAt(raw, 'target', key));
  const foramen = tree.foramina.find(({ id }) => id === wanted);
  if (!foramen && (typeof vessel !== 'string' || vesselsNamed(vessel, tree).length === 0)) return [];
  const isThere = (one: Vessel): boolean =>
    foramen ? one.level === foramen.level && one.side === foramen.side : namesVessel(String(vessel), one.id);
  const named = names.flatMap(({ value }) => vesselsNamed(value, tree));
  if (named.some(isThere)) return [];
  return [{ code: 'routeElsewhere', at, say: `This route does not come to ${foramen?.id ?? String(vessel)}.` }];
}
