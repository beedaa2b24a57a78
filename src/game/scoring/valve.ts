/**
 * Valve crossing, 0–100: how well the valves on the way were passed. Lost are, for each valve: 15 for each attempt after
 * the second; for force on a cusp beyond 10 mN, 1 per mN, at most 30; for an opening at the crossing below 0.3, 100 per
 * unit, at most 30; for time since the first touch beyond 30 s, 1 per 6 s, at most 15. A torn cusp, or one that was
 * forced while shut, is worth nothing.
 */
import { TICK_S } from '../../sim/index.ts';
import { beyond, type Loss, type Score, scoreOf } from './score.ts';
import type { ValveRecord, ValveWatch } from './valve-watch.ts';

/** @assumption an edge yields at 2 to 6 mN; more is pushing */
const GENTLE_MN = 10;
/** From this opening on any tip passes; below SHUT nothing passes unforced. @assumption a third, and the gap of a slack cusp */
const OPEN = 0.3;
const SHUT = 0.05;
/** @assumption time for a breath and a second try, s */
const PATIENCE_S = 30;

/** @returns null where no valve has been passed yet, and none was torn */
export function scoreValves(watch: ValveWatch): Score | null {
  const isJudged = watch.some(({ crossing, damagedTick }) => crossing || damagedTick !== null);
  return isJudged ? scoreOf(watch.flatMap(lossesAt)) : null;
}

function lossesAt(record: ValveRecord): Loss[] {
  const { pocketed, lastPocketTick, crossing, damagedTick } = record;
  const attempts = pocketed + (crossing ? 1 : 0);
  return [
    ...torn(damagedTick),
    {
      points: beyond(attempts, 2, 15, 60),
      ...{ code: 'attempts', value: attempts, unit: 'attempts', tick: lastPocketTick },
      say: `It took ${attempts} attempts: the tip was caught behind a cusp ${pocketed} times.`,
    },
    ...(crossing ? lossesOf(record, crossing) : []),
  ];
}

function torn(tick: number | null): Loss[] {
  if (tick === null) return [];
  return [{ points: 100, code: 'valveTorn', say: 'A cusp of the valve was torn.', value: 1, unit: '', tick }];
}

function lossesOf(
  { touchedTick, peakForceN }: ValveRecord,
  { tick, opening }: NonNullable<ValveRecord['crossing']>,
): Loss[] {
  const mN = 1000 * peakForceN;
  const sinceTouchS = (tick - touchedTick) * TICK_S;
  return [
    {
      points: beyond(mN, GENTLE_MN, 1, 30),
      ...{ code: 'force', value: mN, unit: 'mN', tick },
      say: `The cusps were pushed with ${mN.toFixed(0)} mN.`,
    },
    {
      points: opening < SHUT && mN > GENTLE_MN ? 100 : Math.min(30, 100 * Math.max(0, OPEN - opening)),
      ...{ code: opening < SHUT ? 'forcedShut' : 'narrow', value: 100 * opening, unit: '%', tick },
      say: `It was crossed while it stood ${(100 * opening).toFixed(0)} % open: breathing in, or letting go of a strain, opens it.`,
    },
    {
      points: Math.min(15, Math.max(0, sinceTouchS - PATIENCE_S) / 6),
      ...{ code: 'slow', value: sinceTouchS, unit: 's', tick },
      say: `From the first touch it took ${sinceTouchS.toFixed(0)} s.`,
    },
  ];
}
