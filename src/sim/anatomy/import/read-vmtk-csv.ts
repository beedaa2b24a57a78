/**
 * The table of points that VMTK and ParaView write for centrelines: a row of names, then one point a line. Needed are the
 * coordinates and `MaximumInscribedSphereRadius`; `CenterlineIds` and `GroupIds` say which points make a line and a branch.
 */
import type { Problem, Result } from '../../result.ts';
import { distanceMm } from '../centreline.ts';
import type { VesselTree } from '../tree.ts';
import { checkPoints, linesOf, placeRows, problemAt, type Row, readMeasures, SAME_POINT_MM } from './centre-points.ts';
import { type ImportFrame, lengthMmOf, readFrame } from './frame.ts';
import { growTree } from './grow-tree.ts';

/** The names a column goes by, in small letters. */
const COLUMNS = {
  x: ['x', 'points:0', 'points_0'],
  y: ['y', 'points:1', 'points_1'],
  z: ['z', 'points:2', 'points_2'],
  radius: ['maximuminscribedsphereradius'],
  centerline: ['centerlineids'],
  group: ['groupids'],
};
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['x', 'y', 'z', 'radius'];

interface CsvRow extends Row {
  centerline: string;
  /** Empty where the file has no groups. */
  group: string;
}

/** Reads a tree of veins from such a table. `frame` says whose numbers these are: an `ImportFrame`, which is checked too. */
export function readVmtkCsv(text: string, frame: unknown): Result<VesselTree> {
  const asked = readFrame(frame);
  const { rows, problems } = readTable(text);
  if (!asked.ok) return { ok: false, problems: [...asked.problems, ...problems] };
  const strung = stringRows(rows, asked.value);
  const points = placeRows(strung.rows, strung.befores, asked.value);
  const all = [...problems, ...strung.problems, ...checkPoints(points)];
  return all.length > 0 ? { ok: false, problems: all } : growTree(points, asked.value);
}

function readTable(text: string): { rows: CsvRow[]; problems: Problem[] } {
  const lines = linesOf(text);
  if (!Array.isArray(lines)) return { rows: [], problems: [lines] };
  const names = wordsOf(lines[0]).map((name) => name.toLowerCase());
  const columns = Object.fromEntries(
    Object.entries(COLUMNS).map(([key, known]) => [key, names.findIndex((name) => known.includes(name))]),
  ) as Record<Column, number>;
  const problems = NEEDED.filter((key) => columns[key] < 0).map((key) =>
    problemAt(1, 'missingColumn', `There is no column for the ${key}: none is called ${COLUMNS[key].join(' or ')}.`),
  );
  if (problems.length > 0) return { rows: [], problems };
  const rows = lines.flatMap((content, i) => (i === 0 ? [] : (readRow(content, i + 1, columns, problems) ?? [])));
  if (rows.length < 2 && problems.length === 0) {
    problems.push({ code: 'tooFew', at: '', say: 'A tree needs two points or more; this file has none.' });
  }
  return { rows, problems };
}

const wordsOf = (line: string): string[] => line.split(',').map((word) => word.trim().replace(/^"(.*)"$/, '$1'));

function readRow(content: string, line: number, columns: Record<Column, number>, problems: Problem[]): CsvRow | null {
  if (content.trim() === '') return null;
  const words = wordsOf(content);
  const measures = readMeasures(
    line,
    NEEDED.map((key) => words[columns[key]]),
    problems,
  );
  return measures && { ...measures, centerline: words[columns.centerline] ?? '', group: words[columns.group] ?? '' };
}

interface Strung {
  rows: CsvRow[];
  befores: number[];
  problems: Problem[];
}

/**
 * Centrelines that share a trunk repeat it. A branch (group) that an earlier line has already drawn is passed over; without
 * groups, the points that coincide with earlier ones are. Whatever else begins away from all that is there hangs together with nothing.
 */
function stringRows(rows: readonly CsvRow[], frame: ImportFrame): Strung {
  const strung: Strung = { rows: [], befores: [], problems: [] };
  const lastOfGroup = new Map<string, { index: number; centerline: string }>();
  const byPlace = new Map<string, number>();
  let here = -1;
  let line: string | null = null;
  let onKnownWay = false;
  for (const row of rows) {
    const begins = line === null || lineOf(row) !== line;
    if (begins) [here, line, onKnownWay] = [-1, lineOf(row), true];
    const drawn = row.group === '' ? undefined : lastOfGroup.get(row.group);
    const known = byPlace.get(placeKey(row, frame));
    if (drawn && drawn.centerline !== row.centerline) here = drawn.index;
    else if (onKnownWay && known !== undefined) here = known;
    else if (!isSamePlace(strung.rows[here], row, frame)) {
      onKnownWay = false;
      if (here < 0 && strung.rows.length > 0) strung.problems.push(apart(row));
      strung.befores.push(here);
      here = strung.rows.push(row) - 1;
      if (known === undefined) byPlace.set(placeKey(row, frame), here);
      lastOfGroup.set(row.group, { index: here, centerline: row.centerline });
    }
  }
  return strung;
}

/** A file with groups alone has a line for each. */
const lineOf = ({ centerline, group }: CsvRow): string => (centerline === '' ? group : centerline);

const apart = ({ line }: CsvRow): Problem =>
  problemAt(
    line,
    'disconnected',
    'This centreline begins at no point of those before it: all veins must hang together.',
  );

const placeKey = ({ at }: CsvRow, frame: ImportFrame): string =>
  at.map((value) => Math.round(lengthMmOf(frame, value) / SAME_POINT_MM)).join(' ');

function isSamePlace(a: CsvRow | undefined, b: CsvRow, frame: ImportFrame): boolean {
  return a !== undefined && lengthMmOf(frame, distanceMm(a.at, b.at)) < SAME_POINT_MM;
}
