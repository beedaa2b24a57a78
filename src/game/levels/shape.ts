/** Words about the shape of files. */
import type * as v from 'valibot';

/** The sentence for a key too few or too many. */
export function missingOrUnknown({ expected, received, path }: v.StrictObjectIssue): string {
  const key = String(path?.at(-1)?.key);
  if (expected === 'never') return `There is no such key as "${key}" here`;
  return path === undefined || received !== 'undefined' ? 'This must be an object' : `The key "${key}" is missing`;
}

/** Where a key or an index of a value is, in the words of the problem list. */
export function placeIn(at: string, key: string | number): string {
  if (typeof key === 'number') return `${at}[${key}]`;
  return at === '' ? key : `${at}.${key}`;
}
