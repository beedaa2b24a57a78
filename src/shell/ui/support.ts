import type { Condition, Level, Phase } from '../../game/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, type SimState, type Vessel, type VesselTree } from '../../sim/index.ts';
import type { Advice } from './model.ts';
import { NAME_OF_SLOT } from './slot-names.ts';
import { goalVein, legsTo } from './way.ts';

/** So much of a device ahead of an unsupported guide is too much. @assumption the 20 cm that lead, and the arch */
const FAR_AHEAD_MM = 260;
/** Where a guide is not held: wide veins, and the heart. */
const WIDE = ['iliac', 'cava', 'atrium', 'brachiocephalic'];

/** A word to a wire that goes on ahead while the guide still stands in the cava. Null where a guide needs no hold. */
export function sayUnsupported(
  level: Level | null,
  phase: Phase | undefined,
  state: SimState,
  slot: DeviceSlot,
): Advice | null {
  const [guide, device] = [state.devices[0], state.devices[DEVICE_SLOTS.indexOf(slot)]];
  if (!level || !phase || !guide.spec || !device.spec || device === guide || device.fedMm <= 0) return null;
  const trunks = trunksTo(level, state.tree);
  if (trunks.length === 0 || trunks.some(({ id }) => id === guide.tipVessel)) return null;
  const isInSegment = ['segmental', 'foraminal'].includes(state.tree.byId.get(device.tipVessel)?.group ?? '');
  const aheadMm = device.insertedMm - guide.insertedMm;
  const isFar = asksForHold(phase.when) && aheadMm > FAR_AHEAD_MM;
  return isInSegment || isFar ? say(slot, aheadMm, trunks.at(-1)!) : null;
}

/** The narrow veins on the way, between the cava and the segment: what holds a guide. */
function trunksTo({ target, routes }: Level, tree: VesselTree): Vessel[] {
  const goal = goalVein(target, tree);
  const veins = goal ? legsTo(tree, goal, goal.lengthMm, routes).map(({ vessel }) => tree.byId.get(vessel)!) : [];
  return veins.filter(({ group, level }) => level === null && !WIDE.includes(group));
}

function asksForHold(condition: Condition): boolean {
  if (condition.kind === 'purchase') return true;
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(asksForHold);
  return condition.kind === 'holdS' && asksForHold(condition.that);
}

function say(slot: DeviceSlot, aheadMm: number, trunk: Vessel): Advice {
  return {
    move: `The ${NAME_OF_SLOT[slot]} is ${Math.round(aheadMm / 10)} cm ahead of a guide without hold.`,
    reason: `The guide is not in the ${trunk.name.toLowerCase()} yet: what you push on now throws it back. Bring the catheters after the wire first.`,
    tone: 'next',
  };
}
