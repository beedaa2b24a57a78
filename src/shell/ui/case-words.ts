import { CASE_MIX, CASE_MIX_PATIENTS, type DrawnCase } from '../../game/index.ts';

/** One case for everybody on a day. */
export function caseOfTheDay(day: Date): number {
  return day.getFullYear() * 10000 + (day.getMonth() + 1) * 100 + day.getDate();
}

/** What was drawn, how rare it is, and honestly whether there is a level of just that. */
export function sayCase(
  { group, foramen }: DrawnCase,
  level: { title: string; target: { foramen?: string | undefined } },
  isOfTheDay: boolean,
): string {
  const all = CASE_MIX.reduce((sum, { count }) => sum + count, 0);
  const { count } = CASE_MIX.find((one) => one.group === group)!;
  const place = foramen.replace('L ', 'left ').replace('R ', 'right ');
  const drawn = `${isOfTheDay ? 'Case of the day' : 'A case by chance'}: ${place}, from a group with ${count} of ${all} fistulas that ${CASE_MIX_PATIENTS} patients had.`;
  return level.target.foramen === foramen
    ? drawn
    : `${drawn} There is no level of it yet; the nearest is ${level.title}.`;
}
