/** Seats every segmental vein on the trunk that passes its level, and takes it round the body from there. One rule for all. */
import type { Point } from '../centreline.ts';
import type { SegmentRow, VesselRow } from '../schema.ts';
import { bodyAt, crossingAt, curveOf, type Draft, mixed, nearestOf, rounded, squareMm } from './draft.ts';
import { suffixOf } from './places.ts';
import type { Variants } from './table.ts';

type Curves = Map<string, readonly Point[]>;

/** Trunks that take segments, the nearest ones first; in front of the spine only when none at the side passes. */
const BESIDE = {
  right: ['siv_r', 'azygos', 'alv_r', 'alv_r_upper'],
  left: ['siv_l', 'siv_l_link', 'acc_hemiaz', 'hemi_acc_link', 'hemiaz', 'lower_trunk_l', 'alv_l', 'alv_l_upper'],
} as const;
const IN_FRONT = ['az_duplicate', 'azygos'];
/** A trunk that ends this near to the height of a segment still takes it, mm. @assumption half a level */
const STRETCH_MM = 14;
/** It begins on the arch: what passes below that is the azygos's. */
const ON_ARCH = 'siv_r';
/** A trunk that still passes so near an ostium keeps it, mm. @assumption as exact as the table */
const UNMOVED_MM = 0.3;
/** Left of here a course lies beside the spine, mm. @assumption as wide as half a thoracic body */
const LATERAL_MM = 10;

/** The columns take segments where they lie beside the body, not on their crossings: half widths from the midline. @assumption the usual ostia of T8 and T9 */
const COLUMN_SHARES: ReadonlyMap<string, number> = new Map([
  ['acc_hemiaz', 1.08],
  ['hemiaz', 0.9],
]);

export function seatSegments(draft: Draft, usual: ReadonlyMap<string, VesselRow>, variants: Variants): void {
  const curves: Curves = new Map();
  for (const id of new Set([...BESIDE.right, ...BESIDE.left, ...IN_FRONT])) {
    const row = draft.rows.get(id);
    if (row) curves.set(id, curveOf(row));
  }
  const touched = (id: string) => draft.rows.get(id)?.pointsMm !== usual.get(id)?.pointsMm;
  draft.segments = draft.segments.map((segment) => {
    const seated = touched(segment.trunk) ? seat(draft, curves, segment) : segment;
    return tilt(curves, seated, variants);
  });
}

function seat(draft: Draft, curves: Curves, segment: SegmentRow): SegmentRow {
  const { side, trunk, ostiumMm, junctionMm, level } = segment;
  if (level === 'T1') return segment;
  const out = side === 'left' ? 1 : -1;
  const same = BESIDE[side].find((id) => {
    const here = crossingAt(curves.get(id) ?? [], ostiumMm[1], ostiumMm);
    return here !== null && squareMm(here, ostiumMm) < UNMOVED_MM ** 2;
  });
  if (same) return same === trunk ? segment : { ...segment, trunk: same };
  const beside = ((COLUMN_SHARES.get(trunk) ?? 0) * bodyAt(draft, level).widthMm) / 2;
  const own = curves.get(trunk)?.filter(([x]) => x >= beside || beside === 0);
  const at = own && (trunk === ON_ARCH ? crossingAt : seatOn)(own, ostiumMm[1], ostiumMm);
  if (at) return goRound(draft, segment, trunk, at);
  const others = BESIDE[side].flatMap((id) => {
    const curve = curves.get(id)?.filter(([x]) => out * x > LATERAL_MM || id === 'azygos');
    const here = curve && id !== trunk ? seatOn(curve, junctionMm[1], junctionMm) : null;
    return here ? [{ id, here }] : [];
  });
  const near = others.sort((a, b) => squareMm(a.here, junctionMm) - squareMm(b.here, junctionMm))[0];
  if (near) return goRound(draft, segment, near.id, near.here);
  for (const id of IN_FRONT) {
    const here = curves.get(id) && crossingAt(curves.get(id)!, junctionMm[1], junctionMm);
    if (here) return goRound(draft, segment, id, here);
  }
  const last = nearestOf(curves.get('azygos')!, junctionMm)!;
  return goRound(draft, segment, 'azygos', last);
}

/** Where a curve passes a height, or its nearer end if that is not far off; null otherwise. */
function seatOn(curve: readonly Point[], yMm: number, near: Point): Point | null {
  if (curve.length === 0) return null;
  const across = crossingAt(curve, yMm, near);
  if (across) return across;
  const end = nearestOf([curve[0], curve[curve.length - 1]], near)!;
  return Math.abs(end[1] - yMm) < STRETCH_MM ? end : null;
}

/** Off the bone; and shares of the half width at which a course in front is held there. @assumption as the recipe of the segments has it */
const OFF_BONE_MM = 2.2;
const FRONT_SHARES = [-0.75, -0.4, 0, 0.4, 0.8];
/** Next point of a course is so far outward or so far behind, mm. @assumption keeps points apart */
const NEXT_MM = 2.5;

/** From the ostium along the front and the side of the body to the junction. */
function goRound(draft: Draft, segment: SegmentRow, trunk: string, ostiumMm: Point): SegmentRow {
  const { side, junctionMm, level } = segment;
  const { centreMm, widthMm, depthMm } = bodyAt(draft, level);
  const out = side === 'left' ? 1 : -1;
  const [halfW, halfD] = [widthMm / 2 + OFF_BONE_MM, depthMm / 2 + OFF_BONE_MM];
  const front = FRONT_SHARES.map((share): Point => {
    return [out * share * halfW, 0, centreMm[2] + Math.sqrt(1 - share ** 2) * halfD];
  });
  const lateral: Point = [out * (halfW + 0.2), 0, centreMm[2] + (0.1 * depthMm) / 2];
  const from = out * ostiumMm[0];
  const passed = [
    ...front.filter(([x]) => out * x > from + NEXT_MM),
    ...(lateral[2] < ostiumMm[2] - NEXT_MM && lateral[2] > junctionMm[2] + NEXT_MM ? [lateral] : []),
  ];
  const viaMm = passed.map(([x, , z], k): [number, number, number] => {
    return [x, mixed(ostiumMm, junctionMm, (k + 1) / (passed.length + 1))[1], z];
  });
  return { ...segment, trunk, ostiumMm: rounded(ostiumMm), pointsBesideBody: 0, viaMm: viaMm.map(rounded) };
}

/** How far behind the trunk the limb beyond the junction passes then, mm. @assumption clears it at 60 degrees */
const BEHIND_MM = 1.5;

/** A lumbar vein joins at its own angle: its ostium moves along the trunk. */
function tilt(curves: Curves, segment: SegmentRow, { lumbarJoinDeg }: Variants): SegmentRow {
  const { side, level, trunk, ostiumMm, junctionMm } = segment;
  const deg = lumbarJoinDeg[`${side === 'left' ? 'L' : 'R'} ${level}`];
  const curve = curves.get(trunk);
  if (deg === undefined || !curve) return segment;
  const acrossMm = Math.sqrt((ostiumMm[0] - junctionMm[0]) ** 2 + (ostiumMm[2] - junctionMm[2]) ** 2);
  const rad = (deg * Math.PI) / 180;
  const riseMm = Math.round(((acrossMm * Math.sin(rad)) / Math.cos(rad)) * 1e6) / 1e6;
  const yMm = Math.min(junctionMm[1] + riseMm, Math.max(...curve.map(([, y]) => y)));
  const at = crossingAt(curve, yMm, ostiumMm);
  const [x, y, z] = segment.lateralShiftMm ?? [0, 0, 0];
  return at ? { ...segment, ostiumMm: rounded(at), lateralShiftMm: [x, y, z - BEHIND_MM] } : segment;
}

/** Where a lower segment leaves the stem that it shares with the upper one: share of the way to the junction. @assumption near the trunk */
const STEM_SHARE = 0.3;

/** The lower one of a pair opens into the upper one instead of the trunk, where both have the same. */
export function shareStems(draft: Draft, { commonStems }: Variants): void {
  const placeOf = ({ side, level }: SegmentRow): string => `${side === 'left' ? 'L' : 'R'} ${level}`;
  const byPlace = new Map<string, SegmentRow>(draft.segments.map((segment) => [placeOf(segment), segment]));
  const below = new Map<string, string>(
    commonStems.map((place) => [`${place.slice(0, 3)}${Number(place.slice(3)) + 1}`, place]),
  );
  draft.segments = draft.segments.map((segment) => {
    const upper = byPlace.get(below.get(placeOf(segment)) ?? '');
    if (!upper || upper.trunk !== segment.trunk || below.has(placeOf(upper))) return segment;
    return openInto(draft, segment, upper);
  });
}

function openInto(draft: Draft, segment: SegmentRow, upper: SegmentRow): SegmentRow {
  const [whole, trunk] = [
    courseOf(draft, upper),
    `seg_${suffixOf(`${upper.side === 'left' ? 'L' : 'R'} ${upper.level}`)}`,
  ];
  const start = whole[Math.max(1, Math.floor(STEM_SHARE * whole.length))];
  const end = segment.junctionMm;
  const { centreMm, widthMm } = bodyAt(draft, segment.level);
  const out = segment.side === 'left' ? 1 : -1;
  const middle = mixed(start, end, 0.45);
  const clear = out * (widthMm / 2 + OFF_BONE_MM + 0.6);
  const viaMm: [number, number, number][] = [
    [out * Math.max(out * middle[0], out * clear), middle[1], Math.max(middle[2], centreMm[2])],
  ];
  return { ...segment, trunk, ostiumMm: rounded(start), pointsBesideBody: 0, viaMm: viaMm.map(rounded) };
}

function courseOf(
  draft: Draft,
  { ostiumMm, junctionMm, viaMm = [], pointsBesideBody, side, level }: SegmentRow,
): readonly Point[] {
  const { centreMm, widthMm, depthMm } = bodyAt(draft, level);
  const out = side === 'left' ? 1 : -1;
  const lateral: Point = [out * (widthMm / 2 + 2.4), centreMm[1], centreMm[2] + (0.1 * depthMm) / 2];
  const front: Point = [out * 0.8 * (widthMm / 2 + 2.2), centreMm[1], centreMm[2] + 0.66 * (depthMm / 2 + 2.2)];
  return curveOf({
    ...({ pointsMm: [ostiumMm, ...[front, lateral].slice(2 - pointsBesideBody), ...viaMm, junctionMm] } as VesselRow),
    ...{ startDiameterMm: 2, endDiameterMm: 2 },
  });
}
