import { DEVICE_SLOTS, type DeviceSlot } from './commands.ts';
import { deviceCatalogue, fitsInto } from './devices/index.ts';
import { castHolds } from './embolize.ts';
import type { SimEvent } from './events.ts';
import { shortestInserted } from './hubs-order.ts';
import { loadDevice } from './load-device.ts';
import type { DeviceState, SimState } from './state.ts';
import { TICKS_PER_S } from './tick.ts';

/**
 * Exchanges take time: the device in a slot is drawn out at its hub, the next one is fed in as far as the mouth of the device
 * around it. Only what leaves or enters the lumen changes: stiffness goes before the shape does, as in life.
 */

/** Speed of drawing out and feeding in during an exchange, mm/s. @assumption practised hands, pin-and-pull */
const EXCHANGE_SPEED_MM_PER_S = 200;
const EXCHANGE_STEP_MM = EXCHANGE_SPEED_MM_PER_S / TICKS_PER_S;
/** A new device stops this far short of the mouth around it, mm. @assumption far enough not to touch anything */
const STOP_SHORT_MM = 10;

export function requestExchange(state: SimState, slot: DeviceSlot, to: string | null, events: SimEvent[]): void {
  const k = DEVICE_SLOTS.indexOf(slot);
  const device = state.devices[k]!;
  const isGlued = castHolds(state, k, events);
  const say =
    device.exchangingTo === undefined ? whyNot(state.devices, k, to, isGlued) : 'An exchange is already under way.';
  if (say) events.push({ kind: 'commandRefused', code: 'exchange', say });
  else device.exchangingTo = to;
}

/** The reason why a device cannot go into a slot, or null if it can. */
function whyNot(devices: readonly DeviceState[], k: number, id: string | null, isGlued: boolean): string | null {
  const present = devices[k]!;
  if (id === (present.spec?.id ?? null))
    return id === null ? 'There is nothing to take out.' : `${present.spec!.name} is in already.`;
  if (present.spec && shortestInserted(devices, k) > 0)
    return `The devices inside ${present.spec.name} are in too deep to take it out over them.`;
  if (isGlued) return `${present.spec!.name} is held by the cast around its tip.`;
  if (id === null) return null;
  const spec = deviceCatalogue.get(id);
  if (!spec) return `There is no device "${id}".`;
  if (spec.slot !== DEVICE_SLOTS[k]) return `${spec.name} does not belong there.`;
  const tight = devices.find(
    (other, j) => other.spec && j !== k && !(j < k ? fitsInto(spec, other.spec) : fitsInto(other.spec, spec)),
  );
  return tight ? `${spec.name} and ${tight.spec!.name} do not fit into each other.` : null;
}

export function stepExchanges(state: SimState, events: SimEvent[]): void {
  for (let k = 0; k < state.devices.length; k += 1) {
    const device = state.devices[k]!;
    if (device.exchangingTo === undefined) continue;
    if (device.exchangingTo === (device.spec?.id ?? null)) feedIn(state, k, events);
    else if (device.spec && device.insertedMm > 0) moveHub(device, Math.max(0, device.insertedMm - EXCHANGE_STEP_MM));
    else loadDevice(state, k, device.exchangingTo);
  }
}

function feedIn(state: SimState, k: number, events: SimEvent[]): void {
  const device = state.devices[k]!;
  const mouthMm = state.devices
    .slice(0, k)
    .reduce((far, outer) => (outer.spec ? Math.max(far, outer.insertedMm) : far), 0);
  const goal = device.spec ? Math.max(0, mouthMm - STOP_SHORT_MM) : 0;
  moveHub(device, Math.min(goal, device.insertedMm + EXCHANGE_STEP_MM));
  if (device.insertedMm < goal) return;
  events.push({ kind: 'deviceExchanged', device: device.slot, to: device.spec?.id ?? null });
  device.exchangingTo = undefined;
}

function moveHub(device: DeviceState, insertedMm: number): void {
  device.fedMm += insertedMm - device.insertedMm;
  device.insertedMm = insertedMm;
}
