import type { Level } from './level.ts';

/** Drills, rung by rung, before the cases that they prepare for; otherwise the quicker level, by its par, before the longer one. */
export function byReadingOrder(a: Level, b: Level): number {
  const isCase = ({ group }: Level) => Number(group !== 'drill');
  const rungOf = ({ rung }: Level) => rung ?? Number.MAX_SAFE_INTEGER;
  return (
    isCase(a) - isCase(b) || rungOf(a) - rungOf(b) || a.par.timeS - b.par.timeS || a.title.localeCompare(b.title, 'en')
  );
}
