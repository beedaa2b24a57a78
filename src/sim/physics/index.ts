export type { RodState } from './rod-state.ts';
