/** The shape of the landmarks file. */
import * as v from 'valibot';
import { finite, positive, provenance, word } from '../file-shape.ts';
import { point } from './schema.ts';

const tube = v.strictObject({
  id: word,
  name: word,
  diameterMm: positive,
  pointsMm: v.pipe(v.array(point), v.minLength(2)),
});

const offset = { xMm: finite, yMm: finite, zMm: finite };

const ribSchema = v.strictObject({
  diameterMm: positive,
  head: v.strictObject({ besideBodyMm: finite, behindCentrePerDepth: finite }),
  neck: v.strictObject(offset),
  angle: v.strictObject({ ...offset, xPerRibMm: finite, xGrowsToRib: positive }),
  lateral: v.strictObject({
    xMm: v.pipe(v.array(positive), v.length(12)),
    yMm: v.pipe(v.array(finite), v.length(12)),
    zMm: finite,
  }),
  anterior: v.strictObject({
    xMm: v.pipe(v.array(positive), v.length(10)),
    yMm: v.pipe(v.array(finite), v.length(10)),
    sternalPlaneMm: finite,
  }),
});

export const landmarksSchema = v.strictObject({
  frame: word,
  ...provenance,
  carinaMm: point,
  tracheobronchialAngleMm: point,
  airways: v.array(tube),
  aorta: v.array(tube),
  heart: v.strictObject({
    outlineMm: v.pipe(v.array(v.strictTuple([finite, finite])), v.minLength(3)),
    backMm: finite,
    frontMm: finite,
  }),
  diaphragm: v.array(
    v.strictObject({
      id: word,
      side: v.picklist(['left', 'right']),
      apexMm: point,
      halfWidthMm: positive,
      halfDepthMm: positive,
      heightMm: positive,
    }),
  ),
  clavicle: v.strictObject({ diameterMm: positive, pointsMm: v.pipe(v.array(point), v.minLength(2)) }),
  rib: ribSchema,
  sternum: v.strictObject({
    halfWidthMm: positive,
    bottomMm: finite,
    topMm: finite,
    backMm: finite,
    frontMm: finite,
  }),
  iliacCrest: v.strictObject({ topMm: point }),
  femoralHead: v.strictObject({ diameterMm: positive, centreMm: point }),
  spinousProcess: v.strictObject({
    behindCanalMm: positive,
    dropInLevels: v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
});

export type LandmarksFile = v.InferOutput<typeof landmarksSchema>;
export type RibRecipe = LandmarksFile['rib'];
