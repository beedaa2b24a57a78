/** The door of the planner: it plays a level by looking ahead, and tells how hard that was. */
export { type Difficulty, difficultyOf } from './difficulty.ts';
export { planLevel } from './plan.ts';
