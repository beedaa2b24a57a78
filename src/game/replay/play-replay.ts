import { hashState, type SimCommand } from '../../sim/index.ts';
import { type Attempt, playTick, startAttempt } from '../attempt/index.ts';
import { inDrawnPatient, type Level } from '../levels/index.ts';
import type { Milestone, Replay, Span } from './replay.ts';

/** Where a replay first became another world than the recorded one. */
interface Divergence {
  tick: number;
  recorded: string;
  played: string;
}

interface ReplayOutcome {
  attempt: Attempt;
  finalHash: string;
  /** Null = bit-identical at every hash and at the end. */
  divergence: Divergence | null;
}

/** Plays a run again, from the start to its end, whether or not it diverges. `onTick` may look at the attempt after every tick. */
export function runReplay(replay: Replay, level: Level, onTick?: (attempt: Attempt) => void): ReplayOutcome {
  const attempt = startAttempt(replay.patient === 'drawn' ? inDrawnPatient(level) : level, replay.seed);
  const commandsAt = followSpans(replay.commands);
  const recorded = new Map(milestonesOf(replay).map(({ tick, hash }) => [tick, hash]));
  let divergence: Divergence | null = null;
  while (attempt.sim.tick < replay.ticks) {
    playTick(attempt, commandsAt(attempt.sim.tick));
    divergence ??= compare(attempt, recorded.get(attempt.sim.tick));
    onTick?.(attempt);
  }
  return { attempt, finalHash: hashState(attempt.sim), divergence };
}

function milestonesOf({ hashes, ticks, finalHash }: Replay): Milestone[] {
  return [...hashes, { tick: ticks, hash: finalHash }];
}

function compare({ sim }: Attempt, recorded: string | undefined): Divergence | null {
  if (recorded === undefined) return null;
  const played = hashState(sim);
  return played === recorded ? null : { tick: sim.tick, recorded, played };
}

const NOTHING: readonly SimCommand[] = [];

/** The commands of a tick, for ticks that are asked for in order. */
export function followSpans(spans: readonly Span[]): (tick: number) => readonly SimCommand[] {
  let next = 0;
  return (tick) => {
    while (next < spans.length && spans[next]!.tick + spans[next]!.ticks <= tick) next++;
    const span = spans[next];
    return span && span.tick <= tick ? span.commands : NOTHING;
  };
}
