export { CASE_MIX, CASE_MIX_PATIENTS } from './case-mix.ts';
export { type DrawnCase, drawCase } from './draw-case.ts';
export { nearestLevel } from './nearest-level.ts';
