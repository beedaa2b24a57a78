/** Hemiazygos and accessory: present or not, where they cross, whether they are linked with each other and with the vein above. */
import type { Point } from '../centreline.ts';
import type { VertebraRow } from '../schema.ts';
import {
  addRow,
  bodyAt,
  changeRow,
  crossingAt,
  curveOf,
  type Draft,
  mixed,
  nearestOf,
  pointsOf,
  removeRow,
} from './draft.ts';
import type { Variants } from './table.ts';

/** A place on the left beside a body: x over the half width, y from the centre, z from the front. @assumption the courses of the tables */
type Beside = readonly [xPerHalfWidth: number, yMm: number, zFromFrontMm: number];
const HEMIAZYGOS_CROSSES: readonly Beside[] = [
  [1.02, -10.4, -2.3],
  [0.755, -2.4, 0.25],
  [0.314, 0.6, 1.9],
];
const ACCESSORY_CROSSES: readonly Beside[] = [
  [1.17, 11, -9.3],
  [0.967, 3, -3.3],
  [0.467, 0, 2.5],
];
/** Where the crossings end on the azygos, from the centre of the body. @assumption as above */
const ENDS_AT_MM = { hemiaz: 2.1, acc_hemiaz: -2 };
/** The column of the hemiazygos above T10, and that of the accessory. @assumption as above */
const HEMIAZYGOS_COLUMN: readonly Point[] = [
  [17.6, -26, 12.5],
  [17.4, 0, 9.8],
  [17, 22, 8.4],
];
const ACCESSORY_COLUMN: readonly Point[] = [
  [17.3, 80, 3],
  [17.5, 64, 3],
  [18, 44, 2.5],
  [18.2, 25, 3],
  [18.4, 6, 5.5],
];
/** Next place of a column before it turns. @assumption leaves room for the bend */
const BEFORE_BEND_MM = 8;
/** Room that a crossing keeps from the axis of the column that it ends in. @assumption less than that column is wide */
const BEFORE_END_MM = 2.5;

/** A duplicate that ends so near below still takes a crossing. @assumption as wide as a crossing */
const REACH_MM = 4;

export function shapeLeftColumns(draft: Draft, variants: Variants): void {
  const apart = standsApart(variants);
  const single = variants.azygosType === 'unicolumnar';
  if (single || variants.hemiazygosAbsent) removeRow(draft, 'hemiaz');
  if (single) {
    removeRow(draft, 'acc_hemiaz');
    removeRow(draft, 'siv_l_link');
    return;
  }
  if (apart) joinColumns(draft);
  else {
    placeAccessory(draft, variants);
    placeHemiazygos(draft, variants);
    if (variants.hemiAccessoryLink) linkColumns(draft, variants);
  }
  placeLink(draft, variants, apart || variants.sivLinkPresent);
}

/** Whether nothing crosses from the left. */
function standsApart({ azygosType, hemiAccessoryToBcvL }: Variants): boolean {
  return azygosType === 'primitive' || hemiAccessoryToBcvL;
}

function placeHemiazygos(draft: Draft, { hemiazygosCrossing }: Variants): void {
  const points = pointsOf(draft, 'hemiaz');
  if (points.length === 0) return;
  if (hemiazygosCrossing === 'T9' && !moved(draft)) return;
  const crossing = HEMIAZYGOS_CROSSES.map((place) => beside(bodyAt(draft, hemiazygosCrossing), place));
  const column = [...points.slice(0, 3), ...HEMIAZYGOS_COLUMN].filter(([, y]) => y < crossing[0][1] - BEFORE_BEND_MM);
  const [bend, ...across] = crossing;
  const clear = besideAzygos(draft, bend, draft.rows.get('hemiaz')!.endDiameterMm / 2);
  endOnAzygos(draft, 'hemiaz', hemiazygosCrossing, [...column, clear, ...across]);
}

function placeAccessory(draft: Draft, { accessoryCrossing, accessorySmall }: Variants): void {
  if (accessoryCrossing === 'T8' && !accessorySmall && !moved(draft)) return;
  const crossing = ACCESSORY_CROSSES.map((place) => beside(bodyAt(draft, accessoryCrossing), place));
  const [top, ...rest] = ACCESSORY_COLUMN;
  const whole = accessoryCrossing === 'T5' ? [top] : rest;
  const column = (accessorySmall ? whole.slice(1) : whole).filter(([, y]) => y > crossing[0][1] + BEFORE_BEND_MM);
  endOnAzygos(draft, 'acc_hemiaz', accessoryCrossing, [...column, ...crossing]);
  if (accessorySmall) narrow(draft);
}

/** A small accessory vein over the usual one, and the vein above that is wide instead. @assumption sizes vary inversely */
const SMALL = 0.7;

function narrow(draft: Draft): void {
  const { startDiameterMm = 1, endDiameterMm = 1 } = draft.rows.get('acc_hemiaz') ?? {};
  changeRow(draft, 'acc_hemiaz', { startDiameterMm: SMALL * startDiameterMm, endDiameterMm: SMALL * endDiameterMm });
}

/** Whether what the crossings end in is not where it usually is. */
function moved({ rows }: Draft): boolean {
  return rows.has('az_duplicate') || rows.get('azygos')?.pointsMm[4]?.[0] !== USUAL_X_MM;
}

/** The azygos at T8 in the table. @assumption as there */
const USUAL_X_MM = -6.5;

function beside({ centreMm, widthMm, depthMm }: VertebraRow, [x, y, z]: Beside): Point {
  return [(x * widthMm) / 2, centreMm[1] + y, centreMm[2] + depthMm / 2 + z];
}

/** Between the lumen of the azygos and what passes it, mm. @assumption a wall on each side */
const WALL_MM = 1.8;

/** As far to the left as a swung azygos leaves room for a vein; where it leaves room, the place itself. */
function besideAzygos({ rows }: Draft, place: Point, radiusMm: number): Point {
  const azygos = rows.get('azygos')!;
  const [x, y, z] = place;
  const curve = curveOf(azygos);
  const least = curve.map((at, i) => {
    const widthMm = azygos.startDiameterMm + ((azygos.endDiameterMm - azygos.startDiameterMm) * i) / curve.length;
    const square = (widthMm / 2 + radiusMm + WALL_MM) ** 2 - (at[1] - y) ** 2 - (at[2] - z) ** 2;
    return square > 0 ? at[0] + Math.sqrt(square) : x;
  });
  const clear = Math.max(...least);
  return clear > x ? [clear, y, z] : place;
}

/** Lets a column end in the first one that its crossing meets. */
function endOnAzygos(draft: Draft, id: 'hemiaz' | 'acc_hemiaz', level: string, way: readonly Point[]): void {
  const yMm = bodyAt(draft, level).centreMm[1] + ENDS_AT_MM[id];
  for (const to of ['az_duplicate', 'azygos']) {
    const row = draft.rows.get(to);
    const curve = row ? curveOf(row) : [];
    const last = way[way.length - 1];
    const near = nearestOf(curve, last);
    const ends = to === 'azygos' || (near && Math.abs(near[1] - yMm) < REACH_MM);
    const end = crossingAt(curve, yMm, last) ?? (ends ? near : null);
    if (!end) continue;
    const kept = way.filter(([x]) => x > end[0] + BEFORE_END_MM);
    changeRow(draft, id, { to, pointsMm: [...kept, end] });
    return;
  }
}

/** Where the two columns run into each other. @assumption beside the disc of T8 */
const MEETING: Point = [17.6, -13, 10];

/** One column on the left, from T12 up. */
function joinColumns(draft: Draft): void {
  changeRow(draft, 'acc_hemiaz', { to: null, pointsMm: [...ACCESSORY_COLUMN.slice(1), MEETING] });
  const [below, lower, upper] = pointsOf(draft, 'hemiaz');
  if (!below) return;
  changeRow(draft, 'hemiaz', { to: 'acc_hemiaz', pointsMm: [below, lower, upper, HEMIAZYGOS_COLUMN[0], MEETING] });
}

/** Widths of veins between columns. @assumption as fine as the link above */
const LINK_DIAMETER_MM = 2;

/** On the crossings, in front of the segments that open there. @assumption as above */
const LINK_STARTS: Beside = [0.86, -5.5, -0.8];
const LINK_ENDS: Beside = [1, 4.2, -4.2];

/** Straight from the bend of one column to that of the other, on the left of the bodies. */
function linkColumns(draft: Draft, { hemiazygosCrossing, accessoryCrossing }: Variants): void {
  if (!draft.rows.has('hemiaz')) return;
  const start = linkStart(draft, beside(bodyAt(draft, hemiazygosCrossing), LINK_STARTS));
  const end = beside(bodyAt(draft, accessoryCrossing), LINK_ENDS);
  const between = [0.35, 0.7].map((share) => {
    return besideAzygos(draft, lateral(mixed(start, end, share)), LINK_DIAMETER_MM / 2);
  });
  addRow(draft, {
    ...{ id: 'hemi_acc_link', name: 'Link between hemiazygos and accessory', group: 'hemiazygos', side: 'left' },
    ...{ from: 'hemiaz', to: 'acc_hemiaz', diameterMm: LINK_DIAMETER_MM },
    pointsMm: [start, ...between, end],
  });
}

/** So much further back on the hemiazygos, where the azygos leaves no room beside its end, mm. @assumption leaves room for the segment at its end */
const SET_BACK_MM = 3;

function linkStart(draft: Draft, place: Point): Point {
  const clear = besideAzygos(draft, place, LINK_DIAMETER_MM / 2);
  const [x, y, z] = clear;
  return clear === place ? place : nearestOf(curveOf(draft.rows.get('hemiaz')!), [x, y - SET_BACK_MM, z])!;
}

/** Clear of the bodies that it passes. @assumption as above */
function lateral([x, y, z]: Point): Point {
  return [x + 1.5, y, z];
}

/** Where the vein above ends if it takes T5 and T6 and does not reach the accessory. @assumption short of the next level */
const BLIND_END: Point = [17.8, 53, 2.7];

function placeLink(draft: Draft, { accessorySmall }: Variants, present: boolean): void {
  const [start, bend, ...rest] = pointsOf(draft, 'siv_l_link');
  const accessory = pointsOf(draft, 'acc_hemiaz')[0];
  const usual = rest[rest.length - 1];
  if (!present && !accessorySmall) removeRow(draft, 'siv_l_link');
  else if (accessorySmall && accessory[1] < BLIND_END[1]) {
    const end = present ? [usual, accessory] : [usual, BLIND_END];
    changeRow(draft, 'siv_l_link', { pointsMm: [start, bend, ...end], to: present ? 'acc_hemiaz' : null });
    changeRow(draft, 'siv_l_link', { startDiameterMm: LINK_DIAMETER_MM, endDiameterMm: LINK_DIAMETER_MM });
  } else if (accessory[1] > usual[1]) {
    changeRow(draft, 'siv_l_link', { pointsMm: [start, mixed(mixed(start, accessory, 0.5), bend, 0.3), accessory] });
  }
}
