/**
 * What the hands are doing, as plain data, and the commands that follow from it in one tick.
 * Keyboard, mouse and buttons only ever write here; the session only ever reads `commandsForTick`.
 */
import {
  type BeamState,
  DEVICE_SLOTS,
  type DeviceSlot,
  FIELDS_MM,
  MAX_CRANIAL_RAD,
  MAX_LAO_RAD,
  PULSE_RATES_PER_S,
  type SimCommand,
  type SimState,
  TICK_S,
} from '../../sim/index.ts';
import { type HeldAction, isStep, type PressAction, type StepAction } from './keymap.ts';
import { type InjectorRun, orderAgent, orderContrast, orderSolvent, type Pace, stopInjection } from './syringe.ts';

/** How fast held keys feed and turn a device. @assumption fine, unhurried and brisk hand movements */
const FEED_MM_PER_S = { fine: 5, normal: 30, fast: 100 } as const;
const TURN_RAD_PER_S = { fine: Math.PI / 6, normal: Math.PI, fast: 2 * Math.PI } as const;
/** Table speed while a key is held, in fields per second. @assumption crosses the picture in two seconds */
const PAN_FIELDS_PER_S = 0.5;
/** C-arm angle per press. @assumption the step that console protocols are written in */
const GANTRY_STEP_RAD = (5 * Math.PI) / 180;
/** A held C-arm key repeats every this many ticks: 25° per second, the gantry's own speed. */
const GANTRY_REPEAT_TICKS = 12;
const GANTRY_DELAY_TICKS = 20;
/** Mouse movement that waits longer than this is dropped: the hand is not remembered for seconds. */
const MAX_WAITING_MM = 25;
const MAX_WAITING_RAD = 2 * Math.PI;

/** What the hands see of the world. */
export type World = Pick<SimState, 'beam' | 'devices' | 'flow'>;

type Injection = Extract<SimCommand, { kind: 'inject' }>;

export interface Grip {
  selected: DeviceSlot;
  held: Set<HeldAction>;
  /** Held since the last tick, even if let go again: the shortest tap counts for one tick. */
  tapped: Set<HeldAction>;
  /** Held C-arm keys, and for how many ticks. */
  stepping: Map<StepAction, number>;
  /** C-arm presses that the coming tick will carry out. */
  waitingSteps: StepAction[];
  beamKeptOn: boolean;
  /** What the thumb presses. */
  injecting: Injection | null;
  /** Feed and turn from the mouse that the coming ticks will carry out, per device. */
  waitingMm: Record<DeviceSlot, number>;
  waitingRad: Record<DeviceSlot, number>;
  waitingPanMm: { x: number; y: number };
  /** What the injector is set to; null = what is usual for the catheter. */
  injectorRun: InjectorRun | null;
  /** Commands to send with the next tick. */
  next: SimCommand[];
}

export function openGrip(selected: DeviceSlot = 'wire'): Grip {
  return {
    selected,
    held: new Set(),
    tapped: new Set(),
    stepping: new Map(),
    waitingSteps: [],
    beamKeptOn: false,
    injecting: null,
    waitingMm: { guide: 0, intermediate: 0, microcatheter: 0, wire: 0 },
    waitingRad: { guide: 0, intermediate: 0, microcatheter: 0, wire: 0 },
    waitingPanMm: { x: 0, y: 0 },
    injectorRun: null,
    next: [],
  };
}

/** Both hands off: nothing held, nothing waiting, foot off the pedal. */
export function letGo(grip: Grip): void {
  const { selected, injecting, injectorRun } = grip;
  // the thumb still comes off the plunger
  Object.assign(grip, openGrip(selected), { injecting, injectorRun });
}

export function hold(grip: Grip, action: HeldAction | StepAction): void {
  if (isStep(action)) {
    grip.waitingSteps.push(action);
    grip.stepping.set(action, 0);
  } else {
    grip.held.add(action);
    grip.tapped.add(action);
  }
}

export function release(grip: Grip, action: HeldAction | StepAction): void {
  if (isStep(action)) grip.stepping.delete(action);
  else grip.held.delete(action);
}

export function feed(grip: Grip, device: DeviceSlot, distanceMm: number): void {
  grip.waitingMm[device] = clamp(grip.waitingMm[device] + distanceMm, MAX_WAITING_MM);
}

export function turn(grip: Grip, device: DeviceSlot, angleRad: number): void {
  grip.waitingRad[device] = clamp(grip.waitingRad[device] + angleRad, MAX_WAITING_RAD);
}

export function pan(grip: Grip, dxMm: number, dyMm: number): void {
  grip.waitingPanMm.x += dxMm;
  grip.waitingPanMm.y += dyMm;
}

/** A single press that concerns the devices or the beam; false if it is for someone else. */
export function press(grip: Grip, action: PressAction, world: World): boolean {
  const { beam } = world;
  if ((DEVICE_SLOTS as readonly string[]).includes(action)) grip.selected = action as DeviceSlot;
  else if (action === 'keepBeamOn') grip.beamKeptOn = !grip.beamKeptOn;
  else if (action === 'pulseRate')
    grip.next.push({ kind: 'setPulseRate', pulsesPerS: after(PULSE_RATES_PER_S, beam.pulsesPerS) });
  else if (action === 'smallerField')
    grip.next.push({ kind: 'setField', fieldMm: neighbour(FIELDS_MM, beam.fieldMm, 1) });
  else if (action === 'largerField')
    grip.next.push({ kind: 'setField', fieldMm: neighbour(FIELDS_MM, beam.fieldMm, -1) });
  else if (action === 'solvent') grip.next.push(orderSolvent(world));
  else if (action === 'injectorRun') grip.next.push(orderContrast(world, grip.selected, 'injector', grip.injectorRun));
  else if (action === 'breatheIn' || action === 'bearDown' || action === 'cough') grip.next.push(ask(action, world));
  else if (action === 'frontal') grip.next.push({ kind: 'turnGantry', laoRad: 0, cranialRad: 0 });
  else return false;
  return true;
}

/** The commands of the coming tick. Empties what was waiting. */
export function commandsForTick(grip: Grip, world: World): SimCommand[] {
  const { beam } = world;
  const commands = grip.next.splice(0);
  commandPedal(grip, beam, commands);
  commandDevices(grip, commands);
  commandSyringe(grip, world, commands);
  commandTable(grip, beam, commands);
  commandGantry(grip, beam, commands);
  grip.tapped.clear();
  return commands;
}

function commandPedal(grip: Grip, beam: BeamState, commands: SimCommand[]): void {
  const down = grip.beamKeptOn || isDown(grip, 'pedal');
  if (down !== beam.pedalDown) commands.push({ kind: 'pedal', down });
}

function commandDevices(grip: Grip, commands: SimCommand[]): void {
  const pace = paceOf(grip);
  for (const device of DEVICE_SLOTS) {
    let distanceMm = takeUpTo(grip.waitingMm, device, FEED_MM_PER_S.fast * TICK_S);
    let angleRad = takeUpTo(grip.waitingRad, device, TURN_RAD_PER_S.fast * TICK_S);
    if (device === grip.selected) {
      distanceMm += both(grip, 'push', 'pull') * FEED_MM_PER_S[pace] * TICK_S;
      angleRad += both(grip, 'turnRight', 'turnLeft') * TURN_RAD_PER_S[pace] * TICK_S;
    }
    if (distanceMm !== 0) commands.push({ kind: 'push', device, distanceMm });
    if (angleRad !== 0) commands.push({ kind: 'turn', device, angleRad });
  }
}

/** The thumb goes down once, presses faster or slower, and comes off once. */
function commandSyringe(grip: Grip, world: World, commands: SimCommand[]): void {
  const wanted = wantedInjection(grip, world);
  const before = grip.injecting;
  if (before?.fluid === wanted?.fluid && before?.mlPerS === wanted?.mlPerS) return;
  if (wanted) commands.push(wanted);
  else if (before) commands.push(stopInjection(before));
  grip.injecting = wanted;
}

function wantedInjection(grip: Grip, world: World): Injection | null {
  if (isDown(grip, 'agent')) return orderAgent(paceOf(grip));
  if (!isDown(grip, 'contrast')) return null;
  return grip.injecting?.fluid === 'contrast' ? grip.injecting : orderContrast(world, grip.selected, 'hand');
}

const paceOf = (grip: Grip): Pace => (isDown(grip, 'fine') ? 'fine' : isDown(grip, 'fast') ? 'fast' : 'normal');

/** The same key lets the patient breathe again. */
function ask(action: 'breatheIn' | 'bearDown' | 'cough', { flow }: World): SimCommand {
  const manoeuvre = action === 'breatheIn' ? 'hold' : action;
  return { kind: 'breathe', manoeuvre: flow.breath.doing === manoeuvre ? 'quietly' : manoeuvre };
}

function commandTable(grip: Grip, beam: BeamState, commands: SimCommand[]): void {
  const stepMm = PAN_FIELDS_PER_S * beam.fieldMm * TICK_S;
  const dxMm = grip.waitingPanMm.x + both(grip, 'tableRight', 'tableLeft') * stepMm;
  const dyMm = grip.waitingPanMm.y + both(grip, 'tableUp', 'tableDown') * stepMm;
  grip.waitingPanMm = { x: 0, y: 0 };
  if (dxMm !== 0 || dyMm !== 0) commands.push({ kind: 'panTable', dxMm, dyMm });
}

function commandGantry(grip: Grip, beam: BeamState, commands: SimCommand[]): void {
  const steps = grip.waitingSteps.splice(0).concat(repeatedSteps(grip));
  if (steps.length === 0) return;
  const count = (action: StepAction) => steps.filter((step) => step === action).length;
  const laoRad = beam.wantedLaoRad + (count('lao') - count('rao')) * GANTRY_STEP_RAD;
  const cranialRad = beam.wantedCranialRad + (count('cranial') - count('caudal')) * GANTRY_STEP_RAD;
  commands.push({
    kind: 'turnGantry',
    laoRad: clamp(laoRad, MAX_LAO_RAD),
    cranialRad: clamp(cranialRad, MAX_CRANIAL_RAD),
  });
}

function repeatedSteps(grip: Grip): StepAction[] {
  const due: StepAction[] = [];
  for (const [action, ticks] of grip.stepping) {
    grip.stepping.set(action, ticks + 1);
    if (ticks > GANTRY_DELAY_TICKS && ticks % GANTRY_REPEAT_TICKS === 0) due.push(action);
  }
  return due;
}

const isDown = (grip: Grip, action: HeldAction): boolean => grip.held.has(action) || grip.tapped.has(action);

/** +1, −1 or, with both or none held, 0. */
function both(grip: Grip, plus: HeldAction, minus: HeldAction): number {
  return Number(isDown(grip, plus)) - Number(isDown(grip, minus));
}

function takeUpTo(waiting: Record<DeviceSlot, number>, device: DeviceSlot, most: number): number {
  const taken = clamp(waiting[device], most);
  waiting[device] -= taken;
  return taken;
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** The next of a list that starts again at its end; the first if the value is not on it. */
function after(list: readonly number[], value: number): number {
  return list[(list.indexOf(value) + 1) % list.length];
}

function neighbour(list: readonly number[], value: number, step: number): number {
  const index = list.indexOf(value);
  return list[Math.max(0, Math.min(list.length - 1, index + step))];
}
