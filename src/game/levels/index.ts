export { checkDevice, namesVessel, vesselsNamed } from './check-names.ts';
export { type Condition, conditionSchema } from './condition.ts';
export { inDrawnPatient, seedOfFittingPatient } from './drawn-patient.ts';
export { isTipSeen, measurePurchaseMm } from './evaluate.ts';
export { type Level, levelSchema, type Phase } from './level.ts';
export { isOnRoute } from './named-vessels.ts';
export {
  hasReachedTarget,
  type LitPhase,
  NOTHING_REACHED,
  observe,
  type Progress,
  targetPhase,
} from './progress.ts';
export { readLevel } from './read-level.ts';
export { byReadingOrder } from './reading-order.ts';
export { knownWorld, treeOf } from './world.ts';
