export {
  type Attempt,
  cloneAttempt,
  type GameEvent,
  hasReachedTarget,
  type Progress,
  playTick,
  startAttempt,
} from './attempt.ts';
export { namesVessel } from './check-names.ts';
export type { Condition } from './condition.ts';
export { type Level, levelSchema, type Phase } from './level.ts';
export { readLevel } from './read-level.ts';
export { knownWorld } from './world.ts';
