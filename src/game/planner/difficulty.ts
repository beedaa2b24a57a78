/** How hard a level is, from the choices that a planner met in it. */
import type { Replay } from '../replay/index.ts';

export interface Difficulty {
  /** Places with a choice, where at least one way did not lead on. */
  decisions: number;
  /** Share of the ways that led on, at the place where the fewest did. */
  narrowest: number;
  /** Tries that somebody needs on average who tries at random until each of them is passed. */
  attempts: number;
}

/** Null for a run that nobody planned. A place that was tried again from elsewhere counts with all its tries. */
export function difficultyOf({ decisions }: Pick<Replay, 'decisions'>): Difficulty | null {
  if (!decisions) return null;
  const places = new Map<string, { tried: number; succeeded: number }>();
  for (const { at, tried, succeeded } of decisions) {
    const place = places.get(at) ?? { tried: 0, succeeded: 0 };
    places.set(at, { tried: place.tried + tried, succeeded: place.succeeded + succeeded });
  }
  const shares = [...places.values()].filter(({ succeeded, tried }) => succeeded > 0 && succeeded < tried);
  return {
    decisions: shares.length,
    narrowest: Math.min(1, ...shares.map(({ succeeded, tried }) => succeeded / tried)),
    attempts: shares.reduce((sum, { succeeded, tried }) => sum + tried / succeeded, 0),
  };
}
