import type { Level } from './level.ts';

/** Drills before the cases that they prepare for; in each the quicker level, by its par, before the longer one. */
export function byReadingOrder(a: Level, b: Level): number {
  const isCase = ({ group }: Level) => Number(group !== 'drill');
  return isCase(a) - isCase(b) || a.par.timeS - b.par.timeS || a.title.localeCompare(b.title, 'en');
}
