/** What has been reached of a level so far. Plain data. */
import type { SimState } from '../../sim/index.ts';
import { evaluate, type HeldTicks } from './evaluate.ts';
import type { Level, Phase } from './level.ts';

/** A phase that has been reached, and when. Once lit, it stays lit. */
export interface LitPhase {
  phase: string;
  tick: number;
}

export interface Progress {
  lit: readonly LitPhase[];
  held: HeldTicks;
}

export const NOTHING_REACHED: Progress = { lit: [], held: {} };

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

/** The id of the phase that ends the level. */
export function targetPhase({ phases }: Level): string {
  return phases.at(-1)!.id;
}

/** Whether the target has been reached, whatever was left out on the way. */
export function hasReachedTarget(level: Level, { lit }: Progress): boolean {
  return lit.some(({ phase }) => phase === targetPhase(level));
}
