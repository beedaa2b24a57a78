/** The tables of a patient while variants change them. */
import { drawCentreline, type Point } from '../centreline.ts';
import type { SegmentRow, VertebraRow, VesselRow } from '../schema.ts';

export interface Draft {
  /** By id, in the order of the table. Rows are replaced, never written to: what is the same row is the usual one. */
  rows: Map<string, VesselRow>;
  segments: SegmentRow[];
  vertebrae: readonly VertebraRow[];
}

type Change = Partial<Omit<VesselRow, 'pointsMm'>> & { pointsMm?: readonly Point[] };

/** Replaces what is given of a row; nothing happens where there is no such row. */
export function changeRow({ rows }: Draft, id: string, { pointsMm, ...change }: Change): void {
  const row = rows.get(id);
  if (row) rows.set(id, { ...row, ...change, pointsMm: pointsMm ? pointsMm.map(rounded) : row.pointsMm });
}

/** Takes a vein out; what led into it ends blind. */
export function removeRow({ rows }: Draft, id: string): void {
  rows.delete(id);
  for (const row of rows.values()) {
    if (row.from !== id && row.to !== id) continue;
    rows.set(row.id, { ...row, from: row.from === id ? null : row.from, to: row.to === id ? null : row.to });
  }
}

/** A vein that only some patients have, even in width. */
export function addRow(
  { rows }: Draft,
  row: Pick<VesselRow, 'id' | 'name' | 'group' | 'side' | 'from' | 'to'> & {
    diameterMm: number;
    pointsMm: readonly Point[];
  },
): void {
  const { diameterMm, pointsMm, ...rest } = row;
  const width = { startDiameterMm: diameterMm, endDiameterMm: diameterMm };
  rows.set(row.id, { ...rest, ...width, lengthMm: 1, pointsMm: pointsMm.map(rounded) });
}

/** As a file has it. */
export function rounded([x, y, z]: Point): [number, number, number] {
  const whole = (mm: number) => Math.round(mm * 1e6) / 1e6;
  return [whole(x), whole(y), whole(z)];
}

export function pointsOf({ rows }: Draft, id: string): Point[] {
  return rows.get(id)?.pointsMm.map(([x, y, z]) => [x, y, z]) ?? [];
}

export function bodyAt({ vertebrae }: Draft, level: string): VertebraRow {
  const body = vertebrae.find((each) => each.level === level);
  if (!body) throw new Error(`no vertebra ${level}`);
  return body;
}

/** Rows are never written to, so their curves stay. */
const curves = new WeakMap<VesselRow, readonly Point[]>();

/** The curve of a row as close points. */
export function curveOf(row: VesselRow): readonly Point[] {
  const curve = curves.get(row) ?? drawCurve(row);
  curves.set(row, curve);
  return curve;
}

function drawCurve(row: VesselRow): Point[] {
  const { pointsMm } = drawCentreline({
    points: row.pointsMm,
    startRadiusMm: row.startDiameterMm / 2,
    endRadiusMm: row.endDiameterMm / 2,
  });
  return Array.from({ length: pointsMm.length / 3 }, (_, i) => [
    pointsMm[3 * i],
    pointsMm[3 * i + 1],
    pointsMm[3 * i + 2],
  ]);
}

/** Where a curve passes a height, nearest to a place; null where it does not. */
export function crossingAt(curve: readonly Point[], yMm: number, near: Point): Point | null {
  let best: Point | null = null;
  for (let i = 0; i + 1 < curve.length; i++) {
    const [a, b] = [curve[i], curve[i + 1]];
    if ((a[1] - yMm) * (b[1] - yMm) > 0 || a[1] === b[1]) continue;
    const here = mixed(a, b, (yMm - a[1]) / (b[1] - a[1]));
    if (best === null || squareMm(here, near) < squareMm(best, near)) best = here;
  }
  return best;
}

export function nearestOf(points: readonly Point[], near: Point): Point | null {
  return points.reduce<Point | null>(
    (best, each) => (best === null || squareMm(each, near) < squareMm(best, near) ? each : best),
    null,
  );
}

export function squareMm(a: Point, b: Point): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

export function mixed(a: Point, b: Point, share: number): Point {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])];
}

/** From 0 to 1 without a kink. */
export function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}
