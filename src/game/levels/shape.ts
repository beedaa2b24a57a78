/** The small shapes that level files are made of, with sentences for whoever writes one. */
import * as v from 'valibot';
import { DEVICE_SLOTS } from '../../sim/index.ts';

export const text = v.pipe(v.string('This must be text'), v.nonEmpty('This text must not be empty'));
export const finite = v.pipe(v.number('This must be a number'), v.finite('This number must be finite'));
export const zeroOrMore = v.pipe(finite, v.minValue(0, 'This must not be negative'));
export const positive = v.pipe(finite, v.gtValue(0, 'This must be greater than zero'));
export const wholeNumber = v.pipe(finite, v.integer('This must be a whole number'));
export const slot = v.picklist(DEVICE_SLOTS, `The place of a device must be one of ${DEVICE_SLOTS.join(', ')}`);

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
