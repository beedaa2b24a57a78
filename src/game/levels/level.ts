/** A level: where the devices lie, what is asked, and what counts as done. One JSON file each. */
import * as v from 'valibot';
import {
  type Anatomy,
  between,
  DEVICE_SLOTS,
  FIELDS_MM,
  fullListOf,
  listOf,
  object,
  positive,
  seed,
  slot,
  TABLE_REACH_MM,
  type ValveRow,
  wholeNumber,
  word,
  yesOrNo,
  zeroOrMore,
} from '../../sim/index.ts';
import { conditionSchema } from './condition.ts';

/** The access groups of Borg 2022, and drills for one manoeuvre. */
const LEVEL_GROUPS = [
  'drill',
  'right T5-T12',
  'right lumbar',
  'left T9-L5',
  'left T5-T8',
  'right T1-T4',
  'left T1-T4',
  'cervical',
] as const;

const id = v.pipe(
  word,
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is made of small letters, digits and single hyphens'),
);

/** A device lies no more than a turn either way from anterior: further round is the same place again. */
const ONE_TURN_RAD = 6.2832;
const parTime = v.pipe(positive, v.maxValue(14400, 'No run lasts longer than 14400 s'));

const startSchema = object({
  /** Outermost first, at most one per place of the stack. */
  devices: v.pipe(
    fullListOf(
      object({ slot, spec: word, insertedMm: zeroOrMore, rollRad: between(-ONE_TURN_RAD, ONE_TURN_RAD, 'rad') }),
    ),
    v.maxLength(DEVICE_SLOTS.length, 'The stack has one place each for guide, intermediate, microcatheter and wire'),
  ),
  /** Ids of the vessels along which the devices lie, the sheath's first. */
  route: fullListOf(word),
  view: object({
    isocentreXMm: between(-TABLE_REACH_MM.x, TABLE_REACH_MM.x, 'mm, as far as the table goes'),
    isocentreYMm: between(-TABLE_REACH_MM.y, TABLE_REACH_MM.y, 'mm, as far as the table goes'),
    fieldMm: v.picklist(FIELDS_MM, `The console offers fields of ${FIELDS_MM.join(', ')} mm`),
  }),
});

/** Who lies there: valves in the veins (`none`, those that chance gives to the seed, or a list), and awake or not. */
const patientSchema = object({
  valves: v.union(
    [v.picklist(['none', 'drawn']), v.custom<ValveRow[]>(Array.isArray)],
    'Valves are "none", "drawn", or a list of valves',
  ),
  anaesthetised: yesOrNo,
  /** Whose veins: those of the tables, those that chance gives to the seed, or those of the tables but for these variants. */
  anatomy: v.optional(
    v.custom<Anatomy>(
      (raw) => raw === 'usual' || raw === 'drawn' || (typeof raw === 'object' && raw !== null && !Array.isArray(raw)),
      'Anatomy is "usual", "drawn", or an object of variants',
    ),
  ),
});

/** Which of the headline scores the level asks for; the valve's follows from the patient. */
const scoringSchema = object({
  /** Vessels in which the guide is to be parked, and the length of it that the target needs there. */
  stability: v.optional(object({ parkedIn: fullListOf(word), needMm: positive })),
  /** Agent is to be given. */
  reflux: yesOrNo,
});

const phaseSchema = object({
  id,
  title: word,
  /** What to do and why, in a sentence or two. */
  say: word,
  when: conditionSchema,
});

/** The paper's statements are counted from 1 to this in the table of facts. */
const LAST_FACT = 152;
const factNumber = v.pipe(
  wholeNumber,
  v.minValue(1, 'The facts are counted from 1'),
  v.maxValue(LAST_FACT, `There are ${LAST_FACT} facts`),
);

/** What to take home, and the numbers of the facts that the level lets one see for oneself. */
const teachingSchema = object({ say: word, facts: v.optional(listOf(factNumber)) });

export const levelSchema = object({
  /** For editors: `./level.schema.json`. */
  $schema: v.optional(word),
  id,
  title: word,
  group: v.picklist(LEVEL_GROUPS, `The group must be one of ${LEVEL_GROUPS.join(', ')}`),
  /** Its place in the ladder of drills, from 1. */
  rung: v.optional(v.pipe(wholeNumber, v.minValue(1, 'The ladder begins with rung 1'))),
  /** The patient, in a sentence; nobody who lives or lived. */
  vignette: word,
  /** What the trainee is asked to do. */
  brief: word,
  /** Where it ends: a foramen (`R T8`), or for a drill a vessel. */
  target: object({ foramen: v.optional(word), vessel: v.optional(word) }),
  /** Left out: awake, no valves. */
  patient: v.optional(patientSchema),
  scoring: v.optional(scoringSchema),
  start: startSchema,
  /** Ways from the sheath to the target, any of which will do; each lists every vein that it may use, in order. */
  routes: fullListOf(fullListOf(word)),
  /** Catalogue ids that may be brought in. */
  devices: fullListOf(word),
  /** Help that an exam does without: outlines of the veins, the cast in figures before the end (shown where left out). */
  aids: object({ outlines: yesOrNo, cast: v.optional(yesOrNo) }),
  /** In the order of the case. The last one is the target: lighting it completes the level. */
  phases: fullListOf(phaseSchema),
  par: object({ timeS: parTime, beamOnS: parTime, provisional: yesOrNo }),
  teaching: fullListOf(teachingSchema),
  seed,
  sources: v.record(v.string(), word, 'Sources are texts by name'),
  assumptions: fullListOf(word),
});

export type Level = v.InferOutput<typeof levelSchema>;
export type Phase = Level['phases'][number];
