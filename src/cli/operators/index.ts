/** Scripted hands for headless expert runs, by level. */
import type { Operator } from './operator.ts';
import { operateRightT5 } from './right-t5.ts';
import { operateRightT8 } from './right-t8.ts';

export { Operator } from './operator.ts';

export const OPERATORS: Readonly<Record<string, (hands: Operator) => void>> = {
  'right-t5': operateRightT5,
  'right-t8': operateRightT8,
};
