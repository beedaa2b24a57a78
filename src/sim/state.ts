import type { AgentState, Channels } from './agent/index.ts';
import type { VesselTree } from './anatomy/index.ts';
import type { BeamState } from './beam/index.ts';
import type { DeviceSlot, Fluid } from './commands.ts';
import type { DeviceSpec } from './devices/index.ts';
import type { Circulation, FlowState } from './flow/index.ts';
import type { DeviceProfile, Lumen, MatterWorld, RodState, StackDevice } from './physics/index.ts';
import type { ValveState } from './valves/index.ts';

/** One slot of the coaxial stack. Its shape in space is the rod's; here is what the hub and the tip know. */
export interface DeviceState extends Omit<StackDevice, 'profile'> {
  slot: DeviceSlot;
  /** Catalogue entry and its sampled tables, or null while the slot is empty. Immutable and shared. */
  spec: DeviceSpec | null;
  profile: DeviceProfile | null;
  /** The hand's limit is reached: the device slides between the fingers. */
  slipping: boolean;
  /** Ticks since the hub last slipped. */
  grippedTicks: number;
  /** Rolled at the hub in the last tick, rad. */
  rolledRad: number;
  /** Fed by the hand in the last tick, mm, before slip. */
  fedMm: number;
  /** The last push or pull met the end of the device's travel. */
  stopped: boolean;
  /** Ticks for which the tip has pressed harder than the wall stands. */
  punchTicks: number;
  /** Catalogue id that an exchange under way brings, null = slot will be empty, undefined = no exchange. */
  exchangingTo: string | null | undefined;
  /** The tip's vessel, id of the tree; a change counts once it has lasted. */
  tipVessel: string;
  tipVesselTicks: number;
  /** Tip position, mm; a tip inside an outer device lies on that device. */
  tipXMm: number;
  tipYMm: number;
  tipZMm: number;
  /** Recent tip displacement that no hand accounts for, mm (see the event tipJumped). */
  jumpMm: number;
}

/** A syringe, or the power injector: one injection at a time. */
export interface InjectorState {
  /** What has been asked for; null = nothing. */
  order: InjectionOrder | null;
  /** Pressed out of the tip in the last tick, mL/s. */
  mlPerS: number;
  /** Contrast given in this case, mL. */
  contrastMl: number;
  /** Ticks for which the vein has been filled beyond what its wall holds. */
  seepTicks: number;
}

export interface InjectionOrder {
  device: DeviceSlot;
  fluid: Fluid;
  wantedMlPerS: number;
  leftMl: number;
  delayS: number;
  givenMl: number;
  started: boolean;
}

/** What never changes during a case; shared between snapshots, never cloned. */
export interface Patient {
  tree: VesselTree;
  lumen: Lumen;
  /** The veins as a network, at rest. */
  circulation: Circulation;
  /** The same veins as ways for the embolic agent. */
  channels: Channels;
  /** Node spacing over the usual one; 1 in the game. */
  spacingScale: number;
}

export interface SimState {
  tick: number;
  seed: number;
  patient: Patient;
  /** Shortcut to `patient.tree`. */
  tree: VesselTree;
  /** Outermost first; always four entries, in the order of DEVICE_SLOTS. */
  devices: DeviceState[];
  rod: RodState;
  /** Set up from the rod in every tick: it holds nothing of its own, and copies of a world share it. */
  world: MatterWorld;
  /** Capstan factor from each device's mouth to its hub. */
  capstan: number[];
  /** Heart, breath, blood, and what the blood carries. */
  flow: FlowState;
  injector: InjectorState;
  valves: ValveState[];
  /** Embolic agent in veins and lumens. */
  agent: AgentState;
  beam: BeamState;
}
