/** The points of a file of centrelines, whatever its format: what is wrong with each by itself. */
import type { Problem } from '../../result.ts';
import { distanceMm, type Point } from '../centreline.ts';
import { FURTHEST_MM } from '../schema.ts';
import { type ImportFrame, lengthMmOf, placer } from './frame.ts';

/** A row of the file, in the file's own numbers. */
export interface Row {
  /** Counted from 1. */
  line: number;
  at: Point;
  radius: number;
}

/** A point on a vein's axis. */
export interface CentrePoint {
  line: number;
  atMm: Point;
  radiusMm: number;
  /** Index of the point before it; −1 where a centreline begins. */
  before: number;
}

/** No file of one patient's veins is longer. @assumption a point every tenth of a millimetre of 50 m of vein */
const MOST_LINES = 500_000;
/** @assumption 200 characters a line */
const MOST_CHARACTERS = MOST_LINES * 200;
/** Two points in a row are never further apart. @assumption far above any spacing of segmented centrelines, far below what a wrong unit gives */
const LONGEST_JUMP_MM = 30;
/** Nearer than this, two points are one. @assumption far below what a scan resolves */
export const SAME_POINT_MM = 0.001;
/** Veins of the model lie between these. @assumption thinner than any wire; wider than any cava */
const RADIUS_MM = [0.05, 50] as const;

export const problemAt = (line: number, code: string, say: string): Problem => ({ code, at: `line ${line}`, say });

/** The lines of a text, or why it is too long to be read. */
export function linesOf(text: string): string[] | Problem {
  const say = `A file of centrelines has at most ${MOST_LINES} lines.`;
  if (text.length > MOST_CHARACTERS) return { code: 'tooLong', at: '', say };
  const lines = text.split(/\r\n|\r|\n/);
  return lines.length > MOST_LINES ? { code: 'tooLong', at: '', say } : lines;
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$/;

/** A number as files write it; null for anything else, also for what only JavaScript calls a number. */
function numberIn(word: string | undefined): number | null {
  const value = word !== undefined && NUMBER.test(word) ? Number(word) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** The four measures of a point, or a problem for each that is no number. */
export function readMeasures(line: number, words: readonly (string | undefined)[], problems: Problem[]): Row | null {
  const values = words.map(numberIn);
  const wrong = ['x', 'y', 'z', 'radius'].filter((_, k) => values[k] === null);
  for (const name of wrong) {
    const word = words[['x', 'y', 'z', 'radius'].indexOf(name)];
    const what = word === undefined || word === '' ? 'missing' : `"${word.slice(0, 30)}", which is no number`;
    problems.push(problemAt(line, 'notANumber', `The ${name} is ${what}.`));
  }
  if (wrong.length > 0) return null;
  const [x, y, z, radius] = values as [number, number, number, number];
  return { line, at: [x, y, z], radius };
}

/** What is wrong with the places and widths of the points. */
export function checkPoints(points: readonly CentrePoint[]): Problem[] {
  return points.flatMap(({ line, atMm, radiusMm, before }) => {
    const wrong: Problem[] = [];
    const say = (code: string, words: string) => wrong.push(problemAt(line, code, words));
    if (!(radiusMm > 0)) say('notPositive', 'A radius must be greater than zero.');
    else if (radiusMm < RADIUS_MM[0] || radiusMm > RADIUS_MM[1]) {
      say('outOfRange', `No vein has a radius of ${radiusMm.toPrecision(3)} mm. Is the unit right?`);
    }
    if (atMm.some((value) => Math.abs(value) > FURTHEST_MM)) {
      say('outsidePatient', 'This point lies more than a metre from T8. Are unit, axes and T8 right?');
    }
    const jumpMm = before >= 0 ? distanceMm(points[before].atMm, atMm) : 0;
    if (jumpMm > LONGEST_JUMP_MM) say('jump', `This point lies ${jumpMm.toFixed(0)} mm from the one before it.`);
    return wrong;
  });
}

/** A row in the frame of the game. */
export function placeRows(rows: readonly Row[], befores: readonly number[], frame: ImportFrame): CentrePoint[] {
  const place = placer(frame);
  return rows.map(({ line, at, radius }, i) => ({
    ...{ line, atMm: place(at), radiusMm: lengthMmOf(frame, radius), before: befores[i] },
  }));
}
