/** Cases as often as the paper had them. */
import { createChance } from '../../sim/index.ts';
import { CASE_MIX, type GroupShare } from './case-mix.ts';

/** So many seeds there are. @assumption 31 bits: every seed that a level may name fits */
const SEEDS = 0x80000000;

export interface DrawnCase {
  group: GroupShare['group'];
  /** As the tree calls it: `R T8`. */
  foramen: string;
  /** The patient's own seed: the same case, the same patient. */
  patientSeed: number;
}

/** The same seed, the same case. */
export function drawCase(seed: number): DrawnCase {
  const chance = createChance(seed);
  const drawn = pick(CASE_MIX, ({ count }) => count, chance());
  const [level] = pick(Object.entries(drawn.levels), ([, share]) => share, chance());
  const side = pick(drawn.sides, () => 1, chance());
  return { group: drawn.group, foramen: `${side} ${level}`, patientSeed: Math.floor(chance() * SEEDS) };
}

/** One of several, each as likely as its share; `at` is from 0 up to 1. */
function pick<T>(list: readonly T[], shareOf: (one: T) => number, at: number): T {
  let left = at * list.reduce((sum, one) => sum + shareOf(one), 0);
  for (const one of list) {
    left -= shareOf(one);
    if (left < 0) return one;
  }
  return list.at(-1)!;
}
