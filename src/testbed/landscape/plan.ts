import { AZYGOS_HEIGHTS_MM, AZYGOS_ROLLS_DEG, mapAzygosRow } from './azygos.ts';
import type { Row, RowPlan } from './landscape.ts';
import { mapSegmentalRow, PARKED_ABOVE_MM, SEGMENTAL_ROLLS_DEG, TURNED_DEG } from './segmental.ts';
import { LEVELS } from './way.ts';

export interface MapChoice {
  ostium: string;
  spacing: number;
  /** Every second height and roll. */
  quick: boolean;
}

export const OSTIA: readonly string[] = ['azygos', ...LEVELS];

/** The rows of a map, in the order in which they are printed. */
export function planRows({ ostium, spacing, quick }: MapChoice): RowPlan[] {
  const some = (all: readonly number[]) => (quick ? all.filter((_, i) => i % 2 === 0) : all);
  if (ostium === 'azygos') {
    const rollsDeg = some(AZYGOS_ROLLS_DEG);
    return some(AZYGOS_HEIGHTS_MM).map((heightMm) => ({ ostium, heightMm, turnedDeg: null, rollsDeg, spacing }));
  }
  const rollsDeg = some(SEGMENTAL_ROLLS_DEG);
  return some(PARKED_ABOVE_MM).flatMap((heightMm) =>
    some(TURNED_DEG).map((turnedDeg) => ({ ostium, heightMm, turnedDeg, rollsDeg, spacing })),
  );
}

export function mapRow(plan: RowPlan): Row {
  return plan.ostium === 'azygos' ? mapAzygosRow(plan) : mapSegmentalRow(plan);
}
