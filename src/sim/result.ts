import * as v from 'valibot';

/** One thing that is wrong with a file, for whoever wrote the file. */
export interface Problem {
  /** Stable word for programs, e.g. `unknownVessel`. */
  code: string;
  /** Where in the file, e.g. `veins.vessels[3].pointsMm[0]`. */
  at: string;
  /** One sentence for people. */
  say: string;
}

/** What comes of reading a file: the value, or every problem that was found. */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** Name of the shape checks that say more than `malformed`. */
const CODE_OF_CHECK: Record<string, string> = {
  gt_value: 'notPositive',
  min_value: 'outOfRange',
  max_value: 'outOfRange',
  finite: 'notFinite',
  min_length: 'tooFew',
  non_empty: 'empty',
  picklist: 'unknownWord',
};

/** A value of this shape, or what is wrong with it; `at` is its place in its file. */
export function readShape<T>(shape: v.GenericSchema<unknown, T>, raw: unknown, at: string): Result<T> {
  const read = v.safeParse(shape, raw);
  return read.success ? { ok: true, value: read.output } : { ok: false, problems: problemsOfIssues(read.issues, at) };
}

/** A file or folder of the house that is wrong: the cause of what `trusted` throws. */
export interface UnsoundFile {
  file: string;
  problems: readonly Problem[];
}

/** What came of a file of the house, which must be sound. @throws an error with an `UnsoundFile` as its cause if it is not */
export function trusted<T>(file: string, result: Result<T>): T {
  if (result.ok) return result.value;
  const { problems } = result;
  const cause: UnsoundFile = { file, problems };
  throw new Error(`${file}: ${problems.map(({ at, say }) => `${at}: ${say}`).join(' ')}`, { cause });
}

/** The problems behind the issues of a shape check; `at` is the place of the checked value in its file. */
function problemsOfIssues(issues: readonly v.BaseIssue<unknown>[], at: string): Problem[] {
  return issues.map((issue) => ({
    code: CODE_OF_CHECK[issue.type] ?? 'malformed',
    at: issue.path ? placeOf(issue.path as v.IssuePathItem[], at) : at,
    say: `${issue.message}.`,
  }));
}

function placeOf(path: readonly v.IssuePathItem[], at: string): string {
  return path.reduce((place, { key }) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place ? `${place}.${String(key)}` : String(key);
  }, at);
}
