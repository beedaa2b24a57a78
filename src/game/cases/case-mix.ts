import type { Level } from '../levels/index.ts';

type Side = 'L' | 'R';

export interface GroupShare {
  group: Exclude<Level['group'], 'drill'>;
  /** Fistulas of the series. */
  count: number;
  sides: readonly Side[];
  /** Share of each level within the group. */
  levels: Readonly<Record<string, number>>;
}

/** Patients of the series: some had several fistulas. @source Borg N et al., AJNR 2022 */
export const CASE_MIX_PATIENTS = 60;

/**
 * How often each access group is the one, and in it each level.
 * @source counts of 78 fistulas, and no side preferred in the neck: Borg N et al., AJNR 2022
 * @assumption levels within a group: the series gives groups only; larger ones find most fistulas from T9 to L1
 */
export const CASE_MIX: readonly GroupShare[] = [
  {
    group: 'right T5-T12',
    count: 41,
    sides: ['R'],
    levels: { T5: 4, T6: 6, T7: 9, T8: 13, T9: 18, T10: 24, T11: 17, T12: 9 },
  },
  { group: 'right lumbar', count: 1, sides: ['R'], levels: { L1: 60, L2: 30, L3: 10 } },
  { group: 'left T9-L5', count: 11, sides: ['L'], levels: { T9: 15, T10: 25, T11: 25, T12: 20, L1: 10, L2: 5 } },
  { group: 'left T5-T8', count: 6, sides: ['L'], levels: { T5: 15, T6: 20, T7: 30, T8: 35 } },
  { group: 'right T1-T4', count: 8, sides: ['R'], levels: { T1: 20, T2: 25, T3: 30, T4: 25 } },
  { group: 'left T1-T4', count: 5, sides: ['L'], levels: { T1: 20, T2: 25, T3: 30, T4: 25 } },
  { group: 'cervical', count: 6, sides: ['R', 'L'], levels: { C6: 15, C7: 35, C8: 50 } },
];
