/**
 * Stability, 0–100: how firmly the guide lay. Lost are: for purchase short of what the target needs, 40 times the share that
 * lacks; for drift beyond 2 mm (95th percentile while only inner devices are fed), 3 per mm, at most 30; 25 for each
 * kick-back; 5 for each tip that jumps, at most 20. A guide lost to the atrium, its tip or a loop of
 * 80 mm, is worth nothing.
 */
import { driftMm, type GuideWatch } from './guide-watch.ts';
import { beyond, type Loss, type Score, scoreOf } from './score.ts';

/** Drift without loss, mm. @assumption as much as a heartbeat moves the arch */
const DRIFT_FREE_MM = 2;

/** @returns null while nothing has been worked at the target: there is nothing to judge yet */
export function scoreStability(watch: GuideWatch, needMm: number): Score | null {
  if (watch.leastPurchaseMm === null && watch.lostTick === null) return null;
  return scoreOf([...lost(watch), purchase(watch, needMm), drift(watch), ...kickBacks(watch), ...jumps(watch)]);
}

function lost({ lostTick }: GuideWatch): Loss[] {
  if (lostTick === null) return [];
  const say = 'The guide fell into the atrium: it was pushed on while its tip did not go.';
  return [{ points: 100, code: 'guideLost', say, value: 1, unit: '', tick: lostTick }];
}

function purchase({ leastPurchaseMm, leastPurchaseTick }: GuideWatch, needMm: number): Loss {
  const mm = leastPurchaseMm ?? 0;
  return {
    points: 40 * Math.max(0, 1 - mm / needMm),
    ...{ code: 'shortPurchase', value: mm, unit: 'mm', tick: leastPurchaseTick },
    say: `Only ${mm.toFixed(0)} mm of guide lay in the azygos while the work was done; this target needs ${needMm} mm.`,
  };
}

function drift(watch: GuideWatch): Loss {
  const mm = driftMm(watch);
  return {
    points: beyond(mm, DRIFT_FREE_MM, 3, 30),
    ...{ code: 'drift', value: mm, unit: 'mm', tick: watch.worstDriftTick },
    say: `The guide's tip gave way by ${mm.toFixed(1)} mm while inner devices were pushed.`,
  };
}

function kickBacks({ kickBacks: ticks }: GuideWatch): Loss[] {
  const say = 'The guide was kicked out of the vein that it was parked in.';
  return ticks.map((tick) => ({ points: 25, code: 'kickBack', say, value: 1, unit: '', tick }));
}

function jumps({ jumps: all }: GuideWatch): Loss[] {
  const [worst] = [...all].sort((a, b) => b.mm - a.mm);
  if (!worst) return [];
  const say = `A tip sprang: stored bend let go ${all.length === 1 ? 'once' : `${all.length} times`}.`;
  return [
    { points: Math.min(20, 5 * all.length), code: 'tipJump', say, value: worst.mm, unit: 'mm', tick: worst.tick },
  ];
}
