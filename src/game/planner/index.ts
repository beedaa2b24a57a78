/** The door of the planner: it plays a level by looking ahead. */
export { type Plan, planLevel } from './plan.ts';
