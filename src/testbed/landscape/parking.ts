import { buildTree, type Vessel, type VesselTree } from '../../sim/index.ts';

/**
 * Where a good operator leaves the angled catheter for a right segmental vein: how far its tip is past the axis of the cava
 * along the axis of the azygos. (The arch is about 38 mm long and its top lies 20 mm before the ostium of T5.)
 */
export const PARKED_MM: Readonly<Record<string, number>> = {
  // Just above the ostium, over the top of the arch: further in there is no way back up, further out no support.
  T5: 35,
  // At T5/T6, past T5, whose ostium otherwise catches the wire.
  T6: 56,
  T7: 72,
  // From here on the azygos is straight: a centimetre or so above the ostium.
  T8: 93,
  T9: 118,
  T10: 142,
  T11: 168,
  T12: 191,
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
  const nearest = { vessel, arcMm: 0, distanceMm: Number.POSITIVE_INFINITY };
  const { pointsMm, arcMm } = vessel;
  for (let i = 0; i < arcMm.length; i += 1) {
    const distanceMm = Math.hypot(pointsMm[3 * i]! - x, pointsMm[3 * i + 1]! - y, pointsMm[3 * i + 2]! - z);
    if (distanceMm < nearest.distanceMm) Object.assign(nearest, { arcMm: arcMm[i]!, distanceMm });
  }
  return nearest;
}

/** Height of the ostium of a right segmental vein. */
export function ostiumYMm(level: string): number {
  return buildTree().byId.get(`seg_r_${level.toLowerCase()}`)!.pointsMm[1]!;
}
