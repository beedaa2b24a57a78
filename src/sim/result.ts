import type { BaseIssue, IssuePathItem } from 'valibot';

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

/** The problems behind the issues of a shape check; `at` is the place of the checked value in its file. */
export function problemsOfIssues(issues: readonly BaseIssue<unknown>[], at: string): Problem[] {
  return issues.map((issue) => ({
    code: CODE_OF_CHECK[issue.type] ?? 'malformed',
    at: issue.path ? placeOf(issue.path as IssuePathItem[], at) : at,
    say: `${issue.message}.`,
  }));
}

function placeOf(path: readonly IssuePathItem[], at: string): string {
  return path.reduce((place, { key }) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place ? `${place}.${String(key)}` : String(key);
  }, at);
}
