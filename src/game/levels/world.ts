import { buildTree, type DeviceSpec, deviceCatalogue, type VesselTree } from '../../sim/index.ts';

/** What a level may speak of: the vessels of the patient and the devices on the shelf. */
export interface LevelWorld {
  tree: VesselTree;
  devices: ReadonlyMap<string, DeviceSpec>;
}

let known: LevelWorld | null = null;

/** The default patient and the whole catalogue. Built once: neither ever changes. */
export function knownWorld(): LevelWorld {
  known ??= { tree: buildTree(), devices: deviceCatalogue };
  return known;
}
