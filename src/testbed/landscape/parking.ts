import { buildTree, type Vessel, type VesselTree } from '../../sim/index.ts';

/** Where the angled catheter is left. */
export interface Parking {
  /** How far its tip is past the axis of the cava along the axes of arch and azygos. */
  parkedMm: number;
  /** How its hub is turned; the tip follows late through the arch. */
  rollDeg: number;
}

/**
 * Where a good operator leaves the angled catheter for a right segmental vein. The arch is about 38 mm long, its top lies
 * 20 mm before the mouth of T5.
 */
export const PARKING: Readonly<Record<string, Parking>> = {
  T5: { parkedMm: 36, rollDeg: 270 },
  T6: { parkedMm: 60, rollDeg: 270 },
  T7: { parkedMm: 78, rollDeg: 360 },
  T8: { parkedMm: 97, rollDeg: 360 },
  T9: { parkedMm: 121, rollDeg: 360 },
  T10: { parkedMm: 146, rollDeg: 360 },
  T11: { parkedMm: 171, rollDeg: 360 },
  T12: { parkedMm: 195, rollDeg: 360 },
};

/** How far past the axis of the cava a point in the arch or the azygos is. */
export function pastCavaMm(tree: VesselTree, x: number, y: number, z: number): number {
  const arch = nearestOn(tree.byId.get('az_arch')!, x, y, z);
  const trunk = nearestOn(tree.byId.get('azygos')!, x, y, z);
  const { vessel, arcMm } = arch.distanceMm < trunk.distanceMm ? arch : trunk;
  const toArchMm = vessel.id === 'azygos' ? tree.byId.get('az_arch')!.lengthMm : 0;
  return cavaRadiusMm(tree) + toArchMm + vessel.lengthMm - arcMm;
}

/** The first piece, from the axis of the cava to the arch's own end. */
function cavaRadiusMm(tree: VesselTree): number {
  const [x, y, z] = tree.byId.get('az_arch')!.pointsMm.slice(-3);
  return nearestOn(tree.byId.get('svc')!, x!, y!, z!).distanceMm;
}

function nearestOn(vessel: Vessel, x: number, y: number, z: number) {
  const nearest = { vessel, arcMm: 0, distanceMm: Number.POSITIVE_INFINITY, beyondMm: 0 };
  const { pointsMm, arcMm, radiusMm } = vessel;
  for (let i = 0; i < arcMm.length; i += 1) {
    const distanceMm = Math.hypot(pointsMm[3 * i]! - x, pointsMm[3 * i + 1]! - y, pointsMm[3 * i + 2]! - z);
    if (distanceMm < nearest.distanceMm) {
      Object.assign(nearest, { arcMm: arcMm[i]!, distanceMm, beyondMm: distanceMm - radiusMm[i]! });
    }
  }
  return nearest;
}

/** The veins that a right segmental vein may share its first millimetres with. */
const TRUNKS = ['az_arch', 'azygos', 'alv_r'];

/**
 * Height of the mouth of a right segmental vein: where its axis leaves the lumen of the trunks; T5 rises before it does, so
 * there it is where the axis starts.
 */
export function mouthYMm(level: string): number {
  const tree = buildTree();
  const { pointsMm, arcMm } = tree.byId.get(`seg_r_${level.toLowerCase()}`)!;
  const trunks = TRUNKS.map((id) => tree.byId.get(id)!);
  const at = arcMm.findIndex((_, i) => {
    const [x, y, z] = pointsMm.slice(3 * i, 3 * i + 3);
    return trunks.every((trunk) => nearestOn(trunk, x!, y!, z!).beyondMm > 0);
  });
  return Math.min(pointsMm[1]!, pointsMm[3 * at + 1]!);
}
