/** Turns the tables of the usual patient into those of another one, before anything grows from them. */
import type { SegmentRow, VertebraRow, VesselRow } from '../schema.ts';
import { shapeAzygos } from './azygos.ts';
import { carryTwigs } from './carry.ts';
import type { Draft } from './draft.ts';
import { shapeLeftColumns } from './left-columns.ts';
import { shapeLumbar } from './lumbar.ts';
import { suffixOf } from './places.ts';
import { seatSegments, shareStems } from './seat.ts';
import type { Variants } from './table.ts';
import { shapeUpper } from './upper.ts';

export interface Tables {
  rows: readonly VesselRow[];
  segments: readonly SegmentRow[];
  vertebrae: readonly VertebraRow[];
}

export function applyVariants(tables: Tables, variants: Variants): Tables & { absent: string[] } {
  const usual = new Map(tables.rows.map((row) => [row.id, row]));
  const draft: Draft = { rows: new Map(usual), segments: [...tables.segments], vertebrae: tables.vertebrae };
  shapeAzygos(draft, variants);
  shapeLeftColumns(draft, variants);
  shapeUpper(draft, variants);
  shapeLumbar(draft, variants);
  carryTwigs(draft, usual);
  seatSegments(draft, usual, variants);
  shareStems(draft, variants);
  const { rows, segments, vertebrae } = draft;
  return { rows: [...rows.values()], segments, vertebrae, absent: absentIn(variants) };
}

function absentIn({ posteriorAbsent, anteriorAbsent, intersegmentalAbsent }: Variants): string[] {
  return [
    ...posteriorAbsent.map((place) => `epi_pl_${suffixOf(place)}`),
    ...anteriorAbsent.map((place) => `epi_al_${suffixOf(place)}`),
    ...intersegmentalAbsent.map((place) => `isv_${suffixOf(place)}`),
  ];
}
