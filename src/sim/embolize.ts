/** The embolic agent in a tick: what is in the lumens, what time does to what is in the veins, and how the cast holds a catheter. */
import {
  ageLumen,
  type Bed,
  cellOfPlace,
  createLumen,
  embolic,
  forgetShaft,
  gripShaft,
  holdsAgainstPull,
  isFull,
  layShaft,
  mlOf,
  type Press,
  type Pressed,
  plugVeins,
  pressAgent,
  settle,
} from './agent/index.ts';
import { DEVICE_SLOTS } from './commands.ts';
import type { SimEvent } from './events.ts';
import type { Nozzle } from './flow/index.ts';
import { isBare } from './hubs-order.ts';
import type { DeviceState, InjectionOrder, SimState } from './state.ts';
import { tipNode } from './tips.ts';

/** Before the syringe: the agent that is there already. */
export function stepAgent(state: SimState, stepS: number, events: SimEvent[]): void {
  const { agent, devices } = state;
  agent.tipPa = 0;
  for (let k = 0; k < devices.length; k += 1) keepLumen(state, k, stepS, events);
  if (agent.injectedMl === 0) return;
  const bed = bedOf(state);
  settle(bed, agent, stepS, events);
  plugVeins(bed, agent);
  for (const device of devices) if (device.spec?.deadSpaceMl) meetShaft(state, bed, device, stepS, events);
}

/** Scratch: what the agent flows in. */
const scratch: { bed: Bed | null } = { bed: null };

function bedOf({ patient: { channels, circulation }, flow }: SimState): Bed {
  scratch.bed ??= { channels, circulation, flow, numbers: embolic };
  scratch.bed.channels = channels;
  scratch.bed.circulation = circulation;
  scratch.bed.flow = flow;
  return scratch.bed;
}

/** A new catheter comes flushed with contrast; one that is taken out takes with it what is in its lumen. */
function keepLumen({ agent, devices }: SimState, k: number, stepS: number, events: SimEvent[]): void {
  const { spec, slot } = devices[k]!;
  const column = agent.lumens[k]!;
  const wanted = spec?.deadSpaceMl ? spec.id : null;
  if (wanted !== (column?.spec ?? null)) {
    if (column) agent.takenOutMl += mlOf(column, 'agent');
    agent.lumens[k] = wanted ? createLumen(wanted, spec!.deadSpaceMl!) : null;
  } else if (column && ageLumen(column, embolic, stepS)) events.push({ kind: 'catheterBlocked', device: slot });
}

function meetShaft(state: SimState, bed: Bed, device: DeviceState, stepS: number, events: SimEvent[]): void {
  const { agent, rod, tree } = state;
  const isOut = device.insertedMm > 0 && isBare(state.devices, state.devices.indexOf(device));
  if (!isOut) forgetShaft(bed.channels);
  const refluxMm = isOut ? layShaft(bed, agent, tree, rod, Math.round(tipNode(rod, device))) : 0;
  gripShaft(bed, agent, device.slot, refluxMm, stepS, events);
}

/** Presses a syringe on a catheter whose lumen holds agent, or will. */
export function pressColumn(
  state: SimState,
  order: InjectionOrder,
  nozzle: Nozzle,
  withinRadiusMm: number,
  stepS: number,
  events: SimEvent[],
): Pressed {
  const k = DEVICE_SLOTS.indexOf(order.device);
  const { innerRadiusMm, lengthMm } = state.devices[k]!.spec!;
  const bed = bedOf(state);
  const press: Press = {
    ...{ device: order.device, column: state.agent.lumens[k]!, fluid: order.fluid },
    ...{ wantedMlPerS: order.wantedMlPerS, leftMl: order.leftMl, bore: { innerRadiusMm, lengthMm, withinRadiusMm } },
    tipCell: cellOfPlace(bed, nozzle.vessel.index, nozzle.arcMm),
  };
  return pressAgent(bed, state.agent, state.tree, press, stepS, events);
}

/** Whether a tip lies in agent, with no room left around it. */
export function tipIsClosed(state: SimState, { vessel, arcMm }: Nozzle): boolean {
  const bed = bedOf(state);
  const cell = cellOfPlace(bed, vessel.index, arcMm);
  return cell >= 0 && isFull(bed.channels, state.agent, cell);
}

/** Whether the cast holds device k against a pull at its hub, and so against a push, which is weaker; says so the first time. */
export function castHolds(state: SimState, k: number, events: SimEvent[]): boolean {
  const { agent, devices, capstan } = state;
  const device = devices[k]!.slot;
  if (!holdsAgainstPull(bedOf(state), agent, device, capstan[k]!)) return false;
  if (!agent.grip.glued) events.push({ kind: 'deviceGlued', device });
  agent.grip.glued = true;
  return true;
}
