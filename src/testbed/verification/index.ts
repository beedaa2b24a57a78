/** The verification ladder, through the very solver that the game runs. */
export type { VerificationCase } from './case.ts';
export { replayHash } from './game-runs.ts';
export { ladder } from './ladder.ts';
