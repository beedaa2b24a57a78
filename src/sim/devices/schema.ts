/** The shape of the device catalogue's file. */
import * as v from 'valibot';
import { finite, object, positive, provenance, slot, word, yesOrNo, zeroOrMore } from '../file-shape.ts';

const friction = v.pipe(zeroOrMore, v.maxValue(1, 'A friction coefficient is at most 1'));

export const deviceSchema = object({
  id: word,
  name: word,
  slot,
  /** The real device, or class of devices, that it is modelled after. */
  after: word,
  lengthMm: v.pipe(positive, v.maxValue(4000, 'No device is longer than 4 m')),
  outerDiameterMm: v.pipe(positive, v.maxValue(10, 'No device is wider than 10 mm')),
  innerDiameterMm: zeroOrMore,
  /** Volume from hub to tip, for catheters that an embolic agent is given through. */
  deadSpaceMl: v.optional(v.pipe(positive, v.maxValue(2, 'No lumen holds more than 2 mL'))),
  /** Dimethyl sulfoxide does not dissolve it. */
  dmsoCompatible: v.optional(yesOrNo),
  wallFriction: friction,
  lumenFriction: friction,
  handLimitN: positive,
  torsionRatio: positive,
  /** Each an arc of a circle in the device's own plane, from the given place on; opposite signs bend opposite ways. */
  bends: v.array(object({ fromTipMm: zeroOrMore, angleDeg: finite, radiusMm: positive })),
  bendingStiffness: v.pipe(
    v.array(object({ fromTipMm: zeroOrMore, eiNmm2: positive })),
    v.minLength(1, 'A device has a bending stiffness'),
  ),
  opacity: v.array(object({ fromTipMm: zeroOrMore, toTipMm: positive, muPerMm: zeroOrMore })),
  markers: v.array(object({ fromTipMm: zeroOrMore, lengthMm: positive, muPerMm: zeroOrMore })),
});

export const catalogueSchema = object({
  frame: word,
  ...provenance,
  devices: v.pipe(v.array(v.unknown()), v.minLength(1, 'A catalogue lists a device')),
});

export type DeviceRow = v.InferOutput<typeof deviceSchema>;
