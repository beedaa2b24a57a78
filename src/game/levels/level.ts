/** A level: where the devices lie, what is asked, and what counts as done. One JSON file each. */
import * as v from 'valibot';
import { DEVICE_SLOTS, FIELDS_MM } from '../../sim/index.ts';
import { conditionSchema } from './condition.ts';
import { finite, missingOrUnknown, positive, slot, text, wholeNumber, zeroOrMore } from './shape.ts';

/** The access groups of Borg 2022, and drills for one manoeuvre. */
export const LEVEL_GROUPS = [
  'drill',
  'right T5-T12',
  'right lumbar',
  'left T9-L5',
  'left T5-T8',
  'right T1-T4',
  'left T1-T4',
  'cervical',
] as const;

/** Largest seed: it has to fit 32 bits. */
const MAX_SEED = 0xffffffff;
const id = v.pipe(
  text,
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is made of small letters, digits and single hyphens'),
);
const listOf = <T>(item: v.GenericSchema<T>) =>
  v.pipe(v.array(item, 'This must be a list'), v.nonEmpty('This list must not be empty'));
const object = <T extends v.ObjectEntries>(entries: T) => v.strictObject(entries, missingOrUnknown);

const startSchema = object({
  /** Outermost first, at most one per place of the stack. */
  devices: v.pipe(
    listOf(object({ slot, spec: text, insertedMm: zeroOrMore, rollRad: finite })),
    v.maxLength(DEVICE_SLOTS.length, 'The stack has one place each for guide, intermediate, microcatheter and wire'),
  ),
  /** Ids of the vessels along which the devices lie, the sheath's first. */
  route: listOf(text),
  view: object({
    isocentreXMm: finite,
    isocentreYMm: finite,
    fieldMm: v.picklist(FIELDS_MM, `The console offers fields of ${FIELDS_MM.join(', ')} mm`),
  }),
});

const phaseSchema = object({
  id,
  title: text,
  /** What to do and why, in a sentence or two. */
  say: text,
  when: conditionSchema,
});

export const levelSchema = object({
  id,
  title: text,
  group: v.picklist(LEVEL_GROUPS, `The group must be one of ${LEVEL_GROUPS.join(', ')}`),
  /** The patient, in a sentence; nobody who lives or lived. */
  vignette: text,
  /** What the trainee is asked to do. */
  brief: text,
  /** Where it ends: a foramen (`R T8`), or for a drill a vessel. */
  target: object({ foramen: v.optional(text), vessel: v.optional(text) }),
  start: startSchema,
  /** Catalogue ids that may be brought in. */
  devices: listOf(text),
  aids: object({ outlines: v.boolean('This must be true or false') }),
  /** In the order of the case. The last one is the target: lighting it completes the level. */
  phases: listOf(phaseSchema),
  par: object({ timeS: positive, beamOnS: positive, provisional: v.boolean('This must be true or false') }),
  /** What to take home. */
  teaching: listOf(text),
  seed: v.pipe(wholeNumber, v.minValue(0, 'This must not be negative'), v.maxValue(MAX_SEED, 'This must fit 32 bits')),
  sources: v.record(v.string(), text, 'Sources are texts by name'),
  assumptions: listOf(text),
});

export type Level = v.InferOutput<typeof levelSchema>;
export type Phase = Level['phases'][number];
