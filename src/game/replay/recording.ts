import { hashState, SIM_BUILD, type SimCommand, type SimState } from '../../sim/index.ts';
import { type Milestone, REPLAY_FORMAT, type Replay, type Span, TICKS_BETWEEN_HASHES } from './replay.ts';

/** What has been played so far. It only ever grows; spans and milestones are replaced, never changed. */
export interface Recording {
  spans: Span[];
  hashes: Milestone[];
}

export function copyRecording({ spans, hashes }: Recording): Recording {
  return { spans: [...spans], hashes: [...hashes] };
}

/** Adds the commands that are about to be carried out in a tick. */
export function recordCommands({ spans }: Recording, tick: number, commands: readonly SimCommand[]): void {
  if (commands.length === 0) return;
  const last = spans.at(-1);
  const goesOn = last && last.tick + last.ticks === tick && isSame(last.commands, commands);
  if (goesOn) spans[spans.length - 1] = { ...last, ticks: last.ticks + 1 };
  else spans.push({ tick, ticks: 1, commands });
}

const isSame = (a: readonly SimCommand[], b: readonly SimCommand[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Takes the hash of the state, where one is due. */
export function recordHash({ hashes }: Recording, state: SimState): void {
  if (state.tick % TICKS_BETWEEN_HASHES === 0) hashes.push({ tick: state.tick, hash: hashState(state) });
}

/** The recording as a file that can be played again. */
export function toReplay({ spans, hashes }: Recording, level: string, state: SimState): Replay {
  return {
    format: REPLAY_FORMAT,
    ...{ build: SIM_BUILD, level, seed: state.seed, ticks: state.tick },
    ...{ commands: spans, hashes, finalHash: hashState(state) },
  };
}
