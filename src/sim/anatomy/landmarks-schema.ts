/** The shape of the landmarks file. */
import * as v from 'valibot';
import { finite, object, positive, provenance, word } from '../file-shape.ts';
import { point } from './schema.ts';

const tube = object({
  id: word,
  name: word,
  diameterMm: positive,
  pointsMm: v.pipe(v.array(point), v.minLength(2)),
});

const offset = { xMm: finite, yMm: finite, zMm: finite };

const ribSchema = object({
  diameterMm: positive,
  head: object({ besideBodyMm: finite, behindCentrePerDepth: finite }),
  neck: object(offset),
  angle: object({ ...offset, xPerRibMm: finite, xGrowsToRib: positive }),
  lateral: object({
    xMm: v.pipe(v.array(positive), v.length(12)),
    yMm: v.pipe(v.array(finite), v.length(12)),
    zMm: finite,
  }),
  anterior: object({
    xMm: v.pipe(v.array(positive), v.length(10)),
    yMm: v.pipe(v.array(finite), v.length(10)),
    sternalPlaneMm: finite,
  }),
});

export const landmarksSchema = object({
  frame: word,
  ...provenance,
  carinaMm: point,
  tracheobronchialAngleMm: point,
  airways: v.array(tube),
  aorta: v.array(tube),
  heart: object({
    outlineMm: v.pipe(v.array(v.strictTuple([finite, finite])), v.minLength(3)),
    backMm: finite,
    frontMm: finite,
  }),
  diaphragm: v.array(
    object({
      id: word,
      side: v.picklist(['left', 'right']),
      apexMm: point,
      halfWidthMm: positive,
      halfDepthMm: positive,
      heightMm: positive,
    }),
  ),
  clavicle: object({ diameterMm: positive, pointsMm: v.pipe(v.array(point), v.minLength(2)) }),
  rib: ribSchema,
  sternum: object({
    halfWidthMm: positive,
    bottomMm: finite,
    topMm: finite,
    backMm: finite,
    frontMm: finite,
  }),
  iliacCrest: object({ topMm: point }),
  femoralHead: object({ diameterMm: positive, centreMm: point }),
  spinousProcess: object({
    behindCanalMm: positive,
    dropInLevels: v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
});

export type LandmarksFile = v.InferOutput<typeof landmarksSchema>;
export type RibRecipe = LandmarksFile['rib'];
