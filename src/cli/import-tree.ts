/** `npm run levels -- --import FILE`: reads a tree of veins of one's own, and says what is in it or everything that is wrong with it. */
import { readFileSync } from 'node:fs';
import { LENGTH_UNITS, type Problem, type Result, readSwc, readVmtkCsv, type VesselTree } from '../sim/index.ts';
import { counted, listProblems } from './wording.ts';

export const IMPORT_OPTIONS = {
  import: { type: 'string' },
  units: { type: 'string' },
  axes: { type: 'string' },
  t8: { type: 'string' },
  access: { type: 'string' },
} as const;

export const IMPORT_USAGE = `--import FILE.swc|FILE.csv --units ${LENGTH_UNITS.join('|')} --axes RAS|LPS|... --t8=X,Y,Z --access=X,Y,Z [--json]`;

type Asked = { [K in keyof typeof IMPORT_OPTIONS]?: string | undefined };

/** How the commands say what the readers call it. */
const OPTION_OF: Readonly<Record<string, string>> = {
  'frame.unit': '--units',
  'frame.axes': '--axes',
  'frame.t8': '--t8',
  'frame.access': '--access',
};

/** Returns the exit code. */
export function reportImport(file: string, asked: Asked, asJson: boolean): 0 | 1 {
  const read = readFile(file, asked);
  const problems = read.ok ? [] : read.problems.map((one) => ({ ...one, at: optionOf(one.at) }));
  if (problems.length > 0) console.error(listProblems(file, problems));
  if (asJson) console.log(JSON.stringify({ file, ok: read.ok, tree: read.ok ? measure(read.value) : null, problems }));
  else if (read.ok) console.log(sayTree(file, read.value));
  return read.ok ? 0 : 1;
}

const optionOf = (at: string): string => OPTION_OF[at.replace(/\[.*/, '')] ?? at;

function readFile(file: string, { units: unit, axes, t8, access }: Asked): Result<VesselTree> {
  const frame = { unit, axes, t8: threeNumbers(t8), access: threeNumbers(access) };
  const reader = readerOf(file);
  if (!reader) return refused('unknownFormat', 'The name of the file must end in .swc or .csv.');
  try {
    return reader(readFileSync(file, 'utf8'), frame);
  } catch (error) {
    return refused('unreadable', `The file cannot be read: ${(error as Error).message}`);
  }
}

function readerOf(file: string) {
  if (/\.swc$/i.test(file)) return readSwc;
  return /\.csv$/i.test(file) ? readVmtkCsv : null;
}

const refused = (code: string, say: string): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ code, at: '', say }],
});

const threeNumbers = (text: string | undefined): number[] | undefined =>
  text?.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word)));

function measure({ vessels, sheath }: VesselTree) {
  const radii = vessels.flatMap(({ radiusMm }) => [...radiusMm]);
  return {
    veins: vessels.length,
    points: radii.length,
    forks: vessels.filter(({ from }) => from !== null).length,
    lengthMm: vessels.reduce((sum, { lengthMm }) => sum + lengthMm, 0),
    longestMm: Math.max(...vessels.map(({ lengthMm }) => lengthMm)),
    thinnestMm: 2 * radii.reduce((least, radius) => Math.min(least, radius)),
    widestMm: 2 * radii.reduce((most, radius) => Math.max(most, radius)),
    sheath: { atMm: sheath.exitMm, direction: sheath.direction },
  };
}

function sayTree(file: string, tree: VesselTree): string {
  const { veins, points, forks, lengthMm, longestMm, thinnestMm, widestMm, sheath } = measure(tree);
  const [x, y, z] = sheath.atMm.map((mm) => mm.toFixed(1));
  const cm = (mm: number) => (mm / 10).toFixed(1);
  return [
    `${file}: ${counted(veins, 'vein')}, ${counted(forks, 'fork')}, ${counted(points, 'point')}`,
    `  ${cm(lengthMm)} cm of vein, ${cm(longestMm)} cm the longest; ${thinnestMm.toFixed(2)} to ${widestMm.toFixed(2)} mm wide`,
    `  sheath at x ${x}, y ${y}, z ${z} mm (left, cranial, anterior of T8)`,
  ].join('\n');
}
