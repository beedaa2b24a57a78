import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorBand, HALF_BAND, STRIDE, solveBand } from '../../../src/sim/math/band.ts';
import { evenly } from '../physics/evenly.ts';

const entry = evenly(-1, 1);

/** A band matrix that is positive definite because its diagonal outweighs the rest of each row, and a right-hand side. */
const system = fc.integer({ min: 1, max: 30 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    below: fc.array(entry, { minLength: size * HALF_BAND, maxLength: size * HALF_BAND }),
    right: fc.array(entry, { minLength: size, maxLength: size }),
    stiff: evenly(-3, 6).map((power) => 10 ** power),
  }),
);

function fill(size: number, below: number[], stiff: number): { band: Float64Array; dense: number[][] } {
  const band = new Float64Array(size * STRIDE);
  const dense = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let r = 0; r < size; r += 1) {
    for (let back = 0; back <= Math.min(r, HALF_BAND); back += 1) {
      const value = stiff * (back === 0 ? 2 * HALF_BAND + 0.5 : below[r * HALF_BAND + back - 1]!);
      band[r * STRIDE + HALF_BAND - back] = value;
      dense[r]![r - back] = value;
      dense[r - back]![r] = value;
    }
  }
  return { band, dense };
}

/** Gaussian elimination with pivoting: nothing in common with a banded Cholesky factor. */
function solveDense(dense: number[][], right: number[]): number[] {
  const rows = dense.map((row, r) => [...row, right[r]!]);
  const n = rows.length;
  for (let c = 0; c < n; c += 1) {
    const best = rows.slice(c).reduce((far, row, k) => (Math.abs(row[c]!) > Math.abs(rows[far]![c]!) ? c + k : far), c);
    [rows[c], rows[best]] = [rows[best]!, rows[c]!];
    for (let r = c + 1; r < n; r += 1) {
      const share = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n; k += 1) rows[r]![k]! -= share * rows[c]![k]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r -= 1) {
    const known = solution.reduce((sum, one, k) => (k > r ? sum + rows[r]![k]! * one : sum), 0);
    solution[r] = (rows[r]![n]! - known) / rows[r]![r]!;
  }
  return solution;
}

describe('a banded system', () => {
  it('has the solution that elimination on the full matrix finds', () => {
    fc.assert(
      fc.property(system, ({ size, below, right, stiff }) => {
        const { band, dense } = fill(size, below, stiff);
        const expected = solveDense(dense, right);
        const found = Float64Array.from(right);
        expect(factorBand(band, size)).toBe(true);
        solveBand(band, found, size);
        const scale = Math.max(...expected.map(Math.abs), 1e-12 / stiff);
        for (let r = 0; r < size; r += 1) expect(Math.abs(found[r]! - expected[r]!) / scale).toBeLessThan(1e-10);
      }),
    );
  });

  it('is refused when it is not positive definite, wherever the fault is', () => {
    fc.assert(
      fc.property(system, fc.nat(), ({ size, below, stiff }, at) => {
        const { band } = fill(size, below, stiff);
        band[(at % size) * STRIDE + HALF_BAND] = -stiff;
        expect(factorBand(band, size)).toBe(false);
      }),
    );
  });
});
