/** The shape of the file that the inner plexus is grown from. */
import * as v from 'valibot';
import { finite, object, positive, provenance, word, zeroOrMore } from '../file-shape.ts';

const diameter = v.pipe(positive, v.maxValue(20, 'No vein of the spine is wider than 20 mm'));
const byRegion = object({ cervical: diameter, thoracic: diameter, lumbar: diameter });
/** Pieces that a person may lack: columns, intersegmental channels, basivertebral veins. */
const piece = v.pipe(
  word,
  v.regex(/^(epi_(al|pl)_[lr]|isv_[lr]|bvv)_[a-z0-9]+$/, 'No piece that may be absent has such a name'),
);

export const epiduralSchema = object({
  frame: word,
  ...provenance,
  node: object({ fromCanalEdgeMm: finite, behindWallMm: zeroOrMore }),
  vertex: object({ fromCanalEdgeMm: finite, beforeForamenMm: finite }),
  anterior: object({ diameterMm: byRegion }),
  posterior: object({ diameterMm: diameter, medialMm: finite, beforeCanalEndMm: finite }),
  ring: object({ diameterMm: diameter, frontMm: zeroOrMore, backMm: zeroOrMore, besideMm: zeroOrMore }),
  arc: object({
    diameterMm: diameter,
    opensAtDeg: v.pipe(positive, v.maxValue(80, 'An arc leaves open at most 80 degrees to each side')),
  }),
  basivertebral: object({ diameterMm: byRegion, forkPerDepth: finite, endPerDepth: finite, endMm: positive }),
  intersegmental: object({ diameterMm: diameter, besideMm: finite, bowMm: finite }),
  absent: v.array(piece),
});

export type EpiduralFile = v.InferOutput<typeof epiduralSchema>;
