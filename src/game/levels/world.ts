import {
  type Anatomy,
  checkAccess,
  type DeviceSpec,
  deviceCatalogue,
  patientTree,
  readAnatomy,
  type VesselTree,
} from '../../sim/index.ts';
import { valueAt } from './parts.ts';

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

/** What a level file may speak of: its own patient, as far as it can be made out, in the place of the world's. */
export function worldOf(raw: unknown, world: LevelWorld): LevelWorld {
  const named = readAnatomy(valueAt(raw, 'patient', 'anatomy') ?? 'usual', '');
  const first = valueAt(raw, 'start', 'route');
  const access = Array.isArray(first) && typeof first[0] === 'string' ? first[0] : world.tree.sheath.vessel;
  const own = checkAccess(access, '').length === 0 ? access : world.tree.sheath.vessel;
  const seed = valueAt(raw, 'seed');
  const anatomy = named.ok ? named.value : 'usual';
  if (anatomy === 'usual' && own === world.tree.sheath.vessel) return world;
  return { ...world, tree: patientTree(anatomy, typeof seed === 'number' ? seed : 0, own) };
}
