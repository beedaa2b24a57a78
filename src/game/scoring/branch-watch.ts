/** Wrong turnings: how often the foremost tip went more than 10 mm into a vein that is on no accepted route. */
import type { DeviceState, SimState } from '../../sim/index.ts';
import { isOnRoute, type Level } from '../levels/index.ts';
import type { Mishap } from './critical.ts';

/** Looking into a mouth is no wrong turning yet, mm. @assumption a little more than the leg of the longest tip */
const INTO_MM = 10;

export interface BranchWatch {
  entries: Mishap[];
  /** The tip has gone in and not come back onto a route since. */
  isAstray: boolean;
}

export function freshBranchWatch(): BranchWatch {
  return { entries: [], isAstray: false };
}

/** After a tick. */
export function watchBranches(watch: BranchWatch, level: Level, sim: SimState): void {
  const mm = offRouteMm(level, sim);
  if (mm === 0) watch.isAstray = false;
  if (watch.isAstray || mm <= INTO_MM) return;
  watch.isAstray = true;
  const vessel = sim.tree.vessels[sim.rod.vessel[sim.rod.count - 1]!]!;
  const say = `${foremost(sim.devices).spec?.name ?? 'A tip'} went astray: ${vessel.name}.`;
  watch.entries.push({ code: 'wrongBranch', say, tick: sim.tick });
}

/** How much of the devices, back from the foremost tip, lies off every accepted route, mm. */
function offRouteMm(level: Level, { rod, tree }: SimState): number {
  const last = rod.count - 1;
  let i = last;
  while (i >= 0 && !isOnRoute(level, rod.vessel[i]!, tree)) i -= 1;
  return i === last ? 0 : rod.arcMm[last]! - (rod.arcMm[i] ?? 0);
}

function foremost(devices: readonly DeviceState[]): DeviceState {
  return devices.reduce((a, b) => (b.spec && b.insertedMm > a.insertedMm ? b : a));
}
