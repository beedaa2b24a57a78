/** What a run has shown so far, as plain data: the scores are read from it. */
import type { SimEvent, SimState } from '../../sim/index.ts';
import type { Level } from '../levels/index.ts';
import { type BranchWatch, freshBranchWatch, watchBranches } from './branch-watch.ts';
import { freshMishaps, type MishapWatch, watchMishaps } from './critical.ts';
import { freshGuideWatch, type GuideWatch, watchGuide } from './guide-watch.ts';
import { type ValveWatch, watchValves } from './valve-watch.ts';

export interface Tally {
  guide: GuideWatch;
  valves: ValveWatch;
  mishaps: MishapWatch;
  branches: BranchWatch;
}

export function freshTally(): Tally {
  return { guide: freshGuideWatch(), valves: [], mishaps: freshMishaps(), branches: freshBranchWatch() };
}

/** After every tick; changes the tally. */
export function keepTally(tally: Tally, level: Level, sim: SimState, events: readonly SimEvent[]): void {
  const { scoring, target } = level;
  if (scoring?.stability) watchGuide(tally.guide, sim, events, scoring.stability.parkedIn, target);
  watchValves(tally.valves, sim, events);
  watchMishaps(tally.mishaps, sim, events);
  watchBranches(tally.branches, level, sim);
}
