export { readCommand } from './command.ts';
export { runReplay } from './play-replay.ts';
export { readReplay } from './read-replay.ts';
export { copyRecording, type Recording, recordCommands, recordHash, toReplay } from './recording.ts';
export { type Decision, MAX_REPLAY_TICKS, type Replay, TICKS_BETWEEN_HASHES } from './replay.ts';
