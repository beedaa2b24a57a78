import {
  createSim,
  DEVICE_SLOTS,
  type DeviceSlot,
  type SimCommand,
  type SimEvent,
  type SimSetup,
  type SimState,
  stepSim,
  TICKS_PER_S,
} from '../../sim/index.ts';
import type { Strain } from './landscape.ts';

/** Steady hands at the hubs, and an eye on the devices meanwhile. */
export interface Operator extends Strain {
  sim: SimState;
}

export const DEGREE_RAD = Math.PI / 180;

/** The way from the groin into the lower cava, where every case of the azygos begins. */
export const GROIN_TO_CAVA: SimSetup['route'] = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'];

export function startCase(setup: Omit<SimSetup, 'seed'>): Operator {
  return { sim: createSim({ seed: 1, ...setup }), deepestIndentMm: 0, largestStrain: 0 };
}

export function deviceOf({ sim }: Operator, slot: DeviceSlot) {
  return sim.devices[DEVICE_SLOTS.indexOf(slot)]!;
}

/** One tick of the game with these commands. */
export function act(operator: Operator, commands: readonly SimCommand[] = []): readonly SimEvent[] {
  const events = stepSim(operator.sim, commands);
  noticeStrain(operator);
  return events;
}

function noticeStrain(operator: Operator): void {
  const { count, xMm, yMm, zMm, restMm, indentMm } = operator.sim.rod;
  for (let i = 1; i < count; i += 1) {
    const length = Math.hypot(xMm[i]! - xMm[i - 1]!, yMm[i]! - yMm[i - 1]!, zMm[i]! - zMm[i - 1]!);
    operator.largestStrain = Math.max(operator.largestStrain, Math.abs(length / restMm[i - 1]! - 1));
    operator.deepestIndentMm = Math.max(operator.deepestIndentMm, indentMm[i]!);
  }
}

/** Push (or pull, if negative) by a length at a speed. */
export function push(operator: Operator, device: DeviceSlot, distanceMm: number, speedMmPerS: number): void {
  const ticks = Math.ceil((Math.abs(distanceMm) / speedMmPerS) * TICKS_PER_S);
  for (let tick = 0; tick < ticks; tick += 1) act(operator, [{ kind: 'push', device, distanceMm: distanceMm / ticks }]);
}

/** Turn a hub to a roll within a time. */
export function turnTo(operator: Operator, device: DeviceSlot, rollRad: number, withinS: number): void {
  const ticks = Math.ceil(withinS * TICKS_PER_S);
  const angleRad = (rollRad - deviceOf(operator, device).hubRollRad) / ticks;
  for (let tick = 0; tick < ticks; tick += 1) act(operator, [{ kind: 'turn', device, angleRad }]);
}

export function wait(operator: Operator, forS: number): void {
  for (let tick = 0; tick < forS * TICKS_PER_S; tick += 1) act(operator);
}

/** Longest that an exchange takes: 2 m out and 2 m in again at its speed, s. */
const EXCHANGE_MOST_S = 25;

/** @throws if the device is refused, because what follows would be about another stack */
export function exchange(operator: Operator, device: DeviceSlot, to: string | null): void {
  act(operator, [{ kind: 'exchange', device, to }]);
  const slot = deviceOf(operator, device);
  for (let tick = 0; slot.exchangingTo !== undefined && tick < EXCHANGE_MOST_S * TICKS_PER_S; tick += 1) act(operator);
  if ((slot.spec?.id ?? null) !== to) throw new Error(`${to} did not go into the place of the ${device}`);
}
