/** Ostia that reflux does not show, as what they are: valves that open into the trunk and shut against it. */
import type { VesselTree } from './tree.ts';
import type { ValveRow } from './valves.ts';
import { valveTable } from './valves.ts';
import type { Variants } from './variants/index.ts';

/** Force at which such a valve yields. @assumption below those of the arch: a soft wire finds the vein */
const YIELD_MILLI_N = 1;
/** Room between the trunk's axis and the shut edges, mm. @assumption inside the segment, clear of the trunk's wall */
const FROM_OSTIUM_MM = 0.5;

export function stumpValves({ missingStumps }: Pick<Variants, 'missingStumps'>, tree: VesselTree): ValveRow[] {
  return missingStumps.flatMap((place) => {
    const vessel = tree.byId.get(`seg_${place.toLowerCase().replace(' ', '_')}`);
    if (!vessel) return [];
    const trunk = tree.byId.get(vessel.from ?? '');
    const [radiusMm] = vessel.radiusMm;
    const reachMm = Math.sqrt((2 * radiusMm * valveTable.lengthPerDiameter) ** 2 - radiusMm * radiusMm);
    const wallMm = trunk ? Math.min(...trunk.radiusMm) : 0;
    const atMm = Math.min(wallMm + FROM_OSTIUM_MM + reachMm, vessel.lengthMm - radiusMm);
    return [{ vessel: vessel.id, atMm, acrossDeg: 0, yieldMilliN: YIELD_MILLI_N }];
  });
}
