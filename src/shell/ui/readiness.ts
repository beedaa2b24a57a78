/** What is not ready for the step: a device that has been taken out, or a tip that stands in its place unseen. */
import { type Condition, isTipSeen, type Level, type Phase } from '../../game/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, nearestOnAxis, type SimState } from '../../sim/index.ts';
import { tipPlaces } from './detour.ts';
import type { Advice, Step } from './model.ts';
import { NAME_OF_SLOT } from './slot-names.ts';

/** A device that the step, or a later one, needs, and that is out. */
export function sayMissing(
  level: Level | null,
  steps: readonly Step[],
  phase: Phase | undefined,
  state: SimState,
): Advice | null {
  if (!level || !phase || state.devices.some(({ exchangingTo }) => exchangingTo !== undefined)) return null;
  const ahead = level.phases.filter(({ id }) => steps.some((step) => step.id === id && !step.lit));
  const needed = ahead.flatMap(({ when }) => missingFor(when, state));
  const takenOut = level.start.devices.map(({ slot }) => slot).filter((slot) => needed.includes(slot));
  const missing = [...missingFor(phase.when, state), ...takenOut].find((slot) => !isExchanged(slot, phase.when, level));
  return missing ? sayTakenOut(missing) : null;
}

/** A tip that stands where it should, but not on the picture, where the step wants it seen. */
export function sayUnseen(phase: Phase | undefined, state: SimState): Advice | null {
  const unseen = phase && unseenIn(phase.when).find((slot) => isUnseenInPlace(slot, phase, state));
  return unseen ? sayLook(unseen) : null;
}

/** The step itself asks for another model than the level began with: to take that out is part of it. */
function isExchanged(slot: DeviceSlot, condition: Condition, level: Level): boolean {
  if (condition.kind === 'holdS') return isExchanged(slot, condition.that, level);
  if (condition.kind === 'all' || condition.kind === 'any')
    return condition.of.some((one) => isExchanged(slot, one, level));
  if (!('device' in condition)) return false;
  const begun = level.start.devices.find((device) => device.slot === slot)?.spec;
  const { device, specs } = condition;
  return device === slot && begun !== undefined && specs !== undefined && !specs.includes(begun);
}

/** The empty places of the stack that must be filled for a condition to become true. */
function missingFor(condition: Condition, state: SimState): DeviceSlot[] {
  if (condition.kind === 'holdS') return missingFor(condition.that, state);
  if (condition.kind === 'all') return condition.of.flatMap((one) => missingFor(one, state));
  if (condition.kind === 'any') {
    const ways = condition.of.map((one) => missingFor(one, state));
    return ways.some((way) => way.length === 0) ? [] : ways[0];
  }
  // A tip that is to be elsewhere, contrast or a cast ask for no device of their own.
  if (!('device' in condition)) return [];
  return state.devices[DEVICE_SLOTS.indexOf(condition.device)].spec ? [] : [condition.device];
}

function unseenIn(condition: Condition): DeviceSlot[] {
  if (condition.kind === 'tipSeen') return [condition.device];
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(unseenIn);
  return condition.kind === 'holdS' ? unseenIn(condition.that) : [];
}

function isUnseenInPlace(slot: DeviceSlot, { when }: Phase, state: SimState): boolean {
  const device = state.devices[DEVICE_SLOTS.indexOf(slot)];
  const here = state.tree.byId.get(device.tipVessel);
  if (!here || isTipSeen(device, state)) return false;
  const { arcMm } = nearestOnAxis(here, [device.tipXMm, device.tipYMm, device.tipZMm]);
  return tipPlaces(when, device, state.tree).some(
    ({ vessels, minArcMm, maxArcMm }) => vessels.includes(here) && arcMm >= minArcMm && arcMm <= maxArcMm,
  );
}

const keyOf = (slot: DeviceSlot): number => DEVICE_SLOTS.indexOf(slot) + 1;

function sayTakenOut(slot: DeviceSlot): Advice {
  const name = NAME_OF_SLOT[slot];
  return {
    move: `The ${name} (${keyOf(slot)}) is not in.`,
    reason: `Put it in: choose its place (${keyOf(slot)}), press T, choose with the arrow keys, and take it with Enter.`,
    tone: 'next',
  };
}

function sayLook(slot: DeviceSlot): Advice {
  return {
    move: `The ${NAME_OF_SLOT[slot]} may be there: now look.`,
    reason: `A place counts once it is seen. Move the table until the tip of the ${NAME_OF_SLOT[slot]} is on the picture, with the foot on the pedal.`,
    tone: 'next',
  };
}
