import { embolic, type LumenColumn, mlOf, type Pressed, pressThrough, takesFluid } from './agent/index.ts';
import { nearestOnAxis, type Vessel } from './anatomy/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, type Fluid } from './commands.ts';
import { pressColumn, tipIsClosed } from './embolize.ts';
import type { SimEvent } from './events.ts';
import { injectAt, mostThroughLumen, type Nozzle, stopInjection } from './flow/index.ts';
import { isBare } from './hubs-order.ts';
import type { DeviceState, InjectionOrder, InjectorState, SimState } from './state.ts';
import { tipNode } from './tips.ts';

/** Iodine in what is injected over undiluted contrast. @assumption half and half with saline through a catheter */
const CONTRAST_SHARE: Record<Fluid, number> = { contrast: 0.5, dmso: 0, agent: 0 };
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
  const say = whyNot(state, device) ?? whyNotThis(state, device, fluid);
  if (say) events.push({ kind: 'commandRefused', code: 'inject', say });
  else {
    const delayS = within(order.delayS, MOST.delayS);
    state.injector.order = { device, fluid, wantedMlPerS: mlPerS, leftMl, delayS, givenMl: 0, started: false };
  }
}

const NAMES: Record<DeviceSlot, string> = {
  guide: 'guide',
  intermediate: 'angled catheter',
  microcatheter: 'microcatheter',
  wire: 'catheter',
};

function whyNot({ devices }: SimState, slot: DeviceSlot): string | null {
  const { spec, exchangingTo, insertedMm } = devices[DEVICE_SLOTS.indexOf(slot)]!;
  if (!spec) return `There is no ${NAMES[slot]} to inject through.`;
  if (spec.innerRadiusMm === 0) return `${spec.name} has no lumen to inject through.`;
  if (exchangingTo !== undefined) return `${spec.name} is being exchanged.`;
  return insertedMm > 0 ? null : `${spec.name} is still in the sheath.`;
}

/** Why this fluid does not go through that catheter, as its lumen now is. */
function whyNotThis(state: SimState, slot: DeviceSlot, fluid: Fluid): string | null {
  const k = DEVICE_SLOTS.indexOf(slot);
  const { name, dmsoCompatible } = state.devices[k]!.spec!;
  const column = state.agent.lumens[k];
  if (fluid !== 'contrast' && !dmsoCompatible)
    return `${name} is not made for dimethyl sulfoxide, which would dissolve it.`;
  if (!column) return null;
  if (column.burst) return `${name} has burst.`;
  if (column.blocked) return `The lumen of ${name} is blocked: the agent has clotted in it.`;
  if (!takesFluid(column, fluid))
    return `Too many fluids are in the lumen of ${name}: press on with the last one first.`;
  if (fluid !== 'contrast' && !isBare(state.devices, k))
    return `The tip of ${name} is still inside the catheter around it.`;
  return null;
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
  const { injector } = state;
  const { device: slot, fluid } = order;
  const k = DEVICE_SLOTS.indexOf(slot);
  const nozzle = findNozzle(state, state.devices[k]!);
  const column = state.agent.lumens[k] ?? null;
  const isAgent = column !== null && (fluid === 'agent' || mlOf(column, 'agent') > 0);
  if (column && !isAgent && tipIsClosed(state, nozzle)) {
    events.push({ kind: 'commandRefused', code: 'inject', say: 'The cast closes the tip of the catheter.' });
    endInjection(state, events);
    return;
  }
  const mlPerS = isAgent ? order.wantedMlPerS : fastest(state, order, stepS);
  if (!order.started) events.push({ kind: 'injectionStarted', device: slot, fluid, mlPerS });
  order.started = true;
  const out = isAgent
    ? pressColumn(state, order, nozzle, widestWithin(state, state.devices[k]!), stepS, events)
    : pressWater(column, fluid, mlPerS * stepS);
  order.givenMl += out.ml;
  order.leftMl -= out.ml;
  injector.mlPerS = out.ml / stepS;
  injector.contrastMl += out.ml * CONTRAST_SHARE[fluid];
  releaseInto(state, nozzle, out, stepS);
  if (column?.burst) endInjection(state, events);
}

/** As fast as asked for, as the lumen allows and the syringe still holds, mL/s. */
function fastest(
  state: SimState,
  { device: slot, fluid, wantedMlPerS, leftMl }: InjectionOrder,
  stepS: number,
): number {
  const device = state.devices[DEVICE_SLOTS.indexOf(slot)]!;
  const most = mostThroughLumen(device.spec!, widestWithin(state, device), embolic.viscosityMPaS[fluid]);
  return Math.min(wantedMlPerS, most, leftMl / stepS);
}

/** Contrast or solvent through a lumen without agent; a lumen that nobody follows gives what it gets. */
function pressWater(column: LumenColumn | null, fluid: Fluid, ml: number): Pressed {
  return column ? pressThrough(column, fluid, ml) : { ml, contrastMl: ml, dmsoMl: 0 };
}

/** What has come out at the tip and mixes with blood. */
function releaseInto(
  { patient, flow, tree }: SimState,
  nozzle: Nozzle,
  { contrastMl, dmsoMl }: Pressed,
  stepS: number,
): void {
  const ml = contrastMl + dmsoMl;
  const share = ml > 0 ? (CONTRAST_SHARE.contrast * contrastMl) / ml : 0;
  if (ml > 0) injectAt(patient.circulation, flow, tree, nozzle, ml / stepS, share);
  else if (flow.injection.mlPerS > 0) stopInjection(flow.injection);
}

function endInjection(state: SimState, events: SimEvent[]): void {
  const { injector, flow } = state;
  const { order } = injector;
  injector.order = null;
  injector.mlPerS = 0;
  if (!order) return;
  const column = state.agent.lumens[DEVICE_SLOTS.indexOf(order.device)];
  // the plunger springs back
  if (column) column.hubPa = 0;
  stopInjection(flow.injection);
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

/** Scratch: where it comes out, and a place to look from. */
const nozzle: { found: Nozzle | null } = { found: null };
const place: [number, number, number] = [0, 0, 0];

/** Where it comes out: at the catheter's tip, or at the mouth of the one around it if that reaches further. Overwritten by the next call. */
function findNozzle(state: SimState, catheter: DeviceState): Nozzle {
  const { devices, tree, rod } = state;
  const own = devices.indexOf(catheter);
  let mouth = catheter;
  for (let k = 0; k < own; k += 1)
    if (devices[k]!.spec && devices[k]!.insertedMm > mouth.insertedMm) mouth = devices[k]!;
  const vessel = tree.byId.get(mouth.tipVessel)!;
  const tip = Math.max(1, Math.round(tipNode(rod, mouth)));
  const within = widestWithin(state, catheter);
  nozzle.found ??= { vessel, arcMm: 0, boreRadiusMm: 0, towards: 1 };
  nozzle.found.vessel = vessel;
  nozzle.found.arcMm = arcNear(vessel, mouth.tipXMm, mouth.tipYMm, mouth.tipZMm);
  nozzle.found.boreRadiusMm = Math.sqrt(Math.max(0, mouth.spec!.innerRadiusMm ** 2 - within ** 2));
  const [x, y, z] = [rod.xMm, rod.yMm, rod.zMm];
  const ahead = arcNear(vessel, 2 * x[tip]! - x[tip - 1]!, 2 * y[tip]! - y[tip - 1]!, 2 * z[tip]! - z[tip - 1]!);
  nozzle.found.towards = ahead >= arcNear(vessel, x[tip - 1]!, y[tip - 1]!, z[tip - 1]!) ? 1 : -1;
  return nozzle.found;
}

function arcNear(vessel: Vessel, xMm: number, yMm: number, zMm: number): number {
  place[0] = xMm;
  place[1] = yMm;
  place[2] = zMm;
  return nearestOnAxis(vessel, place).arcMm;
}
