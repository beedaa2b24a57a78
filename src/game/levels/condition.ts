/** Conditions as data: what must be true of the world for a phase of a level to light up. */
import * as v from 'valibot';
import { type DeviceSlot, positive, slot, word, zeroOrMore } from '../../sim/index.ts';
import { missingOrUnknown } from './shape.ts';

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
  'all',
  'any',
  'not',
  'holdS',
] as const;

const names = v.pipe(v.array(word), v.nonEmpty('The list must name at least one'));
const angle = v.pipe(positive, v.maxValue(360, 'A ring has 360°'));
const ofDevice = { device: slot, specs: v.optional(names) };
const nested: v.GenericSchema<Condition> = v.lazy(() => conditionSchema);
const some = v.pipe(v.array(nested), v.nonEmpty('The list must hold at least one condition'));

export const conditionSchema: v.GenericSchema<Condition> = v.variant(
  'kind',
  [
    v.strictObject(
      {
        ...{ kind: v.literal('tipIn'), ...ofDevice, vessels: names },
        ...{ minArcMm: v.optional(zeroOrMore), maxArcMm: v.optional(zeroOrMore) },
      },
      missingOrUnknown,
    ),
    v.strictObject(
      { kind: v.literal('tipNear'), ...ofDevice, vessel: word, arcMm: zeroOrMore, withinMm: positive },
      missingOrUnknown,
    ),
    v.strictObject({ kind: v.literal('tipSeen'), ...ofDevice }, missingOrUnknown),
    v.strictObject({ kind: v.literal('purchase'), ...ofDevice, vessels: names, lengthMm: positive }, missingOrUnknown),
    v.strictObject({ kind: v.literal('insertedPast'), ...ofDevice, lengthMm: zeroOrMore }, missingOrUnknown),
    v.strictObject({ kind: v.literal('contrastIn'), vessels: names, mL: positive }, missingOrUnknown),
    v.strictObject({ kind: v.literal('cast'), foramen: word, closedDeg: angle }, missingOrUnknown),
    v.strictObject({ kind: v.literal('not'), that: nested }, missingOrUnknown),
    v.strictObject({ kind: v.literal('all'), of: some }, missingOrUnknown),
    v.strictObject({ kind: v.literal('any'), of: some }, missingOrUnknown),
    v.strictObject({ kind: v.literal('holdS'), forS: positive, that: nested }, missingOrUnknown),
  ],
  `A condition must be an object whose kind is one of ${CONDITION_KINDS.join(', ')}`,
);
