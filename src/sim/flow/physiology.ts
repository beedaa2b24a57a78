/** The numbers of blood, heart and breath, read from their file or refused with everything that is wrong with it. */
import * as v from 'valibot';
import physiologyFile from '../../../assets/physiology.json' with { type: 'json' };
import { finite, positive, provenance, word, zeroOrMore } from '../file-shape.ts';
import { readShape, trusted } from '../result.ts';

/** Whose pressure squeezes a vein from outside: the chest's, the belly's, or nobody's. */
export const ZONES = ['outside', 'thorax', 'abdomen'] as const;

const share = v.pipe(zeroOrMore, v.maxValue(1, 'This share must not be above one'));
const squeeze = { thoraxMmHg: finite, abdomenMmHg: finite };
const quiet = v.object({ perMin: positive, inhaleShare: share, ...squeeze });

const physiologySchema = v.object({
  ...provenance,
  blood: v.object({ viscosityMPaS: positive }),
  arteriesMmHg: positive,
  bed: v.object({ complianceSPerMmHg: positive, dropMmHg: positive, valveClosesS: positive }),
  heart: v.object({
    ratePerMin: positive,
    atriumMmHg: v.object({ awake: finite, anaesthetised: finite }),
    waves: v.array(v.object({ name: word, atBeat: share, halfWidthBeat: positive, mmHg: finite })),
  }),
  walls: v.array(
    v.object({
      group: word,
      vessel: v.optional(word),
      /** First letter of the vertebral levels that it is for. */
      region: v.optional(v.picklist(['C', 'T', 'L'])),
      zone: v.picklist(ZONES, `A zone is one of ${ZONES.join(', ')}`),
      distensibilityPerMmHg: positive,
      thicknessMm: positive,
      /** Pressure across the wall at which it lets contrast through, where that is within reach of a syringe. */
      seepsMmHg: v.optional(positive),
      resistanceFactor: positive,
    }),
  ),
  collected: v.array(v.object({ vessel: word, share, mlPerMin: positive, valved: v.boolean() })),
  perSegment: v.object({
    intercostalMlPerMin: positive,
    foraminalMlPerMin: positive,
    basivertebralMlPerMin: positive,
    dorsalMlPerMin: positive,
    complianceSPerMmHg: positive,
    dropMmHg: positive,
  }),
  breathing: v.object({
    awake: quiet,
    anaesthetised: quiet,
    deepBreath: v.object({ lung: positive, ...squeeze, heldThoraxMmHg: finite, inhaleS: positive }),
    ventilatorHold: v.object({ lung: positive, ...squeeze }),
    strain: v.object(squeeze),
    cough: v.object({ ...squeeze, lastsS: positive }),
    longestHoldS: positive,
    longestStrainS: positive,
    followS: positive,
  }),
});

export type Physiology = v.InferOutput<typeof physiologySchema>;

export const physiology: Physiology = trusted(
  'assets/physiology.json',
  readShape(physiologySchema, physiologyFile, ''),
);
