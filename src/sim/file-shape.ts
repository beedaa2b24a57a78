/** The small shapes that the data files of the simulation are made of, each with a sentence for whoever mends a file. */
import * as v from 'valibot';

export const word = v.pipe(v.string('This must be text'), v.nonEmpty('This text must not be empty'));
export const finite = v.pipe(v.number('This must be a number'), v.finite('This number must be finite'));
export const positive = v.pipe(finite, v.gtValue(0, 'This must be greater than zero'));
export const zeroOrMore = v.pipe(finite, v.minValue(0, 'This must not be negative'));

/** Where the numbers of a file come from, and what was chosen without a source. */
export const provenance = {
  sources: v.record(v.string(), word, 'The sources must be named sentences'),
  assumptions: v.pipe(v.array(word), v.nonEmpty('A file says what it assumes')),
};
