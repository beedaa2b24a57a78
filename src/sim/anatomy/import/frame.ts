/** Whose numbers a file of centrelines holds. All of it is asked for: a wrong guess would give a patient of the wrong size or side. */
import * as v from 'valibot';
import { finite, object } from '../../file-shape.ts';
import { type Result, readShape } from '../../result.ts';
import type { Point } from '../centreline.ts';

export const LENGTH_UNITS = ['mm', 'cm', 'm', 'um'] as const;

/** Millimetres in one of each. */
const MM_IN = { mm: 1, cm: 10, m: 1000, um: 0.001 };

/** The way each axis of the file points: towards the patient's right or left, front or back, head or feet. */
const DIRECTIONS = ['RL', 'AP', 'SI'];

const inFile = v.strictTuple(
  [finite, finite, finite],
  'This must be three numbers: x, y and z as the file counts them',
);

const frameSchema = object({
  /** Of the coordinates and of the radii. */
  unit: v.picklist(LENGTH_UNITS, `The unit of length must be one of ${LENGTH_UNITS.join(', ')}`),
  /** Where the file's x, y and z grow towards, as in `RAS`, `LPS` or `LSA`. */
  axes: v.pipe(
    v.string('The axes must be three letters'),
    v.check(
      isAxes,
      'The axes must be three letters that say where x, y and z grow towards: R or L, A or P, and S or I (head or feet), each once, as in RAS or LPS',
    ),
  ),
  /** The centre of the T8 body in the file's own numbers. */
  t8: inFile,
  /** Near the open end at which the sheath lies, in the file's own numbers. */
  access: inFile,
});

export type ImportFrame = v.InferOutput<typeof frameSchema>;

export function readFrame(raw: unknown): Result<ImportFrame> {
  return readShape(frameSchema, raw, 'frame');
}

function isAxes(axes: string): boolean {
  const asked = DIRECTIONS.map((pair) => [...axes].filter((letter) => pair.includes(letter)).length);
  return axes.length === 3 && asked.every((count) => count === 1);
}

/** From the file's numbers to x left, y cranial, z anterior, in mm from the centre of T8. */
export function placer({ unit, axes, t8 }: ImportFrame): (inFile: Point) => Point {
  const along = (towards: string, away: string) => {
    const axis = Math.max(axes.indexOf(towards), axes.indexOf(away));
    const mm = axes[axis] === towards ? MM_IN[unit] : -MM_IN[unit];
    return (point: Point) => (point[axis] - t8[axis]) * mm;
  };
  const [left, cranial, anterior] = [along('L', 'R'), along('S', 'I'), along('A', 'P')];
  return (point) => [left(point), cranial(point), anterior(point)];
}

export const lengthMmOf = ({ unit }: ImportFrame, inFileUnits: number): number => inFileUnits * MM_IN[unit];
