/** Chance that a seed decides: the same seed, the same numbers, on every machine. */

/** Even numbers from 0 up to 1: Mulberry32. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Normally distributed, mean 0 and deviation 1, as near as twelve even numbers come: no logarithm, which machines round differently. */
export function drawNormal(chance: () => number): number {
  let sum = -6;
  for (let k = 0; k < 12; k += 1) sum += chance();
  return sum;
}
