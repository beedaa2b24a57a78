/** The ascending lumbar veins: where they begin, how far they are patent, where they end; and other ways between cava and azygos. */
import type { Point } from '../centreline.ts';
import { addRow, changeRow, crossingAt, curveOf, type Draft, pointsOf, rounded } from './draft.ts';
import { type Variants, variantTable } from './table.ts';

type Side = 'left' | 'right';
type Letter = 'r' | 'l';

export function shapeLumbar(draft: Draft, variants: Variants): void {
  if (variants.alvREnd === 'ivc') endInCava(draft);
  if (variants.alvLEnd === 'azygos' || !draft.rows.has('hemiaz')) endAcross(draft);
  if (!draft.rows.has('hemiaz')) addRemnant(draft);
  if (variants.ivcAzygosLink) addMedialRoot(draft);
  if (variants.renalArch) addRenalArch(draft);
  const each = [
    ['right', 'r', variants.alvEntryR, variants.iliolumbarR, variants.alvPatentToR],
    ['left', 'l', variants.alvEntryL, variants.iliolumbarL, variants.alvPatentToL],
  ] as const;
  for (const [side, letter, entry, shared, patentTo] of each) {
    if (entry !== 'common') enterAt(draft, letter, entry);
    if (shared) addIliolumbar(draft, side, letter);
    if (patentTo !== 'L1') interrupt(draft, letter, patentTo);
  }
}

const mirrored = (letter: Letter, [x, y, z]: Point): Point => [letter === 'l' ? x : -x, y, z];

/** Courses on the left; mirrored for the right. @assumption placements: into the cava at L1, across in front of the disc of T12, from the iliac veins, and so on */
const CAVA_END: readonly Point[] = [
  [27.5, -152, 22],
  [31, -136, 30],
  [28.5, -127, 41],
];
const ACROSS: readonly Point[] = [
  [25.3, -124, 18.5],
  [19.5, -116, 32],
  [8, -116.5, 42.5],
  [-5, -113, 41.5],
  [-10, -106, 39.5],
];
const ENTRIES: Record<'external' | 'internal', readonly Point[]> = {
  external: [
    [51, -320, 26],
    [54, -308, 5],
    [39, -276, 10],
  ],
  internal: [
    [39.5, -299, 16],
    [40, -287, 8],
    [35, -272, 12],
  ],
};
const ILIOLUMBAR: readonly Point[] = [
  [40, -262, 10],
  [54, -256, 4],
];
const REMNANT: readonly Point[] = [
  [19, -99, 28],
  [18.5, -73, 22.4],
];
const MEDIAL_ROOT: readonly Point[] = [
  [-14.5, -166, 50],
  [-12, -150, 45.5],
  [-12, -122, 43.5],
];
const RENAL: readonly Point[] = [
  [-18, -145, 50],
  [0, -145, 62],
  [30, -148, 48],
  [52, -150, 30],
];
/** Ends below the ostium of L1 and above the gap of a vein that is patent to L2. @assumption as above */
const ARCH: readonly Point[] = [
  [32, -147, 46],
  [30, -145, 30],
  [26, -141, 19.2],
];
/** @assumption plausible beside the ascending lumbar vein's 4.5; the atlas gives 9 and 2 to 4 for renal vein and arch */
const DIAMETERS_MM = { iliolumbar: 3, remnant: 2.6, medialRoot: 2.4, renal: 9, arch: 3 };

/** The azygos then begins at T12 by itself. */
function endInCava(draft: Draft): void {
  const below = pointsOf(draft, 'alv_r').filter(([, y]) => y < -160);
  changeRow(draft, 'alv_r', { to: 'ivc', pointsMm: [...below, ...CAVA_END.map((point) => mirrored('r', point))] });
  changeRow(draft, 'azygos', { from: null });
}

function endAcross(draft: Draft): void {
  const below = pointsOf(draft, 'alv_l').filter(([, y]) => y < -130);
  const origin = pointsOf(draft, 'azygos')[0];
  changeRow(draft, 'alv_l', { to: 'azygos', pointsMm: [...below, ...ACROSS, origin] });
  changeRow(draft, 'hemiaz', { from: null });
}

/** What is left of the hemiazygos where there is none to be seen: the aorta leaves T11 and T12 no room to cross by themselves. */
function addRemnant(draft: Draft): void {
  addRow(draft, {
    ...{ id: 'lower_trunk_l', name: 'Left lower intercostal trunk', group: 'hemiazygos', side: 'left' },
    ...{ from: 'alv_l', to: null, pointsMm: [ACROSS[1], ...REMNANT], diameterMm: DIAMETERS_MM.remnant },
  });
}

function addMedialRoot(draft: Draft): void {
  addRow(draft, {
    ...{ id: 'ivc_azygos_link', name: 'Medial root of the azygos', group: 'azygos', side: 'right' },
    ...{ from: 'ivc', to: 'azygos', diameterMm: DIAMETERS_MM.medialRoot },
    pointsMm: [...MEDIAL_ROOT, pointsOf(draft, 'azygos')[0]],
  });
}

function addRenalArch(draft: Draft): void {
  addRow(draft, {
    ...{ id: 'renal_l', name: 'Left renal vein', group: 'cava', side: 'left', from: 'ivc', to: null },
    ...{ pointsMm: [...RENAL], diameterMm: DIAMETERS_MM.renal },
  });
  addRow(draft, {
    ...{ id: 'reno_azygo_lumbar', name: 'Reno-azygo-lumbar arch', group: 'ascending lumbar', side: 'left' },
    ...{ from: 'renal_l', to: 'alv_l', pointsMm: [...ARCH], diameterMm: DIAMETERS_MM.arch },
  });
}

function enterAt(draft: Draft, letter: Letter, entry: 'external' | 'internal'): void {
  const id = `alv_${letter}`;
  const above = pointsOf(draft, id).filter(([, y]) => y > -240);
  const start = ENTRIES[entry].map((point) => mirrored(letter, point));
  const from = entry === 'external' ? `eiv_${letter}` : `cic_${letter}`;
  changeRow(draft, id, { from, pointsMm: [...start, mirrored(letter, [30.2, -257, 18.5]), ...above] });
}

/** Leaves the lumbar vein where that passes L5. */
function addIliolumbar(draft: Draft, side: Side, letter: Letter): void {
  const row = draft.rows.get(`alv_${letter}`)!;
  const start = crossingAt(curveOf(row), -266, [0, 0, 0])!;
  addRow(draft, {
    ...{ id: `iliolumbar_${letter}`, name: `${side === 'left' ? 'Left' : 'Right'} iliolumbar vein` },
    ...{ group: 'ascending lumbar', side, from: row.id, to: null, diameterMm: DIAMETERS_MM.iliolumbar },
    pointsMm: [start, ...ILIOLUMBAR.map((point) => mirrored(letter, point))],
  });
}

/** Two veins with a blind end each instead of one: the gap lies below the ostium of the next segment above. */
function interrupt(draft: Draft, letter: Letter, patentTo: Exclude<Variants['alvPatentToR'], 'L1'>): void {
  const id = `alv_${letter}`;
  const row = draft.rows.get(id)!;
  const next = `L${Number(patentTo[1]) - 1}`;
  const ostiumY = (level: string) =>
    draft.segments.find((each) => each.trunk === id && each.level === level)?.ostiumMm[1] ?? 0;
  const middle = (ostiumY(patentTo) + ostiumY(next)) / 2;
  const curve = curveOf(row);
  const endAt = (yMm: number) => crossingAt(curve, yMm, [0, yMm, 0])!;
  const half = variantTable.gapMm / 2;
  const [lowerEnd, upperStart] = [endAt(middle - half), endAt(middle + half)];
  const first = row.pointsMm.findIndex(([, y]) => y > middle);
  const { startDiameterMm, endDiameterMm } = row;
  const middleMm = (startDiameterMm + endDiameterMm) / 2;
  const lower = row.pointsMm.slice(0, first).filter(([, y]) => y < lowerEnd[1] - 1);
  const upper = row.pointsMm.slice(first).filter(([, y], k, all) => y > upperStart[1] + 1 || k === all.length - 1);
  changeRow(draft, id, { to: null, pointsMm: [...lower, lowerEnd], endDiameterMm: middleMm });
  const above = { ...row, id: `${id}_upper`, name: `${row.name}, upper part`, from: null };
  draft.rows.set(above.id, { ...above, pointsMm: [upperStart, ...upper].map(rounded), startDiameterMm: middleMm });
  for (const each of draft.rows.values()) {
    if (each.id === above.id) continue;
    if (each.from === id && each.id !== `iliolumbar_${letter}`) changeRow(draft, each.id, { from: above.id });
    if (each.to === id) changeRow(draft, each.id, { to: above.id });
  }
}
