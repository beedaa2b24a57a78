import { createAgent, createChannels } from './agent/index.ts';
import { buildTree, type VesselTree } from './anatomy/index.ts';
import { createBeam } from './beam/index.ts';
import { DEVICE_SLOTS, type DeviceSlot } from './commands.ts';
import { createCirculation, createFlow, restFlow } from './flow/index.ts';
import { createInjector } from './injector.ts';
import { loadDevice } from './load-device.ts';
import { layPath, pointOnPath } from './path.ts';
import { createRod, createVenousLumen, createWorld, layAssembly, stackOf } from './physics/index.ts';
import type { DeviceState, Patient, SimState } from './state.ts';
import { settleSim } from './step.ts';

/** How a case begins. */
export interface SimSetup {
  seed: number;
  /** The built-in tree when left out. */
  tree?: VesselTree;
  devices: readonly { slot: DeviceSlot; spec: string; insertedMm: number; rollRad: number }[];
  /** Vessel ids along which the devices lie at the start, sheath first. */
  route: readonly string[];
  view?: { isocentreXMm: number; isocentreYMm: number; fieldMm: number };
  /** Under general anaesthesia, where nobody can be asked to breathe; awake when left out. */
  anaesthetised?: boolean;
  /** Node spacing over the usual one, for studies of the mesh; 1 in the game. */
  spacingScale?: number;
}

/** One patient per tree and mesh: the lumen is costly to build and never changes. */
const patients = new WeakMap<VesselTree, Patient>();
let builtIn: VesselTree | null = null;

function patientOf(tree: VesselTree | undefined, spacingScale: number): Patient {
  if (!tree) builtIn ??= buildTree();
  const own = tree ?? builtIn!;
  let patient = patients.get(own);
  if (!patient) {
    const circulation = createCirculation(own);
    const channels = createChannels(own, circulation);
    patient = { tree: own, lumen: createVenousLumen(own), circulation, channels, spacingScale: 1 };
    patients.set(own, patient);
  }
  return { ...patient, spacingScale };
}

/**
 * The world at the start of a case: devices laid along the route's centreline, then left to settle against the walls.
 * @throws on an unknown device or vessel; level files are checked before they come here
 */
export function createSim(setup: SimSetup): SimState {
  const patient = patientOf(setup.tree, setup.spacingScale ?? 1);
  const { exitMm, direction } = patient.tree.sheath;
  const flow = createFlow(patient.circulation, setup.anaesthetised ?? false);
  restFlow(patient.circulation, flow);
  const state: SimState = {
    tick: 0,
    seed: setup.seed,
    patient,
    tree: patient.tree,
    devices: DEVICE_SLOTS.map((slot) => emptySlot(slot, patient.tree.sheath.vessel)),
    rod: createRod(),
    world: createWorld(),
    capstan: DEVICE_SLOTS.map(() => 1),
    flow,
    injector: createInjector(),
    agent: createAgent(patient.channels, DEVICE_SLOTS.length),
    beam: createBeam(setup.view),
  };
  for (const { slot, spec, insertedMm, rollRad } of setup.devices) {
    loadDevice(state, DEVICE_SLOTS.indexOf(slot), spec);
    Object.assign(state.devices[DEVICE_SLOTS.indexOf(slot)]!, { insertedMm, hubRollRad: rollRad, tipRollRad: rollRad });
  }
  const path = layPath(patient.tree, setup.route);
  state.rod.root = { clamped: true, x: direction[0], y: direction[1], z: direction[2] };
  layAssembly({ rod: state.rod, stack: stackOf(state.devices) }, (arcMm) =>
    arcMm === 0 ? exitMm : pointOnPath(path, arcMm),
  );
  settleSim(state);
  return state;
}

function emptySlot(slot: DeviceSlot, vessel: string): DeviceState {
  return {
    slot,
    spec: null,
    profile: null,
    insertedMm: 0,
    hubRollRad: 0,
    tipRollRad: 0,
    hubForceN: 0,
    slippedMm: 0,
    slipping: false,
    grippedTicks: 0,
    fedMm: 0,
    rolledRad: 0,
    stopped: false,
    exchangingTo: undefined,
    tipVessel: vessel,
    tipVesselTicks: 0,
    tipXMm: 0,
    tipYMm: 0,
    tipZMm: 0,
    jumpMm: 0,
  };
}
