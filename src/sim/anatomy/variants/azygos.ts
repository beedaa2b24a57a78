/** The azygos and its arch: how far it swings to the left, where it reaches the cava, how wide, single or double. */
import type { Point } from '../centreline.ts';
import { addRow, bodyAt, changeRow, crossingAt, curveOf, type Draft, ease, pointsOf } from './draft.ts';
import { type Variants, variantTable } from './table.ts';

/** Least swing of a single midline column. @assumption brings the usual course to the midline at T8 */
const MIDLINE_MM = 6;
/** Share of the ascent at which the swing is greatest. @source Koutsouflianiotis K et al. 2020: the modal course */
const SWING_AT = 0.6;
/** How the azygos sinks beside the front of a body, per mm left of the midline squared. @assumption keeps it 2 to 5 mm off bone and clear of the aorta */
const SINK_PER_MM = 0.03;
/** Height from which a moved arch draws the azygos with it. @assumption the centre of T8 */
const PULLED_FROM_MM = 0;
/** Share of a difference in the arch's width that the azygos has. @assumption the bulge is the arch's */
const WIDTH_SHARE = 0.3;

export function shapeAzygos(draft: Draft, variants: Variants): void {
  const swingMm = swingOf(variants);
  const shiftMm = variantTable.shiftMm[variants.archLevel];
  if (swingMm !== 0 || shiftMm !== 0) moveCourse(draft, swingMm, shiftMm);
  if (variants.archDiameterMm !== draft.rows.get('az_arch')?.endDiameterMm) widenArch(draft, variants.archDiameterMm);
  if (variants.duplicatedAzygos) addDuplicate(draft);
}

function swingOf({ azygosShiftMm, azygosType, duplicatedAzygos }: Variants): number {
  if (duplicatedAzygos) return Math.min(0, azygosShiftMm);
  return azygosType === 'unicolumnar' ? Math.max(MIDLINE_MM, azygosShiftMm) : azygosShiftMm;
}

function moveCourse(draft: Draft, swingMm: number, shiftMm: number): void {
  const points = pointsOf(draft, 'azygos');
  const [bottom, top] = [points[0][1], points[points.length - 1][1]];
  const swung = points.map(([x, y, z]): Point => {
    const t = (y - bottom) / (top - bottom);
    const across = x + swingMm * ease(t < SWING_AT ? t / SWING_AT : (1 - t) / (1 - SWING_AT));
    const sunk = across > 0 ? z - SINK_PER_MM * across * across : z;
    return [across, y + shiftMm * ease((y - PULLED_FROM_MM) / (top - PULLED_FROM_MM)), sunk];
  });
  changeRow(draft, 'azygos', { pointsMm: swung });
  if (shiftMm === 0) return;
  const arch = pointsOf(draft, 'az_arch').map(([x, y, z]): Point => [x, y + shiftMm, z]);
  changeRow(draft, 'az_arch', { pointsMm: arch });
  squeezeSuperior(draft, shiftMm);
}

/** The right superior intercostal vein begins on the moved arch and ends where it did. */
function squeezeSuperior(draft: Draft, shiftMm: number): void {
  const points = pointsOf(draft, 'siv_r');
  const [bottom, top] = [points[0][1], points[points.length - 1][1]];
  const squeezed = points.map(([x, y, z]): Point => [x, y + (shiftMm * (top - y)) / (top - bottom), z]);
  changeRow(draft, 'siv_r', { pointsMm: squeezed });
}

function widenArch(draft: Draft, diameterMm: number): void {
  const arch = draft.rows.get('az_arch');
  if (!arch) return;
  const startDiameterMm = arch.startDiameterMm + WIDTH_SHARE * (diameterMm - arch.endDiameterMm);
  changeRow(draft, 'az_arch', { startDiameterMm, endDiameterMm: diameterMm });
  changeRow(draft, 'azygos', { endDiameterMm: startDiameterMm });
}

/** Levels of the duplicate from below, and how far left of the midline it lies. @assumption the atlas gives 6 to 9 mm, T6 to T11 */
const DUPLICATE: readonly [level: string, xMm: number][] = [
  ['T11', 9],
  ['T10', 8.5],
  ['T9', 8],
  ['T8', 7.5],
  ['T7', 7],
  ['T6', 6.5],
];
const RUNGS = ['T7', 'T9', 'T11'];
/** Off the bone, and widths. @assumption as the other columns */
const OFF_BONE_MM = 1.2;
/** @assumption 3 to 4 mm in the atlas */
const DUPLICATE_DIAMETER_MM = 3.5;
/** @assumption finer than what it joins */
const RUNG_DIAMETER_MM = 2;
/** @assumption as segmental veins */
const RUNG_OFF_BONE_MM = 2.2;

function addDuplicate(draft: Draft): void {
  const points = DUPLICATE.map(([level, xMm]) => beforeBody(draft, level, xMm, OFF_BONE_MM));
  const common = { group: 'azygos', from: null } as const;
  addRow(draft, {
    ...{ ...common, id: 'az_duplicate', name: 'Duplicate azygos vein', side: 'left', to: null, pointsMm: points },
    diameterMm: DUPLICATE_DIAMETER_MM,
  });
  const azygos = curveOf(draft.rows.get('azygos')!);
  for (const [k, [level]] of DUPLICATE.entries()) {
    const start = points[k];
    const end = crossingAt(azygos, start[1], start);
    if (!RUNGS.includes(level) || !end) continue;
    addRow(draft, {
      ...{ id: `az_rung_${level.toLowerCase()}`, name: `Azygos rung at ${level}`, group: 'azygos', side: 'midline' },
      ...{ from: 'az_duplicate', to: 'azygos', diameterMm: RUNG_DIAMETER_MM },
      pointsMm: [start, beforeBody(draft, level, 0, RUNG_OFF_BONE_MM), end],
    });
  }
}

/** A place so far left of the midline, so far off the front of a body, at the height of its centre. */
function beforeBody(draft: Draft, level: string, xMm: number, offMm: number): Point {
  const { centreMm, widthMm, depthMm } = bodyAt(draft, level);
  const across = Math.min(1, Math.abs(xMm) / (widthMm / 2 + offMm));
  return [xMm, centreMm[1], centreMm[2] + Math.sqrt(1 - across ** 2) * (depthMm / 2 + offMm)];
}
