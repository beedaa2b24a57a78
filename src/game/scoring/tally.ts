/** What a run has shown so far, as plain data: the scores are read from it. */
import type { SimEvent, SimState, Vessel } from '../../sim/index.ts';
import type { Level } from '../levels/index.ts';
import { freshMishaps, type MishapWatch, watchMishaps } from './critical.ts';
import { freshGuideWatch, type GuideWatch, watchGuide } from './guide-watch.ts';
import { type ValveWatch, watchValves } from './valve-watch.ts';

export interface Tally {
  guide: GuideWatch;
  valves: ValveWatch;
  mishaps: MishapWatch;
}

export function freshTally(): Tally {
  return { guide: freshGuideWatch(), valves: [], mishaps: freshMishaps() };
}

/** After every tick; changes the tally. */
export function keepTally(tally: Tally, { scoring, target }: Level, sim: SimState, events: readonly SimEvent[]): void {
  if (scoring?.stability) {
    const foramen = sim.tree.foramina.find(({ id }) => id === target.foramen);
    const isTarget = ({ id, level, side }: Vessel) =>
      foramen ? level === foramen.level && side === foramen.side : id === target.vessel;
    watchGuide(tally.guide, sim, events, { parkedIn: scoring.stability.parkedIn, isTarget });
  }
  watchValves(tally.valves, sim, events);
  watchMishaps(tally.mishaps, sim, events);
}
