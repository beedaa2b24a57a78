import { nearestOnAxis } from './anatomy/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, type Fluid } from './commands.ts';
import type { SimEvent } from './events.ts';
import { injectAt, mostThroughLumen, type Nozzle, noInjection } from './flow/index.ts';
import { nodeAtArc } from './physics/index.ts';
import type { DeviceState, InjectionOrder, InjectorState, SimState } from './state.ts';

/** Viscosity at body temperature, mPa·s. @source contrast of 300 mgI/mL mixed with as much saline: 2.5 to 3 in manufacturers' tables */
const VISCOSITY_MPAS: Record<Fluid, number> = { contrast: 2.75 };
/** Iodine in what is injected over undiluted contrast. @assumption half and half with saline through a catheter */
const CONTRAST_SHARE: Record<Fluid, number> = { contrast: 0.5 };
/** Largest syringe and longest delay of the power injector. @assumption a usual injector: 150 mL, a minute */
const MOST = { volumeMl: 150, mlPerS: 50, delayS: 60 };

export function createInjector(): InjectorState {
  return { order: null, mlPerS: 0, contrastMl: 0, seepTicks: 0 };
}

/** Take an order; one that is under way ends. */
export function orderInjection(
  state: SimState,
  order: { device: DeviceSlot; fluid: Fluid; mlPerS: number; volumeMl: number; delayS: number },
  events: SimEvent[],
): void {
  const { device, fluid } = order;
  const within = (value: number, most: number) => (value > 0 ? Math.min(value, most) : 0);
  const mlPerS = within(order.mlPerS, MOST.mlPerS);
  const leftMl = within(order.volumeMl, MOST.volumeMl);
  endInjection(state, events);
  if (mlPerS === 0 || leftMl === 0) return;
  const say = whyNot(state, device);
  if (say) events.push({ kind: 'commandRefused', code: 'inject', say });
  else {
    const delayS = within(order.delayS, MOST.delayS);
    state.injector.order = { device, fluid, wantedMlPerS: mlPerS, leftMl, delayS, givenMl: 0, started: false };
  }
}

function whyNot({ devices }: SimState, slot: DeviceSlot): string | null {
  const { spec, exchangingTo, insertedMm } = devices[DEVICE_SLOTS.indexOf(slot)]!;
  if (!spec) return 'There is no catheter to inject through.';
  if (spec.innerRadiusMm === 0) return `${spec.name} has no lumen to inject through.`;
  if (exchangingTo !== undefined) return `${spec.name} is being exchanged.`;
  return insertedMm > 0 ? null : `${spec.name} is still in the sheath.`;
}

/** A syringe with less in it is empty, mL. @assumption rounding */
const EMPTY_ML = 1e-9;

/** Before the blood moves: what comes out of the tip in this tick. */
export function stepInjector(state: SimState, stepS: number, events: SimEvent[]): void {
  const { injector } = state;
  const { order } = injector;
  injector.mlPerS = 0;
  if (!order) return;
  if (order.delayS > 0) order.delayS -= stepS;
  else if (order.leftMl <= EMPTY_ML || whyNot(state, order.device)) endInjection(state, events);
  else press(state, order, stepS, events);
}

function press(state: SimState, order: InjectionOrder, stepS: number, events: SimEvent[]): void {
  const { injector, patient, flow, tree } = state;
  const { device: slot, fluid } = order;
  const device = state.devices[DEVICE_SLOTS.indexOf(slot)]!;
  const most = mostThroughLumen(device.spec!, widestWithin(state, device), VISCOSITY_MPAS[fluid]);
  const mlPerS = Math.min(order.wantedMlPerS, most, order.leftMl / stepS);
  if (!order.started) events.push({ kind: 'injectionStarted', device: slot, fluid, mlPerS });
  order.started = true;
  order.givenMl += mlPerS * stepS;
  order.leftMl -= mlPerS * stepS;
  injector.mlPerS = mlPerS;
  injector.contrastMl += mlPerS * stepS * CONTRAST_SHARE[fluid];
  injectAt(patient.circulation, flow, tree, findNozzle(state, device), mlPerS, CONTRAST_SHARE[fluid]);
}

function endInjection({ injector, flow }: SimState, events: SimEvent[]): void {
  const { order } = injector;
  injector.order = null;
  injector.mlPerS = 0;
  if (!order) return;
  Object.assign(flow.injection, noInjection());
  if (order.started)
    events.push({ kind: 'injectionEnded', device: order.device, fluid: order.fluid, mL: order.givenMl });
}

/** Radius of the thickest device in a catheter's lumen, mm. */
function widestWithin({ devices }: SimState, catheter: DeviceState): number {
  let widest = 0;
  for (let k = devices.indexOf(catheter) + 1; k < devices.length; k += 1) {
    const { spec, insertedMm } = devices[k]!;
    if (spec && insertedMm > 0) widest = Math.max(widest, spec.outerRadiusMm);
  }
  return widest;
}

/** Where it comes out: at the catheter's tip, or at the mouth of the one around it if that reaches further. */
function findNozzle(state: SimState, catheter: DeviceState): Nozzle {
  const { devices, tree, rod } = state;
  let mouth = catheter;
  for (const outer of devices.slice(0, devices.indexOf(catheter)))
    if (outer.spec && outer.insertedMm > mouth.insertedMm) mouth = outer;
  const vessel = tree.byId.get(mouth.tipVessel)!;
  const { arcMm } = nearestOnAxis(vessel, [mouth.tipXMm, mouth.tipYMm, mouth.tipZMm]);
  const tip = Math.max(1, Math.min(rod.count - 1, Math.round(nodeAtArc(rod, mouth.insertedMm))));
  const ahead = nearestOnAxis(vessel, [
    2 * rod.xMm[tip]! - rod.xMm[tip - 1]!,
    2 * rod.yMm[tip]! - rod.yMm[tip - 1]!,
    2 * rod.zMm[tip]! - rod.zMm[tip - 1]!,
  ]);
  const behind = nearestOnAxis(vessel, [rod.xMm[tip - 1]!, rod.yMm[tip - 1]!, rod.zMm[tip - 1]!]);
  const within = widestWithin(state, catheter);
  const bore = Math.sqrt(Math.max(0, mouth.spec!.innerRadiusMm ** 2 - within ** 2));
  return { vessel, arcMm, boreRadiusMm: bore, towards: ahead.arcMm >= behind.arcMm ? 1 : -1 };
}
