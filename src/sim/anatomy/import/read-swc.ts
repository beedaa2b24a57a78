/** SWC, the format of traced trees: `id type x y z radius parent`, one point a line, `#` before a remark. */
import type { Problem, Result } from '../../result.ts';
import type { VesselTree } from '../tree.ts';
import { checkPoints, linesOf, placeRows, problemAt, type Row, readMeasures } from './centre-points.ts';
import { readFrame } from './frame.ts';
import { growTree } from './grow-tree.ts';

interface SwcRow extends Row {
  id: string;
  parent: string;
}

const WHOLE = /^-?\d{1,12}$/;
const NONE = '-1';

/** Reads a tree of veins from SWC. `frame` says whose numbers these are: an `ImportFrame`, which is checked too. */
export function readSwc(text: string, frame: unknown): Result<VesselTree> {
  const asked = readFrame(frame);
  const { rows, problems } = readRows(text);
  const befores = rows.length > 0 ? findParents(rows, problems) : [];
  if (!asked.ok) return { ok: false, problems: [...asked.problems, ...problems] };
  const points = placeRows(rows, befores, asked.value);
  const all = [...problems, ...checkPoints(points)];
  return all.length > 0 ? { ok: false, problems: all } : growTree(points, asked.value);
}

function readRows(text: string): { rows: SwcRow[]; problems: Problem[] } {
  const lines = linesOf(text);
  if (!Array.isArray(lines)) return { rows: [], problems: [lines] };
  const problems: Problem[] = [];
  const rows = lines.flatMap((content, i) => readRow(content.trim(), i + 1, problems) ?? []);
  if (rows.length < 2 && problems.length === 0) {
    problems.push({ code: 'tooFew', at: '', say: 'A tree needs two points or more; this file has none.' });
  }
  return { rows, problems };
}

function readRow(content: string, line: number, problems: Problem[]): SwcRow | null {
  if (content === '' || content.startsWith('#')) return null;
  const words = content.split(/[\s,]+/);
  if (words.length < 7) {
    const say = `A point has seven columns, id type x y z radius parent; here are ${words.length}.`;
    problems.push(problemAt(line, 'missingColumns', say));
    return null;
  }
  const [id, , x, y, z, radius, parent] = words;
  const unnamed = [id, parent].filter((word) => !WHOLE.test(word));
  for (const word of unnamed) {
    problems.push(problemAt(line, 'notANumber', `"${word.slice(0, 30)}" is no whole number, as ids and parents are.`));
  }
  const measures = readMeasures(line, [x, y, z, radius], problems);
  return measures && unnamed.length === 0 ? { ...measures, id: id.replace(/^0+(?=\d)/, ''), parent } : null;
}

/** Index of each row's parent. Ids given twice, parents that are nowhere, roots beside the first, and rings are problems. */
function findParents(rows: readonly SwcRow[], problems: Problem[]): number[] {
  const byId = new Map<string, number>();
  rows.forEach(({ id, line }, i) => {
    if (byId.has(id)) problems.push(problemAt(line, 'duplicateId', `The id ${id} is given twice.`));
    else byId.set(id, i);
  });
  const befores = rows.map(({ parent, line }) => {
    const found = parent === NONE ? -1 : byId.get(parent.replace(/^0+(?=\d)/, ''));
    if (found === undefined) problems.push(problemAt(line, 'unknownParent', `No point has the id ${parent}.`));
    return found ?? -1;
  });
  const [, ...further] = rows.filter(({ parent }) => parent === NONE);
  for (const { line } of further) {
    const say = 'A second tree begins here, with no way to it from the first: all veins must hang together.';
    problems.push(problemAt(line, 'severalRoots', say));
  }
  for (const ring of findRings(rows, befores)) problems.push(ring);
  return befores;
}

/** Points that are their own forebears, one problem for each ring. */
function findRings(rows: readonly Row[], befores: readonly number[]): Problem[] {
  const seenFrom = new Int32Array(rows.length).fill(-1);
  return rows.flatMap((_, start) => {
    let here = start;
    while (here >= 0 && seenFrom[here] < 0) {
      seenFrom[here] = start;
      here = befores[here];
    }
    if (here < 0 || seenFrom[here] !== start) return [];
    return [problemAt(rows[here].line, 'ring', 'This point is its own forebear: the parents go round in a ring.')];
  });
}
