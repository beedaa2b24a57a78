/** The shape of the anatomy files, checked before anything is built from them. */
import * as v from 'valibot';
import { finite, object, positive, provenance, wholeNumber, word, yesOrNo, zeroOrMore } from '../file-shape.ts';

/** Nothing in a patient is further from T8 than this. @assumption half the height of a tall adult */
export const FURTHEST_MM = 1000;
const coordinate = v.pipe(
  finite,
  v.minValue(-FURTHEST_MM, 'This lies outside the patient'),
  v.maxValue(FURTHEST_MM, 'This lies outside the patient'),
);
export const point = v.strictTuple([coordinate, coordinate, coordinate]);
export const diameter = v.pipe(positive, v.maxValue(100, 'No vein is wider than 100 mm'));
const side = v.picklist(['left', 'right', 'midline']);

const VESSEL_GROUPS = [
  'iliac',
  'cava',
  'atrium',
  'brachiocephalic',
  'jugular',
  'azygos',
  'hemiazygos',
  'accessory hemiazygos',
  'superior intercostal',
  'ascending lumbar',
  'vertebral',
  'arm',
  'segmental',
  'foraminal',
  'epidural',
  'basivertebral',
  'intersegmental',
  'decoy',
] as const;

export const vesselSchema = object({
  id: word,
  name: word,
  group: v.picklist(VESSEL_GROUPS),
  side,
  from: v.nullable(word),
  to: v.nullable(word),
  startDiameterMm: diameter,
  endDiameterMm: diameter,
  lengthMm: positive,
  pointsMm: v.pipe(v.array(point), v.minLength(2, 'A vein needs two points or more')),
  /** A sheath may lie in it. */
  access: v.optional(yesOrNo),
  note: v.optional(word),
});

export const veinsSchema = object({
  frame: word,
  ...provenance,
  sheath: object({ vessel: word }),
  vessels: v.pipe(v.array(v.unknown()), v.minLength(1)),
});

const pedicleSchema = object({
  xMm: positive,
  yMm: finite,
  zMm: finite,
  widthMm: positive,
  heightMm: positive,
});

export const vertebraeSchema = object({
  frame: word,
  ...provenance,
  waist: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
  vertebrae: v.array(
    object({
      level: word,
      centreMm: point,
      widthMm: positive,
      depthMm: zeroOrMore,
      heightMm: positive,
      discBelowMm: zeroOrMore,
      tiltDeg: finite,
      canalWidthMm: positive,
      canalDepthMm: positive,
      pedicle: v.nullable(pedicleSchema),
    }),
  ),
  foramina: v.array(
    object({
      level: word,
      between: v.strictTuple([word, word]),
      xMm: positive,
      yMm: finite,
      zMm: finite,
      heightMm: positive,
      depthMm: positive,
    }),
  ),
});

const coursePoint = {
  xPerHalfWidth: finite,
  xMm: finite,
  yMm: finite,
  zPerHalfDepth: finite,
  zMm: finite,
};

const segmentSchema = object({
  level: word,
  side: v.picklist(['left', 'right']),
  trunk: word,
  ostiumMm: point,
  junctionMm: point,
  foramenMm: point,
  medialDiameterMm: diameter,
  lateralDiameterMm: diameter,
  /** Points of the course that it passes between ostium and junction: so many of the last ones. */
  pointsBesideBody: wholeNumber,
  /** Points that it passes after those. */
  viaMm: v.optional(v.array(point)),
  /** Where the course lateral of the junction and the nerve root lie off their recipe. */
  lateralShiftMm: v.optional(point),
  rootShiftMm: v.optional(point),
  lengthMm: positive,
  travelApMm: finite,
  junctionToForamenMm: point,
});

const count = v.pipe(wholeNumber, v.maxValue(24, 'A plexus has at most 24 of these'));

const plexusSchema = object({
  rootRadiusMm: object({ cervical: positive, thoracic: positive, lumbar: positive }),
  strandClearanceMm: positive,
  strands: v.pipe(count, v.minValue(1, 'A plexus has a strand')),
  strandDiameterMm: diameter,
  rings: count,
  ringDiameterMm: diameter,
  foraminalVeinDiameterMm: diameter,
  axisEnds: object({
    medial: object({ fromCanalEdgeMm: finite, yMm: finite, zMm: finite }),
    lateral: object({ fromPedicleEdgeMm: finite, yMm: finite, zMm: finite }),
    longestMm: positive,
  }),
  gatheredShare: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
});

export const segmentalsSchema = object({
  frame: word,
  ...provenance,
  course: object({
    medial: v.array(object(coursePoint)),
    lateral: v.pipe(v.array(object(coursePoint)), v.minLength(1)),
    dorsal: object({
      beyondJunctionMm: positive,
      diameterMm: diameter,
      offsetsMm: v.pipe(v.array(point), v.minLength(1)),
    }),
  }),
  segments: v.array(segmentSchema),
  plexus: plexusSchema,
});

export type VesselRow = v.InferOutput<typeof vesselSchema>;
export type VertebraeFile = v.InferOutput<typeof vertebraeSchema>;
export type VertebraRow = VertebraeFile['vertebrae'][number];
export type ForamenRow = VertebraeFile['foramina'][number];
export type SegmentalsFile = v.InferOutput<typeof segmentalsSchema>;
export type SegmentRow = SegmentalsFile['segments'][number];
export type PlexusRecipe = SegmentalsFile['plexus'];
