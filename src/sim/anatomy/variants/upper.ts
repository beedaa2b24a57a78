/** Where the superior and supreme intercostal and the condylar veins end. */
import type { Point } from '../centreline.ts';
import { changeRow, curveOf, type Draft, pointsOf, removeRow } from './draft.ts';
import type { Variants } from './table.ts';

type Side = 'left' | 'right';

export function shapeUpper(draft: Draft, { sivLOstiumXMm, supremeR, supremeL, condylar }: Variants): void {
  if (sivLOstiumXMm !== pointsOf(draft, 'siv_l')[0][0]) moveOstium(draft, sivLOstiumXMm);
  if (supremeR !== 'siv') placeSupreme(draft, 'right', supremeR);
  if (supremeL !== 'bcv') placeSupreme(draft, 'left', supremeL);
  for (const side of ['right', 'left'] as const)
    if (condylar !== 'both' && condylar !== side) removeRow(draft, `condylar_${side[0]}`);
}

/** Share of the ostium's move that the next point of the vein takes part in. @assumption the bend at the aorta stays */
const FOLLOWS = 0.2;

/** Along the lower back wall of the brachiocephalic vein. */
function moveOstium(draft: Draft, xMm: number): void {
  const [ostium, next, ...rest] = pointsOf(draft, 'siv_l');
  const axis = curveOf(draft.rows.get('bcv_l')!);
  const at = (x: number) =>
    axis.reduce((best, point) => (Math.abs(point[0] - x) < Math.abs(best[0] - x) ? point : best));
  const [before, after] = [at(ostium[0]), at(xMm)];
  const by = [0, 1, 2].map((k) => after[k] - before[k]);
  const to = ([x, y, z]: Point, share: number): Point => [x + share * by[0], y + share * by[1], z + share * by[2]];
  changeRow(draft, 'siv_l', { pointsMm: [to(ostium, 1), to(next, FOLLOWS), ...rest] });
}

/** Courses from T1 on the left, mirrored for the right. @assumption placements of the atlas */
const T1: Point = [18.5, 138.8, 20];
const COURSES: Record<Variants['supremeL'], Record<Side, readonly Point[]>> = {
  siv: { left: [[17.5, 120, 14], [18.2, 130, 17], T1], right: [] },
  bcv: { left: [], right: [T1, [22.5, 130, 28], [25, 121, 37.5], [29.5, 114.5, 43.5]] },
  vv: { left: [T1, [25, 138, 29]], right: [T1, [25, 138, 29]] },
};

function placeSupreme(draft: Draft, side: Side, end: Variants['supremeL']): void {
  const letter = side[0];
  const mirror = side === 'left' ? 1 : -1;
  const pointsMm = COURSES[end][side].map(([x, y, z]): Point => [mirror * x, y, z]);
  const [from, to] = end === 'siv' ? [`siv_${letter}`, null] : [null, `${end}_${letter}`];
  changeRow(draft, `supreme_${letter}`, { from, to, pointsMm });
  changeRow(draft, `siv_${letter}`, { to: end === 'siv' ? `supreme_${letter}` : null });
}
