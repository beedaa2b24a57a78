export { type Attempt, cloneAttempt, type GameEvent, judgeTick, playTick, startAttempt } from './attempt.ts';
