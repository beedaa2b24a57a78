/** The basivertebral veins: from the ring behind a body level into its bone, where they fork. `bvv_t8`, its right branch `bvv_t8_r`. */
import { type CanalNode, canalNodes, widthAt } from './canal.ts';
import type { Point } from './centreline.ts';
import { ringId } from './epidural.ts';
import type { EpiduralFile } from './epidural-schema.ts';
import type { VertebraeFile } from './schema.ts';
import { evenRadius, type VesselPlan } from './vessel-plan.ts';

/** Of every vertebra that has a body and stands on a disc: C2 to L5. */
export function growBasivertebral(file: EpiduralFile, spine: VertebraeFile): VesselPlan[] {
  return canalNodes(file, spine)
    .filter(({ body: { depthMm, discBelowMm } }) => depthMm > 0 && discBelowMm > 0)
    .flatMap((node) => planVein(file, node))
    .filter(({ id }) => !file.absent.includes(id) && !file.absent.includes(id.replace(/_r$/, '')));
}

function planVein({ basivertebral, ring }: EpiduralFile, { body, yMm, wallZMm, frontZMm }: CanalNode): VesselPlan[] {
  const { level, centreMm, depthMm } = body;
  const id = `bvv_${level.toLowerCase()}`;
  const width = evenRadius(widthAt(level, basivertebral.diameterMm));
  const common = { group: 'basivertebral', side: 'midline', level, to: null, at: 'epidural', ...width } as const;
  const fork: Point = [0, yMm, centreMm[2] + basivertebral.forkPerDepth * depthMm];
  const endZMm = centreMm[2] + basivertebral.endPerDepth * depthMm;
  const stem: Point[] = [[0, yMm, frontZMm + ring.frontMm], [0, yMm, wallZMm], fork];
  return [
    {
      ...{ ...common, id, name: `${level} basivertebral vein`, from: ringId(level) },
      points: [...stem, [basivertebral.endMm, yMm, endZMm]],
    },
    {
      ...{ ...common, id: `${id}_r`, name: `${level} basivertebral vein, right branch`, from: id },
      points: [fork, [-basivertebral.endMm, yMm, endZMm]],
    },
  ];
}
