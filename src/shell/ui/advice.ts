/**
 * What the coach says. The next step and its reason come from the level; what happens to the devices right now, seen
 * from the state and never from a script, goes before it.
 */
import type { Level, Phase } from '../../game/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, type SimState, type Vessel } from '../../sim/index.ts';
import { isComplete, sayArrival } from './arrival.ts';
import { findDetour } from './detour.ts';
import { sayDetour } from './detour-words.ts';
import type { Advice, Step } from './model.ts';
import { sayMissing, sayUnseen } from './readiness.ts';
import { NAME_OF_SLOT } from './slot-names.ts';
import { freshName, type SteadyName } from './steady-name.ts';
import { isAnythingUnderWay } from './stillness.ts';
import { sayUnsupported } from './support.ts';
import { followTip, freshTravel, placeOnPicture, stretchAhead, type TipTravel } from './tip-travel.ts';
import { sayOfVeins } from './vein-advice.ts';

/** Ticks until a condition is worth a word, and how long the word then stays. @assumption long enough to read */
const SLIP_TICKS = 15;
const IDLE_BEAM_TICKS = 240;
const STAY_TICKS = 150;
/** Feed without a picture that deserves a word. @assumption one centimetre */
const BLIND_FEED_MM = 10;
/** A stretch along the beam that is shorter than this is over before one has read of it. @assumption */
const SHORT_STRETCH_MM = 8;
/** Share of the hand's limit from which a push is hard. @assumption half of it */
const HARD_PUSH = 0.5;

export interface CoachMemory {
  /** What is played; without it the coach only sees what the devices do. */
  level: Level | null;
  slipTicks: number;
  idleBeamTicks: number;
  blindFeedMm: number;
  /** The device in the hand. */
  hands: DeviceSlot | null;
  travel: TipTravel;
  /** Of the vein in which each tip lies. */
  tipNames: readonly SteadyName[];
  spoken: Spoken | null;
}

interface Spoken {
  advice: Advice;
  atTick: number;
  /** A word about a push is over as soon as one draws back. */
  ofPush: boolean;
}

export function freshMemory(level: Level | null = null): CoachMemory {
  return {
    level,
    slipTicks: 0,
    idleBeamTicks: 0,
    blindFeedMm: 0,
    hands: null,
    travel: freshTravel(),
    tipNames: DEVICE_SLOTS.map(freshName),
    spoken: null,
  };
}

/** Something the world answered, for example why an exchange was refused. */
export function answer(memory: CoachMemory, say: string, tick: number): void {
  memory.spoken = { advice: { move: 'That does not go.', reason: say, tone: 'next' }, atTick: tick, ofPush: false };
}

/** Look at the world after each tick. */
export function watch(memory: CoachMemory, state: SimState, hands: DeviceSlot): void {
  const { fedMm } = state.devices[DEVICE_SLOTS.indexOf(hands)];
  memory.slipTicks = state.devices.some((device) => device.slipping) ? memory.slipTicks + 1 : 0;
  memory.idleBeamTicks = state.beam.pedalDown && !isAnythingUnderWay(state) ? memory.idleBeamTicks + 1 : 0;
  memory.blindFeedMm = state.beam.pedalDown ? 0 : memory.blindFeedMm + Math.max(0, fedMm);
  followTip(memory.travel, state, hands);
  if (fedMm < 0 && memory.spoken?.ofPush) memory.spoken = null;
  // What was said of one device is not true of the next.
  if (memory.hands !== null && memory.hands !== hands) memory.spoken = null;
  memory.hands = hands;
}

/** The one thing to say now, and below it what concerns the foot on the pedal. */
export function advise(memory: CoachMemory, state: SimState, hands: DeviceSlot, steps: readonly Step[]): Advice | null {
  const said = sayFirst(memory, state, hands, steps);
  if (memory.idleBeamTicks < IDLE_BEAM_TICKS) return said;
  return said ? { ...said, aside: `${IDLE_BEAM.move} ${IDLE_BEAM.reason}` } : IDLE_BEAM;
}

function sayFirst(memory: CoachMemory, state: SimState, hands: DeviceSlot, steps: readonly Step[]): Advice | null {
  if (isComplete(steps)) return sayArrival(steps);
  const step = steps.find((one) => !one.lit);
  const phase = memory.level?.phases.find(({ id }) => id === step?.id);
  const now = situation(memory, state, hands, phase);
  if (now) memory.spoken = { ...now, atTick: state.tick };
  if (memory.spoken && state.tick - memory.spoken.atTick < STAY_TICKS) return memory.spoken.advice;
  return sayMissing(memory.level, steps, phase, state) ?? sayStep(step);
}

const sayStep = (step: Step | undefined): Advice | null =>
  step ? { move: `${step.title}.`, reason: step.say, tone: 'next' } : null;

type Now = Omit<Spoken, 'atTick'>;

function situation(memory: CoachMemory, state: SimState, hands: DeviceSlot, phase: Phase | undefined): Now | null {
  if (memory.slipTicks >= SLIP_TICKS) return { advice: SLIPPING, ofPush: false };
  const veins = sayOfVeins(state, memory.level);
  if (veins) return { advice: veins, ofPush: false };
  const detour = findDetour(state, memory.level, phase, hands);
  if (detour) return { advice: sayDetour(detour, hands), ofPush: false };
  const unseen = sayUnseen(phase, state);
  if (unseen) return { advice: unseen, ofPush: true };
  const push = sayUnsupported(memory.level, phase, state, hands) ?? sayTravel(memory, state, hands);
  if (push) return { advice: push, ofPush: true };
  return memory.blindFeedMm >= BLIND_FEED_MM ? { advice: BLIND, ofPush: false } : null;
}

const SLIPPING: Advice = {
  move: 'It slips between your fingers. Ease off.',
  reason: 'Something ahead holds the device. Pull back a little, turn, and try again with less push.',
  tone: 'harm',
};

const BLIND: Advice = {
  move: 'Foot on the pedal while you advance.',
  reason: 'This picture is a memory: the device has moved on since it was taken.',
  tone: 'next',
};

const IDLE_BEAM: Advice = {
  move: 'Foot off the pedal while nothing moves.',
  reason: 'The last image stays on the screen without radiation.',
  tone: 'radiation',
};

/** What becomes of a push: nothing to say of a tip that is seen to move, or of one that is fed without a picture. */
function sayTravel({ travel }: CoachMemory, state: SimState, hands: DeviceSlot): Advice | null {
  if (!state.beam.pedalDown || travel.slot !== hands) return null;
  if (travel.verdict === 'along the beam') return sayStretch(state, hands);
  if (travel.verdict === 'held') return sayHeld(state, hands);
  const isFed = state.devices[DEVICE_SLOTS.indexOf(hands)].fedMm > 0;
  return travel.verdict === 'out of the field' && isFed ? sayOutOfField(state, hands) : null;
}

function sayStretch(state: SimState, hands: DeviceSlot): Advice | null {
  const device = state.devices[DEVICE_SLOTS.indexOf(hands)];
  const stretch = isPastTheStall(state.tree.byId.get(device.tipVessel)) ? null : stretchAhead(state, device);
  if (!stretch || stretch.lengthMm < SHORT_STRETCH_MM) return null;
  const frontal = Math.abs(state.beam.laoRad) < Math.PI / 12;
  const turned = frontal ? ', or turn the C-arm 30° and watch the tip travel' : '';
  return {
    move: 'The tip seems to stand still, but you are not stuck.',
    reason: `It moves: the vein runs ${stretch.backwards ? 'backwards' : 'forwards'} here, along the beam, for another ${roundTo5(stretch.lengthMm)} mm. Feed on${turned}.`,
    tone: 'next',
  };
}

/** Beyond the foraminal junction, along the rib or into the foramen, nobody waits for the tip to turn up. */
function isPastTheStall(vein: Vessel | undefined): boolean {
  return vein?.group === 'foraminal' || (vein?.group === 'segmental' && vein.to === null);
}

function sayHeld(state: SimState, hands: DeviceSlot): Advice {
  const { hubForceN, spec } = state.devices[DEVICE_SLOTS.indexOf(hands)];
  const isHard = Math.abs(hubForceN) > HARD_PUSH * (spec?.handLimitN ?? 1);
  return {
    move: `The ${NAME_OF_SLOT[hands]} goes in, its tip does not move.`,
    reason: 'It is held, in depth too: what you feed bows out behind it. Draw back a little, turn it, then push again.',
    tone: isHard ? 'harm' : 'next',
  };
}

function sayOutOfField({ beam, devices }: SimState, hands: DeviceSlot): Advice {
  const { right, up } = placeOnPicture(beam, devices[DEVICE_SLOTS.indexOf(hands)]);
  const sideways = right > 0 ? 'right' : 'left';
  const edge = Math.abs(up) > Math.abs(right) ? (up > 0 ? 'upper' : 'lower') : sideways;
  return {
    move: `The ${NAME_OF_SLOT[hands]} tip is out of the picture.`,
    reason: `It has left over the ${edge} edge. Move the table until you see it, then go on.`,
    tone: 'next',
  };
}

const roundTo5 = (lengthMm: number): number => Math.max(5, 5 * Math.round(lengthMm / 5));
