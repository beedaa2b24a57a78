/** A level as the console shows it: its card, its steps, the devices on its table, the veins that come next. */
import { type Condition, type Level, namesVessel, type Progress } from '../../game/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, type DeviceSpec, type SimState, type VesselTree } from '../../sim/index.ts';
import type { Choice, LevelCard, Step } from './model.ts';

export function cardOf({ id, title, group, vignette, brief, teaching, target, routes }: Level): LevelCard {
  const access = { group: capital(group.replace('-', '–')), access: group, target, routes };
  return { id, title, ...access, summary: brief, vignette, teaching: teaching.map(({ say }) => say) };
}

export function stepsOf({ phases }: Level, { lit }: Progress): Step[] {
  return phases.map(({ id, title, say }) => {
    const tick = lit.find(({ phase }) => phase === id)?.tick;
    return { id, pill: capital(id.replaceAll('-', ' ')), title, say, lit: tick !== undefined, litAtTick: tick ?? null };
  });
}

/** What else lies on the table for each place of the stack. */
export function choicesOf(
  { devices }: Level,
  state: SimState,
  catalogue: ReadonlyMap<string, DeviceSpec>,
): Record<DeviceSlot, Choice[]> {
  const choices = DEVICE_SLOTS.map((slot, index) => {
    const present = state.devices[index].spec;
    const others = devices
      .flatMap((id) => catalogue.get(id) ?? [])
      .filter((spec) => spec.slot === slot && spec.id !== present?.id);
    const empty = present ? [{ id: null, name: 'Take it out' }] : [];
    return [slot, [...others.map(({ id, name }) => ({ id, name })), ...empty]];
  });
  return Object.fromEntries(choices) as Record<DeviceSlot, Choice[]>;
}

/** A level without its help: no outlines, and the cast only at the end. */
export const asExam = (level: Level): Level => ({ ...level, aids: { outlines: false, cast: false } });

/** The veins that the first step still to come is about. */
export function veinsAhead({ phases }: Level, { lit }: Progress, tree: VesselTree): string[] {
  const next = phases.find(({ id }) => !lit.some(({ phase }) => phase === id));
  const names = next ? veinsOf(next.when) : [];
  return tree.vessels.map(({ id }) => id).filter((id) => names.some((name) => namesVessel(name, id)));
}

/** Every vein that a condition names, as it names it. */
export function veinsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'tipIn':
    case 'purchase':
    case 'contrastIn':
      return condition.vessels;
    case 'tipNear':
      return [condition.vessel];
    case 'all':
    case 'any':
      return condition.of.flatMap(veinsOf);
    case 'holdS':
      return veinsOf(condition.that);
    case 'cast':
    case 'tipSeen':
    case 'insertedPast':
    case 'oblique':
    case 'not':
      return [];
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
