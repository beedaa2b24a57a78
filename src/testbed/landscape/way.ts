import { buildTree, nearestOnAxis, type Point, type Vessel } from '../../sim/index.ts';

/** The way down from the cava: every place in the trunks has one length along it, and every right segmental vein its mouth. */

/** The trunks in the order in which a wire from the cava passes them; each is stored the other way round. */
export const TRUNKS = ['az_arch', 'azygos', 'alv_r_upper'];

/** Right segmental veins that open into the trunks. */
export const LEVELS = ['T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'];

const tree = buildTree();
const trunks = TRUNKS.map((id) => tree.byId.get(id)!);
const startsMm = trunks.map((_, i) => trunks.slice(0, i).reduce((sumMm, { lengthMm }) => sumMm + lengthMm, 0));

/** How far past the wall of the cava the place in the trunks is that lies nearest to a point, mm. */
export function wayMm(xMm: number, yMm: number, zMm: number): number {
  const feet = trunks.map((trunk) => nearestOnAxis(trunk, [xMm, yMm, zMm]));
  const nearest = feet.reduce((best, foot, i) => (foot.distanceMm < feet[best]!.distanceMm ? i : best), 0);
  return startsMm[nearest]! + trunks[nearest]!.lengthMm - feet[nearest]!.arcMm;
}

/** Where on that way a right segmental vein opens: where its axis leaves the lumens of the trunks for good, mm. */
export function mouthMm(level: string): number {
  const { pointsMm, arcMm } = tree.byId.get(`seg_r_${level.toLowerCase()}`)!;
  let mouth = 0;
  for (let i = 0; i < arcMm.length; i += 1) {
    const point = [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!] as const;
    if (isInTrunks(point)) mouth = wayMm(...point);
  }
  return mouth;
}

function isInTrunks(point: Point): boolean {
  return trunks.some((trunk) => depthIn(trunk, point) > 0);
}

/** The side branch in whose mouth a tip stands: inside the branch, and nearer to the trunk's wall than it is wide. */
export function mouthAround(point: Point, tipRadiusMm: number): string | null {
  if (trunks.some((trunk) => depthIn(trunk, point) > tipRadiusMm)) return null;
  const branches = tree.vessels.filter(({ from, to }) => TRUNKS.some((trunk) => trunk === from || trunk === to));
  const branch = branches.find((one) => !TRUNKS.includes(one.id) && depthIn(one, point) > 0);
  return branch?.id ?? null;
}

function depthIn(vessel: Vessel, point: Point): number {
  const { distanceMm, radiusMm } = nearestOnAxis(vessel, point);
  return radiusMm - distanceMm;
}
