/** Conditions as data: what must be true of the world for a phase of a level to light up. */
import * as v from 'valibot';
import { type DeviceSlot, MAX_LAO_RAD, object, positive, slot, word, zeroOrMore } from '../../sim/index.ts';

interface OfDevice {
  device: DeviceSlot;
  /** Only with one of these catalogue ids in the slot; any if not given. */
  specs?: readonly string[] | undefined;
}

/**
 * A vessel may be named with a `*` at the end: `fp_r_t8_*` is every strand of that foraminal plexus.
 * Arcs are measured along the vessel's centreline from its first point.
 */
export type Condition =
  /** The tip of the device is in one of the vessels, there between the two arcs if they are given. */
  | (OfDevice & {
      kind: 'tipIn';
      vessels: readonly string[];
      minArcMm?: number | undefined;
      maxArcMm?: number | undefined;
    })
  /** The tip is near a point of a vessel's centreline. */
  | (OfDevice & { kind: 'tipNear'; vessel: string; arcMm: number; withinMm: number })
  /** The tip of the device lies on the picture while the beam is on. */
  | (OfDevice & { kind: 'tipSeen' })
  /** So much of the device lies inside the vessels (all of them together): what holds it there. */
  | (OfDevice & { kind: 'purchase'; vessels: readonly string[]; lengthMm: number })
  /** More than this is inserted beyond the sheath. */
  | (OfDevice & { kind: 'insertedPast'; lengthMm: number })
  /** So much undiluted contrast is in the vessels (all of them together) at once: they can be seen. */
  | { kind: 'contrastIn'; vessels: readonly string[]; mL: number }
  /** The agent closes so much of the ring around the nerve root of a foramen. */
  | { kind: 'cast'; foramen: string; closedDeg: number }
  /** The C-arm stands at least so far off the frontal view, to either side. */
  | { kind: 'oblique'; atLeastDeg: number }
  | { kind: 'all'; of: readonly Condition[] }
  | { kind: 'any'; of: readonly Condition[] }
  /** Something else is not true. */
  | { kind: 'not'; that: Condition }
  /** Something else is true for so long without a break. */
  | { kind: 'holdS'; forS: number; that: Condition };

const CONDITION_KINDS = [
  'tipIn',
  'tipNear',
  'tipSeen',
  'purchase',
  'insertedPast',
  'contrastIn',
  'cast',
  'oblique',
  'all',
  'any',
  'not',
  'holdS',
] as const;

/** Longer than any device of the trainer, and than any way through the patient. */
const LONGEST_MM = 4000;
const tooFar = `No device or vein is longer than ${LONGEST_MM} mm`;
const placeMm = v.pipe(zeroOrMore, v.maxValue(LONGEST_MM, tooFar));
const partMm = v.pipe(positive, v.maxValue(LONGEST_MM, tooFar));
/** Further from a place, a tip is not near it. */
const nearMm = v.pipe(positive, v.maxValue(100, 'Near means within 100 mm'));
const holdS = v.pipe(positive, v.maxValue(600, 'Nothing is held for longer than 600 s'));

const names = v.pipe(v.array(word), v.nonEmpty('The list must name at least one'));
const angle = v.pipe(positive, v.maxValue(360, 'A ring has 360°'));
const farthestDeg = (180 * MAX_LAO_RAD) / Math.PI;
const offFrontal = v.pipe(
  positive,
  v.maxValue(farthestDeg, `The C-arm turns no further than ${farthestDeg.toFixed(0)}°`),
);
const ofDevice = { device: slot, specs: v.optional(names) };
const nested: v.GenericSchema<Condition> = v.lazy(() => conditionSchema);
const some = v.pipe(v.array(nested), v.nonEmpty('The list must hold at least one condition'));

export const conditionSchema: v.GenericSchema<Condition> = v.variant(
  'kind',
  [
    object({
      ...{ kind: v.literal('tipIn'), ...ofDevice, vessels: names },
      ...{ minArcMm: v.optional(placeMm), maxArcMm: v.optional(placeMm) },
    }),
    object({ kind: v.literal('tipNear'), ...ofDevice, vessel: word, arcMm: placeMm, withinMm: nearMm }),
    object({ kind: v.literal('tipSeen'), ...ofDevice }),
    object({ kind: v.literal('purchase'), ...ofDevice, vessels: names, lengthMm: partMm }),
    object({ kind: v.literal('insertedPast'), ...ofDevice, lengthMm: placeMm }),
    object({
      kind: v.literal('contrastIn'),
      vessels: names,
      mL: v.pipe(positive, v.maxValue(200, 'Nobody gives more than 200 mL')),
    }),
    object({ kind: v.literal('cast'), foramen: word, closedDeg: angle }),
    object({ kind: v.literal('oblique'), atLeastDeg: offFrontal }),
    object({ kind: v.literal('not'), that: nested }),
    object({ kind: v.literal('all'), of: some }),
    object({ kind: v.literal('any'), of: some }),
    object({ kind: v.literal('holdS'), forS: holdS, that: nested }),
  ],
  `A condition must be an object whose kind is one of ${CONDITION_KINDS.join(', ')}`,
);
