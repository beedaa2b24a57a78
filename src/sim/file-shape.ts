/** The small shapes that files are made of, each with a sentence for whoever mends one. */
import * as v from 'valibot';
import { DEVICE_SLOTS } from './commands.ts';

export const word = v.pipe(v.string('This must be text'), v.nonEmpty('This text must not be empty'));
export const finite = v.pipe(v.number('This must be a number'), v.finite('This number must be finite'));
export const positive = v.pipe(finite, v.gtValue(0, 'This must be greater than zero'));
export const zeroOrMore = v.pipe(finite, v.minValue(0, 'This must not be negative'));
export const wholeNumber = v.pipe(zeroOrMore, v.integer('This must be a whole number'));
export const yesOrNo = v.boolean('This must be true or false');
export const slot = v.picklist(DEVICE_SLOTS, `The place of a device must be one of ${DEVICE_SLOTS.join(', ')}`);

/** The sentence for a key too few or too many. */
function missingOrUnknown({ expected, received, path }: v.StrictObjectIssue): string {
  const key = String(path?.at(-1)?.key);
  if (expected === 'never') return `There is no such key as "${key}" here`;
  return path === undefined || received !== 'undefined' ? 'This must be an object' : `The key "${key}" is missing`;
}

/** Exactly these keys. */
export const object = <T extends v.ObjectEntries>(entries: T) => v.strictObject(entries, missingOrUnknown);

/** A finite number from `least` to `most`, in `unit`. */
export const between = (least: number, most: number, unit: string) => {
  const say = `This must be from ${least} to ${most} ${unit}`;
  return v.pipe(finite, v.minValue(least, say), v.maxValue(most, say));
};

/** A seed has to fit 32 bits. */
export const seed = v.pipe(wholeNumber, v.maxValue(0xffffffff, 'A seed must fit 32 bits'));

/** A list that may be empty, and one that may not. */
export const listOf = <T>(item: v.GenericSchema<unknown, T>) => v.array(item, 'This must be a list');
export const fullListOf = <T>(item: v.GenericSchema<unknown, T>) =>
  v.pipe(listOf(item), v.nonEmpty('This list must not be empty'));

/** Where the numbers of a file come from, and what was chosen without a source. */
export const provenance = {
  sources: v.record(v.string(), word, 'The sources must be named sentences'),
  assumptions: v.pipe(v.array(word), v.nonEmpty('A file says what it assumes')),
};
