import type { DeviceSlot, Vessel } from '../../sim/index.ts';
import type { Detour } from './detour.ts';
import type { Advice } from './model.ts';
import { NAME_OF_SLOT } from './slot-names.ts';

/** What the coach says to a tip that has gone too far or into another vein. */
export function sayDetour(detour: Detour, slot: DeviceSlot): Advice {
  return detour.kind === 'past' ? sayPast(detour, slot) : sayAstray(detour, slot);
}

function sayPast({ here, goal, byMm, isBelow }: Extract<Detour, { kind: 'past' }>, slot: DeviceSlot): Advice {
  const missed = here === goal ? `its place in the ${inText(here)}` : `the mouth of the ${inText(goal)}`;
  return {
    move: `The ${NAME_OF_SLOT[slot]} is ${roundTo5(byMm)} mm too ${isBelow ? 'low' : 'high'}.`,
    reason: `Its tip has passed ${missed}. Draw it back ${roundTo5(byMm)} mm${here === goal ? '' : ', turn it, and try again'}.`,
    tone: 'next',
  };
}

function sayAstray(detour: Extract<Detour, { kind: 'astray' }>, slot: DeviceSlot): Advice {
  const { here, goal, trunk, backMm, thenMm, isLower } = detour;
  const then = thenMm < 5 ? '' : `, go ${roundTo5(thenMm)} mm ${isLower ? 'lower' : 'higher'}`;
  const isOtherSegment = here.level && goal.level && segmentOf(here) !== segmentOf(goal);
  return {
    move: isOtherSegment
      ? `This is ${segmentOf(here)}; you want ${segmentOf(goal)}.`
      : `This is the ${inText(here)}: not the way.`,
    reason: `Draw the ${NAME_OF_SLOT[slot]} ${roundTo5(backMm)} mm back into the ${inText(trunk)}${then}, and turn it before you push again.`,
    tone: 'next',
  };
}

const segmentOf = ({ side, level }: Vessel): string => `${side} ${level}`;

/** A name as it stands within a sentence. */
const inText = ({ name }: Vessel): string => name.charAt(0).toLowerCase() + name.slice(1);

const roundTo5 = (lengthMm: number): number => Math.max(5, 5 * Math.round(lengthMm / 5));
