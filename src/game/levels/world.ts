import { type Anatomy, type DeviceSpec, deviceCatalogue, patientTree, type VesselTree } from '../../sim/index.ts';

/** What a level may speak of: the vessels of the patient and the devices on the shelf. */
export interface LevelWorld {
  tree: VesselTree;
  devices: ReadonlyMap<string, DeviceSpec>;
}

let known: LevelWorld | null = null;

/** The default patient and the whole catalogue. Built once: neither ever changes. */
export function knownWorld(): LevelWorld {
  known ??= { tree: patientTree('usual', 0), devices: deviceCatalogue };
  return known;
}

/** The veins of a level, as an attempt with this seed has them. */
export function treeOf({ patient, start }: PatientOfLevel, seed: number): VesselTree {
  return patientTree(patient?.anatomy ?? 'usual', seed, start.route[0]);
}

interface PatientOfLevel {
  patient?: { anatomy?: Anatomy | undefined } | undefined;
  start: { route: readonly string[] };
}
