/** An attempt at a level: the world, and what has been reached in it so far. Plain data. */
import { cloneState, createSim, type SimCommand, type SimEvent, type SimState, stepSim } from '../../sim/index.ts';
import { type Level, type LitPhase, NOTHING_REACHED, observe, type Progress, targetPhase } from '../levels/index.ts';
import { freshTally, keepTally, type Tally } from '../scoring/index.ts';

export interface Attempt {
  level: Level;
  sim: SimState;
  progress: Progress;
  tally: Tally;
}

/** What the trainer itself reports. */
export type GameEvent =
  | { kind: 'objectiveLit'; phase: string; tick: number }
  | { kind: 'levelCompleted'; level: string; tick: number; phasesLit: number; phasesTotal: number };

export function startAttempt(level: Level, seed: number = level.seed): Attempt {
  const { devices, route, view } = level.start;
  const sim = createSim({ seed, devices, route, view, ...level.patient });
  return { level, sim, progress: NOTHING_REACHED, tally: freshTally() };
}

/** One tick of the world, then a look at what has been reached. */
export function playTick(attempt: Attempt, commands: readonly SimCommand[]): (SimEvent | GameEvent)[] {
  const events = stepSim(attempt.sim, commands);
  return [...events, ...judgeTick(attempt, events)];
}

/** The look at a world that has just been stepped: keeps the tally, lights phases. */
export function judgeTick(attempt: Attempt, events: readonly SimEvent[]): GameEvent[] {
  keepTally(attempt.tally, attempt.level, attempt.sim, events);
  const before = attempt.progress;
  attempt.progress = observe(attempt.level.phases, attempt.sim, before);
  return newsOf(attempt, attempt.progress.lit.slice(before.lit.length));
}

function newsOf({ level, sim, progress }: Attempt, news: readonly LitPhase[]): GameEvent[] {
  const events: GameEvent[] = news.map((one) => ({ kind: 'objectiveLit', ...one }));
  if (!news.some(({ phase }) => phase === targetPhase(level))) return events;
  const [phasesLit, phasesTotal] = [progress.lit.length, level.phases.length];
  return [...events, { kind: 'levelCompleted', level: level.id, tick: sim.tick, phasesLit, phasesTotal }];
}

/** A copy that shares nothing that changes. */
export function cloneAttempt({ level, sim, progress, tally }: Attempt): Attempt {
  return { level, sim: cloneState(sim), progress, tally: structuredClone(tally) };
}
