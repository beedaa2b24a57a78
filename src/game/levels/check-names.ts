/** What a shape check cannot see: names that are nowhere, and names given twice. */
import * as v from 'valibot';
import { type Problem, readAnatomy, readValves, type Vessel, type VesselTree } from '../../sim/index.ts';
import { sayNearest } from './nearest-veins.ts';
import { itemsOf, type Part, repeatsOf, valueAt } from './parts.ts';
import type { LevelWorld } from './world.ts';

/** `fp_r_t8_*` stands for every vessel whose id starts with `fp_r_t8_`. */
export function namesVessel(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

export function vesselsNamed(pattern: string, tree: VesselTree): Vessel[] {
  return tree.vessels.filter(({ id }) => namesVessel(pattern, id));
}

export function unknownVessel({ at, value }: Part<string>, tree: VesselTree): Problem {
  const say = `There is no vessel called "${value}" in this patient.${sayNearest(value, tree)}`;
  return { code: 'unknownVessel', at, say };
}

/** A single vessel, or with a `*` any number of them but none. */
export function checkVessel(part: Part<string>, { tree }: LevelWorld): Problem[] {
  return vesselsNamed(part.value, tree).length > 0 ? [] : [unknownVessel(part, tree)];
}

export function checkForamen(foramen: unknown, at: string, { tree }: LevelWorld): Problem[] {
  if (typeof foramen !== 'string' || tree.foramina.some(({ id }) => id === foramen)) return [];
  const say = `There is no foramen called "${foramen}"; the right one at T8 is "R T8".`;
  return [{ code: 'unknownForamen', at, say }];
}

export function checkDevice({ at, value }: Part<string>, { devices }: Pick<LevelWorld, 'devices'>): Problem[] {
  if (devices.has(value)) return [];
  const shelf = [...devices.keys()].join(', ');
  return [{ code: 'unknownDevice', at, say: `There is no device called "${value}"; the catalogue has ${shelf}.` }];
}

const named = v.object({ id: v.string() });

/** The target, the devices that may be brought in, and the ids of the phases. */
export function checkNames(raw: unknown, world: LevelWorld): Problem[] {
  const allowed = itemsOf(valueAt(raw, 'devices'), 'devices', v.string());
  const phases = itemsOf(valueAt(raw, 'phases'), 'phases', named);
  return [
    ...checkTarget(valueAt(raw, 'target'), world),
    ...checkAnatomy(valueAt(raw, 'patient', 'anatomy')),
    ...checkValves(valueAt(raw, 'patient', 'valves'), world),
    ...itemsOf(valueAt(raw, 'scoring', 'stability', 'parkedIn'), 'scoring.stability.parkedIn', v.string()).flatMap(
      (part) => checkVessel(part, world),
    ),
    ...allowed.flatMap((part) => checkDevice(part, world)),
    ...repeatsOf(allowed, (id) => id).map(({ at, value }) => {
      return { code: 'duplicateDevice', at, say: `The device "${value}" is listed twice.` };
    }),
    ...repeatsOf(phases, ({ id }) => id).map(({ at, value }) => {
      return { code: 'duplicateId', at: `${at}.id`, say: `There are two phases called "${value.id}".` };
    }),
  ];
}

function checkAnatomy(anatomy: unknown): Problem[] {
  const read = v.is(v.record(v.string(), v.unknown()), anatomy) ? readAnatomy(anatomy, 'patient.anatomy') : null;
  return read && !read.ok ? read.problems : [];
}

function checkValves(valves: unknown, { tree }: LevelWorld): Problem[] {
  const read = Array.isArray(valves) ? readValves(valves, tree) : null;
  return read && !read.ok ? read.problems.map((each) => ({ ...each, at: `patient.${each.at}` })) : [];
}

function checkTarget(target: unknown, world: LevelWorld): Problem[] {
  const foramen = valueAt(target, 'foramen');
  const vessel = valueAt(target, 'vessel');
  const given = [foramen, vessel].filter((name) => name !== undefined).length;
  const problems: Problem[] = [];
  if (v.is(v.record(v.string(), v.unknown()), target) && given !== 1) {
    problems.push({ code: 'target', at: 'target', say: 'The target must name either one foramen or one vessel.' });
  }
  problems.push(...checkForamen(foramen, 'target.foramen', world));
  if (typeof vessel === 'string') problems.push(...checkVessel({ at: 'target.vessel', value: vessel }, world));
  return problems;
}
