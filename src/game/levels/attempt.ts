/** An attempt at a level: the world, and what has been reached in it so far. Plain data. */
import { cloneState, createSim, type SimCommand, type SimEvent, type SimState, stepSim } from '../../sim/index.ts';
import { evaluate, type HeldTicks } from './evaluate.ts';
import type { Level, Phase } from './level.ts';

/** A phase that has been reached, and when. Once lit, it stays lit. */
interface LitPhase {
  phase: string;
  tick: number;
}

export interface Progress {
  lit: readonly LitPhase[];
  held: HeldTicks;
}

export interface Attempt {
  level: Level;
  sim: SimState;
  progress: Progress;
}

/** What the trainer itself reports. */
export type GameEvent =
  | { kind: 'objectiveLit'; phase: string; tick: number }
  | { kind: 'levelCompleted'; level: string; tick: number; phasesLit: number; phasesTotal: number };

export function startAttempt(level: Level, seed: number = level.seed): Attempt {
  const { devices, route, view } = level.start;
  return { level, sim: createSim({ seed, devices, route, view }), progress: { lit: [], held: {} } };
}

/** One tick of the world, then a look at what has been reached. */
export function playTick(attempt: Attempt, commands: readonly SimCommand[]): (SimEvent | GameEvent)[] {
  const events = stepSim(attempt.sim, commands);
  const before = attempt.progress;
  attempt.progress = observe(attempt.level.phases, attempt.sim, before);
  return [...events, ...newsOf(attempt, attempt.progress.lit.slice(before.lit.length))];
}

/** Progress after one more look at the world. */
export function observe(phases: readonly Phase[], sim: SimState, { lit, held }: Progress): Progress {
  const dark = phases.filter(({ id }) => !lit.some(({ phase }) => phase === id));
  const seen = dark.map(({ id, when }) => ({ id, ...evaluate(when, sim, held, id) }));
  const news = seen.filter((one) => one.true).map(({ id }) => ({ phase: id, tick: sim.tick }));
  return {
    lit: news.length === 0 ? lit : [...lit, ...news],
    held: Object.assign({}, ...seen.map((one) => one.held)) as HeldTicks,
  };
}

function newsOf({ level, sim, progress }: Attempt, news: readonly LitPhase[]): GameEvent[] {
  const events: GameEvent[] = news.map((one) => ({ kind: 'objectiveLit', ...one }));
  if (!news.some(({ phase }) => phase === targetPhase(level))) return events;
  const [phasesLit, phasesTotal] = [progress.lit.length, level.phases.length];
  return [...events, { kind: 'levelCompleted', level: level.id, tick: sim.tick, phasesLit, phasesTotal }];
}

/** The id of the phase that ends the level. */
function targetPhase({ phases }: Level): string {
  return phases.at(-1)!.id;
}

/** Whether the target has been reached, whatever was left out on the way. */
export function hasReachedTarget({ level, progress }: Attempt): boolean {
  return progress.lit.some(({ phase }) => phase === targetPhase(level));
}

/** A copy that shares nothing that changes. */
export function cloneAttempt({ level, sim, progress }: Attempt): Attempt {
  return { level, sim: cloneState(sim), progress };
}
