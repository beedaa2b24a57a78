/** The numbers of the embolic agent, and which veins count as which compartment, read from their file or refused. */
import * as v from 'valibot';
import embolicFile from '../../../assets/embolic.json' with { type: 'json' };
import { fullListOf, listOf, object, positive, provenance, word, yesOrNo } from '../file-shape.ts';
import { type Result, readShape, trusted } from '../result.ts';

/** What it means that agent lies there: the goal; wanted as far as it leaves a margin; wanted; no matter; harm. */
const EFFECTS = ['goal', 'margin', 'wanted', 'harmless', 'harmful'] as const;
const share = v.pipe(positive, v.maxValue(1, 'This share must not be above one'));

const compartmentSchema = object({
  name: word,
  effect: v.picklist(EFFECTS, `An effect is one of ${EFFECTS.join(', ')}`),
  /** Kinds of vein that belong to it; the last compartment takes what no other names. */
  groups: listOf(word),
  /** Only veins that end blind in the tree, or only those that do not. */
  blind: v.optional(yesOrNo),
});

const embolicSchema = object({
  ...provenance,
  viscosityMPaS: object({ agent: positive, dmso: positive, contrast: positive }),
  setting: object({
    timeS: positive,
    skinPa: positive,
    skinAlongCatheterPa: positive,
    plugMm: positive,
    bodyPaPerMm: positive,
    bodyMostPa: positive,
  }),
  lumen: object({
    ...{ plugPa: positive, plugTimeS: positive, contactS: positive },
    ...{ burstPa: positive, giveMlPerPa: positive },
  }),
  wallPa: positive,
  breakOff: object({ speedMmPerS: positive, stringDiameterMm: positive }),
  opacity: object({ timeS: positive, least: share }),
  retention: object({ nPerMm: positive, nPerMin: positive, longestMin: positive, pullN: positive }),
  told: object({ ml: positive, refluxMm: positive }),
  ring: object({ closedDeg: positive, coveredShare: share }),
  compartments: fullListOf(compartmentSchema),
});

export type Embolic = v.InferOutput<typeof embolicSchema>;

export function readEmbolic(raw: unknown): Result<Embolic> {
  return readShape(embolicSchema, raw, 'embolic');
}

export const embolic: Embolic = trusted('assets/embolic.json', readEmbolic(embolicFile));
