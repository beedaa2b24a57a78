/** The basivertebral veins: from the ring behind a body level into its bone, where they fork. `bvv_t8`, its right branch `bvv_t8_r`. */
import { behindCentre, type CanalNode, canalNodes, widthAt } from './canal.ts';
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

function planVein({ basivertebral, ring }: EpiduralFile, node: CanalNode): VesselPlan[] {
  const { level, depthMm } = node.body;
  const id = `bvv_${level.toLowerCase()}`;
  const width = evenRadius(widthAt(level, basivertebral.diameterMm));
  const common = { group: 'basivertebral', side: 'midline', level, to: null, at: 'epidural', ...width } as const;
  const inBone = (xMm: number, mm: number): Point => [xMm, ...behindCentre(node, mm)];
  const fork = inBone(0, -basivertebral.forkPerDepth * depthMm);
  const endMm = -basivertebral.endPerDepth * depthMm;
  const stem: Point[] = [[0, node.yMm, node.frontZMm + ring.frontMm], fork];
  return [
    {
      ...{ ...common, id, name: `${level} basivertebral vein`, from: ringId(level) },
      points: [...stem, inBone(basivertebral.endMm, endMm)],
    },
    {
      ...{ ...common, id: `${id}_r`, name: `${level} basivertebral vein, right branch`, from: id },
      points: [fork, inBone(-basivertebral.endMm, endMm)],
    },
  ];
}
