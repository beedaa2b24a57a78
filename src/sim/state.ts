import type { VesselTree } from './anatomy/index.ts';
import type { BeamState } from './beam/beam.ts';
import type { DeviceSlot } from './commands.ts';
import type { DeviceSpec } from './devices/index.ts';
import type { RodState } from './physics/index.ts';

/** One device of the stack. Its shape in space is the rod's; here is what the hub knows. */
export interface DeviceState {
  slot: DeviceSlot;
  /** Catalogue entry, or null while the slot is empty. Immutable and shared. */
  spec: DeviceSpec | null;
  /** Length beyond the sheath's exit, mm. */
  insertedMm: number;
  /** What the hand has turned, rad. 0 = the tip's curve points anterior, π/2 patient left, π posterior. */
  hubRollRad: number;
  /** What has arrived at the tip: lags behind the hub by wall friction over torsional stiffness. */
  tipRollRad: number;
  /** Force at the hub, N; positive resists the push. */
  hubForceN: number;
  slipping: boolean;
  /** Fed by the hand in the last tick, mm, before slip. */
  fedMm: number;
  /** Catalogue id that an exchange under way brings, null = slot left empty, undefined = no exchange. */
  exchangingTo: string | null | undefined;
  /** The tip's vessel, id of the tree. */
  tipVessel: string;
  /** Tip position, mm; for a tip inside an outer device the point of that device. */
  tipXMm: number;
  tipYMm: number;
  tipZMm: number;
  /** Recent tip displacement without hand motion, mm (see event tipJumped). */
  jumpMm: number;
}

export interface SimState {
  tick: number;
  seed: number;
  /** Immutable, shared between snapshots. */
  tree: VesselTree;
  /** Outermost first; always four entries, in the order of DEVICE_SLOTS. */
  devices: DeviceState[];
  rod: RodState;
  beam: BeamState;
}
