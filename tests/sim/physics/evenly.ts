import fc from 'fast-check';

/** Numbers evenly from a range. fast-check's own doubles are even over their bits, so that nearly all of them are nearly 0. */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((part) => min + ((max - min) * part) / 1_000_000);
