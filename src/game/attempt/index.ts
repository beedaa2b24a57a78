export { type Attempt, cloneAttempt, type GameEvent, playTick, startAttempt } from './attempt.ts';
