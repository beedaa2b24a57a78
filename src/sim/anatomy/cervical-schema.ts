/** The shape of the file of the neck's plexuses. */
import * as v from 'valibot';
import { finite, object, positive, provenance, word } from '../file-shape.ts';
import { diameter, point } from './schema.ts';

const opening = object({ from: word, atMm: point });

export const cervicalSchema = object({
  frame: word,
  ...provenance,
  paravertebral: object({
    axisMm: v.pipe(v.array(point), v.minLength(2, 'An axis needs two points or more')),
    strandClocksDeg: v.pipe(v.array(finite), v.minLength(1), v.maxLength(24, 'A plexus has at most 24 of these')),
    radiusMm: positive,
    funnelMm: positive,
    strandDiameterMm: diameter,
    ringHeightsMm: v.pipe(v.array(finite), v.maxLength(24, 'A plexus has at most 24 of these')),
    ringDiameterMm: diameter,
  }),
  ladder: object({ diameterMm: diameter, inward: v.pipe(positive, v.maxValue(1)) }),
  foramina: v.array(object({ level: word, first: opening, second: opening })),
});

export type CervicalFile = v.InferOutput<typeof cervicalSchema>;
