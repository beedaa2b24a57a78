import type { DeviceProfile } from './device-profile.ts';

/** One device of the coaxial stack as the rod sees it. */
export interface StackDevice {
  /** Shared and immutable. */
  profile: DeviceProfile;
  /** Length beyond the sheath's exit, mm. */
  insertedMm: number;
  /** Roll at the hub and what has arrived at the shaped tip, rad; 0 = anterior, π/2 = patient left. */
  hubRollRad: number;
  tipRollRad: number;
  /** Push at the hub, N, after the last tick; positive resists. */
  hubForceN: number;
  /** Length that slipped between the fingers in the last tick, mm; positive = pushed back. */
  slippedMm: number;
}

/** Outermost first; null = empty slot. */
export type Stack = readonly (StackDevice | null)[];

/** The stack of a set of slots: a slot without a profile is empty. The entries are the slots themselves, not copies. */
export function stackOf<Slot extends Omit<StackDevice, 'profile'> & { profile: DeviceProfile | null }>(
  slots: readonly Slot[],
): Stack {
  return slots.map((slot) => (slot.profile ? (slot as StackDevice) : null));
}
