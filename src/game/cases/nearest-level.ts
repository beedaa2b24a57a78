import type { Level } from '../levels/index.ts';
import type { DrawnCase } from './draw-case.ts';

type Candidate = Pick<Level, 'group' | 'target'>;

/** The level that comes nearest to a drawn case: of its group if there is one, and there the nearest foramen. Null without any case. */
export function nearestLevel<T extends Candidate>(wanted: DrawnCase, levels: readonly T[]): T | null {
  const cases = levels.filter(({ group, target }) => group !== 'drill' && target.foramen !== undefined);
  const ofGroup = cases.filter(({ group }) => group === wanted.group);
  const pool = ofGroup.length > 0 ? ofGroup : cases;
  const least = Math.min(...pool.map((one) => stepsBetween(one, wanted)));
  const nearest = pool.filter((one) => stepsBetween(one, wanted) === least);
  return nearest[wanted.patientSeed % nearest.length] ?? null;
}

/** Foramina between a level's target and the one that is wanted; the other side of the spine is further than any way along it. */
function stepsBetween({ target }: Candidate, { foramen }: DrawnCase): number {
  const [here, there] = [placeOf(target.foramen!), placeOf(foramen)];
  return Math.abs(here.row - there.row) + (here.side === there.side ? 0 : ROWS);
}

/** Foramina of a side, from the first of the neck to the last lumbar one. @source anatomy: 8 cervical, 12 thoracic, 5 lumbar */
const ROWS = 25;
const ROWS_ABOVE: Readonly<Record<string, number>> = { C: 0, T: 8, L: 20 };

function placeOf(foramen: string): { side: string; row: number } {
  const [side, level] = foramen.split(' ') as [string, string];
  return { side, row: (ROWS_ABOVE[level[0]!] ?? 0) + Number(level.slice(1)) };
}
