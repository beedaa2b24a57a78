export { readCommand } from './command.ts';
export { type Divergence, type ReplayOutcome, runReplay } from './play-replay.ts';
export { type ReplayFits, readReplay } from './read-replay.ts';
export { copyRecording, type Recording, recordCommands, recordHash, toReplay } from './recording.ts';
export {
  MAX_REPLAY_TICKS,
  type Milestone,
  REPLAY_FORMAT,
  type Replay,
  type Span,
  TICKS_BETWEEN_HASHES,
} from './replay.ts';
