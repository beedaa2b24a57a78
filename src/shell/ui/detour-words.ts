import { DEVICE_SLOTS, type DeviceSlot, type Vessel } from '../../sim/index.ts';
import type { Detour } from './detour.ts';
import type { Advice } from './model.ts';
import { NAME_OF_SLOT } from './slot-names.ts';

type Of<Kind> = Extract<Detour, { kind: Kind }>;

/** What the coach says of a tip that has gone too far, into another vein, or back. */
export function sayDetour(detour: Detour, hands: DeviceSlot): Advice {
  const device = nameInText(detour.slot, hands);
  if (detour.kind === 'past') return sayPast(detour, device);
  return detour.kind === 'astray' ? sayAstray(detour, device, detour.slot === hands) : sayFallenBack(detour, device);
}

function sayPast({ here, goal, byMm, isBelow }: Of<'past'>, device: string): Advice {
  const missed = here === goal ? `its place in the ${inText(here)}` : `the mouth of the ${inText(goal)}`;
  return {
    move: `The ${device} is ${roundTo5(byMm)} mm too ${isBelow ? 'low' : 'high'}.`,
    reason: `Its tip has passed ${missed}. Draw it back ${roundTo5(byMm)} mm${here === goal ? '' : ', turn it, and try again'}.`,
    tone: 'next',
  };
}

function sayAstray({ here, goal, trunk, backMm, thenMm, isLower }: Of<'astray'>, device: string, own: boolean): Advice {
  const then = thenMm < 5 ? '' : `, go ${roundTo5(thenMm)} mm ${isLower ? 'lower' : 'higher'}`;
  const isOtherSegment = here.level && goal.level && segmentOf(here) !== segmentOf(goal);
  const where = own ? 'This is' : `The ${device} is in`;
  return {
    move: isOtherSegment
      ? `${where} ${segmentOf(here)}; you want ${segmentOf(goal)}.`
      : `${where} the ${inText(here)}: not the way.`,
    reason: `Draw the ${device} ${roundTo5(backMm)} mm back into the ${inText(trunk)}${then}, and turn it before you push again.`,
    tone: 'next',
  };
}

function sayFallenBack({ here, goal }: Of<'fallen back'>, device: string): Advice {
  return {
    move: `The ${device} has slipped back out of the ${inText(goal)}.`,
    reason: `Its tip lies in the ${inText(here)} again. Aim it at the mouth of the ${inText(goal)} and push it in anew before anything follows it.`,
    tone: 'next',
  };
}

/** With its key where another device is in the hand. */
const nameInText = (slot: DeviceSlot, hands: DeviceSlot): string =>
  slot === hands ? NAME_OF_SLOT[slot] : `${NAME_OF_SLOT[slot]} (${DEVICE_SLOTS.indexOf(slot) + 1})`;

const segmentOf = ({ side, level }: Vessel): string => `${side} ${level}`;

/** A name as it stands within a sentence. */
const inText = ({ name }: Vessel): string => name.charAt(0).toLowerCase() + name.slice(1);

const roundTo5 = (lengthMm: number): number => Math.max(5, 5 * Math.round(lengthMm / 5));
