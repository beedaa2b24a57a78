/**
 * Symmetric positive definite band systems, half-bandwidth 6: three coordinates per node, and the only coupling over two
 * nodes (bending) joins like coordinates, so the envelope of row r starts at column r − 6.
 * Row r of the lower triangle is stored at `band[r * STRIDE]`; entry (r, c) at `band[r * STRIDE + 6 - (r - c)]`.
 */
export const HALF_BAND = 6;
export const STRIDE = HALF_BAND + 1;

/**
 * Cholesky factor in place.
 * @returns false if a pivot is not positive (the matrix is not positive definite); the band is then spoilt.
 */
export function factorBand(band: Float64Array, size: number): boolean {
  for (let r = 0; r < size; r += 1) {
    const at = r * STRIDE;
    const first = r < HALF_BAND ? HALF_BAND - r : 0;
    let pivot = band[at + HALF_BAND]!;
    for (let k = first; k < HALF_BAND; k += 1) {
      // Column c = r - 6 + k; row c starts its own storage 6 columns to the left of its diagonal.
      const other = (r - HALF_BAND + k) * STRIDE;
      let sum = band[at + k]!;
      for (let m = first, n = HALF_BAND - k + first; m < k; m += 1, n += 1) sum -= band[at + m]! * band[other + n]!;
      sum *= band[other + HALF_BAND]!;
      band[at + k] = sum;
      pivot -= sum * sum;
    }
    if (!(pivot > 0)) return false;
    // The reciprocal of the pivot is kept: one division per row instead of seven.
    band[at + HALF_BAND] = 1 / Math.sqrt(pivot);
  }
  return true;
}

/** Solve with the factor of `factorBand`; `v` holds the right-hand side and then the solution. */
export function solveBand(band: Float64Array, v: Float64Array, size: number): void {
  for (let r = 0; r < size; r += 1) {
    const at = r * STRIDE;
    const first = r < HALF_BAND ? HALF_BAND - r : 0;
    let sum = v[r]!;
    for (let k = first; k < HALF_BAND; k += 1) sum -= band[at + k]! * v[r - HALF_BAND + k]!;
    v[r] = sum * band[at + HALF_BAND]!;
  }
  for (let r = size - 1; r >= 0; r -= 1) {
    const at = r * STRIDE;
    const value = v[r]! * band[at + HALF_BAND]!;
    v[r] = value;
    const first = r < HALF_BAND ? HALF_BAND - r : 0;
    for (let k = first; k < HALF_BAND; k += 1) v[r - HALF_BAND + k] -= band[at + k]! * value;
  }
}
