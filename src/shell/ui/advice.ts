/**
 * What the coach says. The next step and its reason come from the level; what happens to the devices right now, seen
 * from the state and never from a script, goes before it.
 */
import { DEVICE_SLOTS, type DeviceSlot, type SimState } from '../../sim/index.ts';
import type { Advice, Step } from './model.ts';

/** Ticks until a condition is worth a word, and how long the word then stays. @assumption long enough to read */
const SLIP_TICKS = 15;
const IDLE_BEAM_TICKS = 240;
const STAY_TICKS = 150;
/** Feed that makes a stall visible. @assumption half a centimetre at the hub */
const STALL_FEED_MM = 5;
/** Feed without a picture that deserves a word. @assumption one centimetre */
const BLIND_FEED_MM = 10;
/** Below this share of its true length a tip seems to stand still. @assumption within 20° of the beam */
const FORESHORTENED = 0.34;
/** Length of tip that gives its direction. @assumption the leg of an angled wire */
const TIP_LEG_MM = 8;

export interface CoachMemory {
  slipTicks: number;
  idleBeamTicks: number;
  blindFeedMm: number;
  stallFeedMm: number;
  spoken: Advice | null;
  spokenAtTick: number;
}

export function freshMemory(): CoachMemory {
  return { slipTicks: 0, idleBeamTicks: 0, blindFeedMm: 0, stallFeedMm: 0, spoken: null, spokenAtTick: 0 };
}

/** Something the world answered, for example why an exchange was refused. */
export function answer(memory: CoachMemory, say: string, tick: number): void {
  memory.spoken = { move: 'That does not go.', reason: say, tone: 'next' };
  memory.spokenAtTick = tick;
}

/** Look at the world after each tick. */
export function watch(memory: CoachMemory, state: SimState, hands: DeviceSlot): void {
  const moving = state.devices.some((device) => Math.abs(device.fedMm) > 0.01);
  const selected = state.devices[DEVICE_SLOTS.indexOf(hands)];
  const fedMm = Math.max(0, selected.fedMm);
  memory.slipTicks = state.devices.some((device) => device.slipping) ? memory.slipTicks + 1 : 0;
  memory.idleBeamTicks = state.beam.pedalDown && !moving ? memory.idleBeamTicks + 1 : 0;
  memory.blindFeedMm = state.beam.pedalDown ? 0 : memory.blindFeedMm + fedMm;
  const alongBeam = fedMm > 0 ? tipAlongBeam(state, hands) : null;
  if (alongBeam !== null) memory.stallFeedMm = isForeshortened(alongBeam) ? memory.stallFeedMm + fedMm : 0;
}

/** The one thing to say now. */
export function advise(memory: CoachMemory, state: SimState, hands: DeviceSlot, steps: readonly Step[]): Advice | null {
  const now = situation(memory, state, hands);
  if (now) {
    memory.spoken = now;
    memory.spokenAtTick = state.tick;
  }
  const stillFresh = memory.spoken !== null && state.tick - memory.spokenAtTick < STAY_TICKS;
  return stillFresh ? memory.spoken : nextStep(steps);
}

function nextStep(steps: readonly Step[]): Advice | null {
  const step = steps.find((one) => !one.lit);
  return step ? { move: `${step.title}.`, reason: step.say, tone: 'next' } : null;
}

function situation(memory: CoachMemory, state: SimState, hands: DeviceSlot): Advice | null {
  if (memory.slipTicks >= SLIP_TICKS) return SLIPPING;
  if (isAstray(state, hands)) return ASTRAY;
  if (memory.stallFeedMm >= STALL_FEED_MM && state.beam.pedalDown) return stalling(state, hands);
  if (memory.blindFeedMm >= BLIND_FEED_MM) return BLIND;
  return memory.idleBeamTicks >= IDLE_BEAM_TICKS ? IDLE_BEAM : null;
}

const SLIPPING: Advice = {
  move: 'It slips between your fingers. Ease off.',
  reason: 'Something ahead holds the device. Pull back a little, turn, and try again with less push.',
  tone: 'harm',
};

const ASTRAY: Advice = {
  move: 'This tip has gone up into the neck. Draw it back.',
  reason:
    'It passed the azygos and followed the blood upstream. Draw it back into the superior vena cava and turn it before you push again.',
  tone: 'next',
};

/** Whether the selected tip is in a vein of the neck, where no route of the trunk leads. */
function isAstray(state: SimState, hands: DeviceSlot): boolean {
  const { spec, tipVessel } = state.devices[DEVICE_SLOTS.indexOf(hands)]!;
  const group = state.tree.byId.get(tipVessel)?.group;
  return spec !== null && (group === 'jugular' || group === 'vertebral');
}

const BLIND: Advice = {
  move: 'Foot on the pedal while you advance.',
  reason: 'This picture is a memory: the device has moved on since it was taken.',
  tone: 'next',
};

const IDLE_BEAM: Advice = {
  move: 'Foot off the pedal for now.',
  reason: 'Nothing moves, and the last image stays on the screen without radiation.',
  tone: 'radiation',
};

function stalling(state: SimState, hands: DeviceSlot): Advice {
  const frontal = Math.abs(state.beam.laoRad) < Math.PI / 12;
  const turned = frontal ? ', or turn the C-arm 30° and watch the tip travel' : '';
  const way = (tipDirection(state, hands)?.z ?? -1) < 0 ? 'backwards' : 'forwards';
  return {
    move: 'The tip seems to stand still, but you are not stuck.',
    reason: `The vein runs ${way} here, along the beam. Feed two or three centimetres more${turned}.`,
    tone: 'next',
  };
}

const isForeshortened = (alongBeam: number): boolean => Math.sqrt(1 - alongBeam * alongBeam) < FORESHORTENED;

/** Cosine between the tip of a device and the beam; null while the tip is inside another device. */
function tipAlongBeam(state: SimState, slot: DeviceSlot): number | null {
  const tip = tipDirection(state, slot);
  if (!tip) return null;
  const { laoRad, cranialRad } = state.beam;
  const x = Math.sin(laoRad) * Math.cos(cranialRad);
  const z = Math.cos(laoRad) * Math.cos(cranialRad);
  return Math.min(1, Math.abs(tip.x * x + tip.y * Math.sin(cranialRad) + tip.z * z));
}

/** Unit vector of the last millimetres of the rod, if they belong to this device. */
function tipDirection(state: SimState, slot: DeviceSlot): { x: number; y: number; z: number } | null {
  const { rod } = state;
  const last = rod.count - 1;
  if (last < 1 || rod.outer[last] !== DEVICE_SLOTS.indexOf(slot)) return null;
  let from = last - 1;
  while (from > 0 && rod.arcMm[last] - rod.arcMm[from] < TIP_LEG_MM) from--;
  const x = rod.xMm[last] - rod.xMm[from];
  const y = rod.yMm[last] - rod.yMm[from];
  const z = rod.zMm[last] - rod.zMm[from];
  const length = Math.hypot(x, y, z) || 1;
  return { x: x / length, y: y / length, z: z / length };
}
