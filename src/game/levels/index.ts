export {
  type Attempt,
  cloneAttempt,
  type GameEvent,
  hasReachedTarget,
  type LitPhase,
  type Progress,
  playTick,
  startAttempt,
} from './attempt.ts';
export { CONDITION_KINDS, type Condition } from './condition.ts';
export { measurePurchaseMm } from './evaluate.ts';
export { type Level, levelSchema, type Phase } from './level.ts';
export { readLevel } from './read-level.ts';
export { knownWorld, type LevelWorld } from './world.ts';
