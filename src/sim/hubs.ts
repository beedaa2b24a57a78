import { type BeamState, FIELDS_MM, MAX_CRANIAL_RAD, MAX_LAO_RAD, PULSE_RATES_PER_S } from './beam/index.ts';
import { DEVICE_SLOTS, type Manoeuvre, type SimCommand } from './commands.ts';
import { castHolds } from './embolize.ts';
import type { SimEvent } from './events.ts';
import { requestExchange } from './exchange.ts';
import { beginManoeuvre } from './flow/index.ts';
import { longestInserted, shortestInserted } from './hubs-order.ts';
import { orderInjection } from './injector.ts';
import type { DeviceState, SimState } from './state.ts';
import { TICKS_PER_S } from './tick.ts';

/** Fastest that a hand feeds a device, mm/s; the rest of a faster command does not happen. @assumption a quick push or pull of a hand's breadth */
const MAX_HAND_SPEED_MM_PER_S = 120;
/** What a hand that slips still feeds, mm/s: the rest only slides through its fingers. @assumption a slow, firm push */
const SLIPPING_SPEED_MM_PER_S = 20;
/** Fastest that fingers roll a device, rad/s. @assumption two turns per second between thumb and finger */
const MAX_HAND_ROLL_RAD_PER_S = 4 * Math.PI;
/** Furthest the table goes from the middle of the frame, mm. @assumption from the groin to the skull base, shoulder to shoulder */
const TABLE_REACH_MM = { x: 150, y: 450 };
/** Furthest the table moves in one tick, mm. @assumption a fast motorised table top, 300 mm/s */
const TABLE_STEP_MM = 5;
/** Feeds that differ by less are the same. @assumption rounding */
const ROUNDING_MM = 1e-9;
/** A hub has a grip again after this many ticks without slip. @assumption a tenth of a second */
const GRIP_TICKS = 6;

/** Forget what was fed in the tick before. */
export function restHands(state: SimState): void {
  for (const device of state.devices) {
    device.fedMm = 0;
    device.rolledRad = 0;
  }
  state.beam.pannedXMm = 0;
  state.beam.pannedYMm = 0;
}

/** What one command changes before the world moves. Amounts beyond what hands can do in a tick are cut, never queued. */
export function applyCommand(state: SimState, command: SimCommand, events: SimEvent[]): void {
  switch (command.kind) {
    case 'push':
      feedDevice(state, DEVICE_SLOTS.indexOf(command.device), command.distanceMm, events);
      break;
    case 'turn': {
      const device = state.devices[DEVICE_SLOTS.indexOf(command.device)]!;
      if (device.spec) rollDevice(device, command.angleRad);
      break;
    }
    case 'exchange':
      requestExchange(state, command.device, command.to, events);
      break;
    case 'breathe':
      askPatient(state, command.manoeuvre, events);
      break;
    case 'inject':
      orderInjection(state, command, events);
      break;
    default:
      applyBeamCommand(state, command);
  }
}

function askPatient({ flow }: SimState, manoeuvre: Manoeuvre, events: SimEvent[]): void {
  if (manoeuvre === flow.breath.doing) return;
  if (beginManoeuvre(flow.breath, manoeuvre)) events.push({ kind: 'breathChanged', manoeuvre });
  else
    events.push({
      ...{ kind: 'commandRefused', code: 'breathe' },
      say: 'The patient is under general anaesthesia and cannot be asked; the ventilator can be held.',
    });
}

function applyBeamCommand({ beam }: SimState, command: SimCommand): void {
  if (command.kind === 'pedal') beam.pedalDown = command.down;
  else if (command.kind === 'panTable') {
    panTable(beam, command.dxMm, command.dyMm);
  } else if (command.kind === 'setField') beam.fieldMm = nearest(FIELDS_MM, command.fieldMm, beam.fieldMm);
  else if (command.kind === 'setPulseRate')
    beam.pulsesPerS = nearest(PULSE_RATES_PER_S, command.pulsesPerS, beam.pulsesPerS);
  else if (command.kind === 'turnGantry') {
    if (!Number.isNaN(command.laoRad)) beam.wantedLaoRad = limit(command.laoRad, MAX_LAO_RAD);
    if (!Number.isNaN(command.cranialRad)) beam.wantedCranialRad = limit(command.cranialRad, MAX_CRANIAL_RAD);
  }
}

/** Move the table, no faster than its motor does however often it is asked. */
function panTable(beam: BeamState, dxMm: number, dyMm: number): void {
  const dx = limit(beam.pannedXMm + limit(dxMm, TABLE_STEP_MM), TABLE_STEP_MM) - beam.pannedXMm;
  const dy = limit(beam.pannedYMm + limit(dyMm, TABLE_STEP_MM), TABLE_STEP_MM) - beam.pannedYMm;
  beam.pannedXMm += dx;
  beam.pannedYMm += dy;
  beam.isocentreXMm = limit(beam.isocentreXMm + dx, TABLE_REACH_MM.x);
  beam.isocentreYMm = limit(beam.isocentreYMm + dy, TABLE_REACH_MM.y);
}

/** Cut to ±most; what is not a number counts as nothing. */
function limit(value: number, most: number): number {
  return Number.isNaN(value) ? 0 : Math.min(most, Math.max(-most, value));
}

function nearest(offered: readonly number[], wanted: number, present: number): number {
  if (!Number.isFinite(wanted)) return present;
  return offered.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best));
}

/** Roll a hub, no faster than fingers do however often they are asked. */
function rollDevice(device: DeviceState, angleRad: number): void {
  const most = MAX_HAND_ROLL_RAD_PER_S / TICKS_PER_S;
  const rolled = limit(device.rolledRad + limit(angleRad, most), most) - device.rolledRad;
  device.rolledRad += rolled;
  device.hubRollRad += rolled;
}

/** Feed a device by hand: no faster than a hand, not beyond its own length, not past the hub of the device around it. */
function feedDevice(state: SimState, k: number, distanceMm: number, events: SimEvent[]): void {
  const device = state.devices[k]!;
  if (!device.spec || device.exchangingTo !== undefined) return;
  // While the devices still have to find room for what was fed, the hand meets them before it can feed more.
  const isHeld = device.slipping || state.rod.ranOut;
  const left = (isHeld ? SLIPPING_SPEED_MM_PER_S : MAX_HAND_SPEED_MM_PER_S) / TICKS_PER_S;
  const fed = limit(device.fedMm + limit(distanceMm, left), left) - device.fedMm;
  if (fed !== 0 && castHolds(state, k, events)) return;
  const before = device.insertedMm;
  const most = Math.max(before, longestInserted(state.devices, k));
  const least = Math.min(before, shortestInserted(state.devices, k));
  device.insertedMm = Math.min(most, Math.max(least, before + fed));
  device.fedMm += device.insertedMm - before;
  const stopped = Math.abs(device.insertedMm - before) < Math.abs(fed) - ROUNDING_MM;
  if (stopped && !device.stopped) {
    const say =
      fed > 0
        ? 'has no length left outside its valve'
        : 'comes out no further: the sheath, or the hub of a device within it, is in the way';
    events.push({ kind: 'commandRefused', code: 'endOfTravel', say: `${device.spec.name} ${say}.` });
  }
  device.stopped = stopped;
}

/** After the solve: whose hand let go, and who has a grip again. */
export function readHubs(state: SimState, events: SimEvent[]): void {
  for (const device of state.devices) {
    device.grippedTicks = device.slippedMm !== 0 ? 0 : device.grippedTicks + 1;
    const slipping = device.slippedMm !== 0 || (device.slipping && device.grippedTicks < GRIP_TICKS);
    if (slipping && !device.slipping)
      events.push({ kind: 'hubSlipped', device: device.slot, forceN: device.hubForceN });
    if (!slipping && device.slipping) events.push({ kind: 'hubGripped', device: device.slot });
    device.slipping = slipping;
  }
}
