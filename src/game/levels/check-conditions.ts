/** Whether the conditions of a level's phases speak of vessels and devices that are there, and can ever be true. */
import * as v from 'valibot';
import type { Problem, Vessel } from '../../sim/index.ts';
import { checkDevice, checkForamen, checkVessel, vesselsNamed } from './check-names.ts';
import { itemsOf, type Part, valueAt } from './parts.ts';
import type { LevelWorld } from './world.ts';

export function checkConditions(raw: unknown, world: LevelWorld): Problem[] {
  const phases = itemsOf(valueAt(raw, 'phases'), 'phases', v.record(v.string(), v.unknown()));
  const asked = phases.map(({ at, value }) => simpleConditions(value.when, `${at}.when`));
  return [
    ...asked
      .flat()
      .flatMap((part) => [...checkWords(part, world), ...checkArcs(part, world), ...checkLengths(part, world)]),
    ...checkLast(phases.at(-1)?.at, asked.at(-1) ?? [], valueAt(raw, 'target'), world),
  ];
}

/** The last phase ends the level: it has to ask for something at the target. */
function checkLast(at: string | undefined, asked: readonly Part<unknown>[], target: unknown, { tree }: LevelWorld) {
  const foramen = tree.foramina.find(({ id }) => id === valueAt(target, 'foramen'));
  const vessel = tree.byId.get(String(valueAt(target, 'vessel')));
  const place = foramen ?? vessel;
  if (at === undefined || !place) return [];
  const isThere = (one: Vessel) =>
    foramen ? one.level === foramen.level && one.side === foramen.side : one.id === place.id;
  const speaksOfIt = asked.some(
    (part) =>
      valueAt(part.value, 'foramen') === place.id ||
      vesselWords(part).some(({ value }) => vesselsNamed(value, tree).some(isThere)),
  );
  if (speaksOfIt) return [];
  const say = `The last phase ends the level, but asks for nothing at the target, "${place.id}".`;
  return [{ code: 'endsElsewhere', at: `${at}.when`, say }];
}

/** The conditions that are not made of others. */
function simpleConditions(condition: unknown, at: string): Part<unknown>[] {
  const list = valueAt(condition, 'of');
  if (Array.isArray(list)) return list.flatMap((one: unknown, i) => simpleConditions(one, `${at}.of[${i}]`));
  const that = valueAt(condition, 'that');
  return that === undefined ? [{ at, value: condition }] : simpleConditions(that, `${at}.that`);
}

function vesselWords({ at, value }: Part<unknown>): Part<string>[] {
  const one = valueAt(value, 'vessel');
  const single = typeof one === 'string' ? [{ at: `${at}.vessel`, value: one }] : [];
  return [...itemsOf(valueAt(value, 'vessels'), `${at}.vessels`, v.string()), ...single];
}

function checkWords(part: Part<unknown>, world: LevelWorld): Problem[] {
  const specs = itemsOf(valueAt(part.value, 'specs'), `${part.at}.specs`, v.string());
  const slot = valueAt(part.value, 'device');
  const foramen = valueAt(part.value, 'foramen');
  return [
    ...checkForamen(foramen, `${part.at}.foramen`, world),
    ...vesselWords(part).flatMap((word) => checkVessel(word, world)),
    ...specs.flatMap((word) => checkDevice(word, world)),
    ...specs.flatMap(({ at, value }) => {
      const spec = world.devices.get(value);
      if (!spec || spec.slot === slot) return [];
      return [{ code: 'wrongSlot', at, say: `"${value}" is a ${spec.slot}; it is never the ${String(slot)}.` }];
    }),
  ];
}

/** A condition that asks for a place beyond the end of its vessels could never be true. */
function checkArcs(part: Part<unknown>, { tree }: LevelWorld): Problem[] {
  const named = vesselWords(part).flatMap(({ value }) => vesselsNamed(value, tree));
  const longestMm = Math.max(...named.map(({ lengthMm }) => lengthMm));
  const [min, max] = ['minArcMm', 'maxArcMm'].map((key) => valueAt(part.value, key));
  const problems = ['minArcMm', 'arcMm'].flatMap((key) => {
    const arcMm = valueAt(part.value, key);
    if (named.length === 0 || typeof arcMm !== 'number' || arcMm <= longestMm) return [];
    const say = `${arcMm} mm is beyond the end of the vessel (${longestMm.toFixed(1)} mm).`;
    return [{ code: 'beyondVessel', at: `${part.at}.${key}`, say }];
  });
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    const say = `No place is both beyond ${min} mm and before ${max} mm.`;
    problems.push({ code: 'outOfRange', at: `${part.at}.maxArcMm`, say });
  }
  return problems;
}

/** More of a device than its vessels are long, or than it is long itself, is never inside them. */
function checkLengths(part: Part<unknown>, { tree, devices }: LevelWorld): Problem[] {
  const [lengthMm, slot] = ['lengthMm', 'device'].map((key) => valueAt(part.value, key));
  if (typeof lengthMm !== 'number') return [];
  const at = `${part.at}.lengthMm`;
  const named = new Set(vesselWords(part).flatMap(({ value }) => vesselsNamed(value, tree)));
  const roomMm = [...named].reduce((sum, vessel) => sum + vessel.lengthMm, 0);
  const longestMm = Math.max(...[...devices.values()].map((spec) => (spec.slot === slot ? spec.lengthMm : 0)));
  const problems: Problem[] = [];
  if (named.size > 0 && lengthMm > roomMm) {
    const say = `${lengthMm} mm of device have no room in these vessels; together they are ${roomMm.toFixed(1)} mm long.`;
    problems.push({ code: 'beyondVessel', at, say });
  }
  if (longestMm > 0 && lengthMm >= longestMm) {
    const say = `The longest ${String(slot)} is ${longestMm} mm long; ${lengthMm} mm of it are never inserted.`;
    problems.push({ code: 'tooLong', at, say });
  }
  return problems;
}
