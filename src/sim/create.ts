import { createAgent, createChannels } from './agent/index.ts';
import {
  type Anatomy,
  drawValves,
  patientTree,
  readValves,
  stumpValves,
  type ValveRow,
  type VesselTree,
  variantsOf,
} from './anatomy/index.ts';
import { createBeam } from './beam/index.ts';
import { DEVICE_SLOTS, type DeviceSlot } from './commands.ts';
import { createCirculation, createFlow, restFlow } from './flow/index.ts';
import { createInjector } from './injector.ts';
import { loadDevice } from './load-device.ts';
import { layPath, pointOnPath } from './path.ts';
import { createRod, createVenousLumen, createWorld, type Lumen, layAssembly, stackOf } from './physics/index.ts';
import type { DeviceState, Patient, SimState } from './state.ts';
import { settleSim } from './step.ts';
import { placeValves } from './valves/index.ts';

/** How a case begins. */
export interface SimSetup {
  seed: number;
  /** Whose veins: those of the tables when left out. */
  anatomy?: Anatomy | undefined;
  /** Instead of them: a tree from elsewhere. */
  tree?: VesselTree;
  devices: readonly { slot: DeviceSlot; spec: string; insertedMm: number; rollRad: number }[];
  /** Vessel ids along which the devices lie at the start, sheath first. */
  route: readonly string[];
  view?: { isocentreXMm: number; isocentreYMm: number; fieldMm: number };
  /** Under general anaesthesia, where nobody can be asked to breathe; awake when left out. */
  anaesthetised?: boolean;
  /** Valves in the veins: none when left out, those that chance gives to this seed, or these. */
  valves?: 'none' | 'drawn' | readonly ValveRow[];
  /** Node spacing over the usual one, for studies of the mesh; 1 in the game. */
  spacingScale?: number;
}

type Veins = Pick<Patient, 'circulation' | 'channels'>;

/** What of a patient never changes, by tree: the lumen is costly to build. */
const bodies = new WeakMap<VesselTree, { lumen: Lumen; awake?: Veins; anaesthetised?: Veins }>();

function patientOf(tree: VesselTree, anaesthetised: boolean, spacingScale: number): Patient {
  const body = bodies.get(tree) ?? { lumen: createVenousLumen(tree) };
  bodies.set(tree, body);
  // What counts as rest for the blood depends on the atrium's pressure, so on the anaesthesia.
  body[anaesthetised ? 'anaesthetised' : 'awake'] ??= createVeins(tree);
  const { circulation, channels } = body[anaesthetised ? 'anaesthetised' : 'awake']!;
  return { tree, lumen: body.lumen, circulation, channels, spacingScale };
}

function createVeins(tree: VesselTree): Veins {
  const circulation = createCirculation(tree);
  return { circulation, channels: createChannels(tree, circulation) };
}

/**
 * The world at the start of a case: devices laid along the route's centreline, then left to settle against the walls.
 * @throws on an unknown device or vessel, or on valves that the tree has no room for; level files are checked before they come here
 */
export function createSim(setup: SimSetup): SimState {
  const { anaesthetised = false, spacingScale = 1 } = setup;
  const { anatomy = 'usual', seed, route } = setup;
  const tree = setup.tree ?? patientTree(anatomy, seed, route[0]);
  const patient = patientOf(tree, anaesthetised, spacingScale);
  const { exitMm, direction } = patient.tree.sheath;
  const flow = createFlow(patient.circulation, anaesthetised);
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
    valves: placeValves(patient.tree, valvesOf(setup, patient.tree), patient.circulation, flow),
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

/** Those that are asked for, and those that hide stumps in a patient of the house's. */
function valvesOf(setup: SimSetup, tree: VesselTree): readonly ValveRow[] {
  const { anatomy = 'usual', seed } = setup;
  const hiding = setup.tree ? [] : stumpValves(variantsOf(anatomy, seed), tree);
  return [...valvesAskedFor(setup, tree), ...hiding];
}

function valvesAskedFor({ valves = 'none', seed }: SimSetup, tree: VesselTree): readonly ValveRow[] {
  if (valves === 'none') return [];
  if (valves === 'drawn') return drawValves(tree, seed);
  const read = readValves(valves, tree);
  if (read.ok) return read.value;
  throw new Error(`the list of valves: ${read.problems.map(({ at, say }) => `${at}: ${say}`).join(' ')}`);
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
    punchTicks: 0,
    exchangingTo: undefined,
    tipVessel: vessel,
    tipVesselTicks: 0,
    tipXMm: 0,
    tipYMm: 0,
    tipZMm: 0,
    jumpMm: 0,
  };
}
