import { AZYGOS_HEIGHTS_MM, AZYGOS_ROLLS_DEG, mapAzygosRow } from './azygos.ts';
import type { Row, RowPlan } from './landscape.ts';
import { PARKING } from './parking.ts';
import { ABOVE_OSTIUM_MM, mapSegmentalRow, SEGMENTAL_ROLLS_DEG } from './segmental.ts';

export interface MapChoice {
  ostium: string;
  spacing: number;
  /** Every second height and roll. */
  quick: boolean;
  /** Parking places to compare; the good operator's own if empty. */
  parkedMm: readonly number[];
  /** How its hub is turned there; as the good operator does if null. */
  turnedDeg: number | null;
}

export const OSTIA: readonly string[] = ['azygos', ...Object.keys(PARKING)];

/** The rows of a map, in the order in which they are printed. */
export function planRows({ ostium, spacing, quick, parkedMm, turnedDeg }: MapChoice): RowPlan[] {
  const some = (all: readonly number[]) => (quick ? all.filter((_, i) => i % 2 === 0) : all);
  if (ostium === 'azygos') {
    const rollsDeg = some(AZYGOS_ROLLS_DEG);
    return some(AZYGOS_HEIGHTS_MM).map((heightMm) => ({
      ostium,
      heightMm,
      rollsDeg,
      parkedMm: null,
      turnedDeg,
      spacing,
    }));
  }
  const rollsDeg = some(SEGMENTAL_ROLLS_DEG);
  const places = parkedMm.length > 0 ? parkedMm : [PARKING[ostium]!.parkedMm];
  return places.flatMap((place) =>
    some(ABOVE_OSTIUM_MM).map((heightMm) => ({ ostium, heightMm, rollsDeg, parkedMm: place, turnedDeg, spacing })),
  );
}

export function mapRow(plan: RowPlan): Row {
  return plan.ostium === 'azygos' ? mapAzygosRow(plan) : mapSegmentalRow(plan);
}
