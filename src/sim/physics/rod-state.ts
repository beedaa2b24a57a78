/**
 * The composite rod: one chain of nodes from the sheath's exit to the furthest tip, as arrays.
 * Node i has a position; element i joins node i and i + 1.
 */
export interface RodState {
  /** Number of nodes in use. */
  count: number;
  xMm: Float64Array;
  yMm: Float64Array;
  zMm: Float64Array;
  /** Position at the end of the previous tick. */
  xPrevMm: Float64Array;
  yPrevMm: Float64Array;
  zPrevMm: Float64Array;
  /** Rest length of element i. */
  restMm: Float64Array;
  /** Rest arc length from the sheath to node i. */
  arcMm: Float64Array;
  /** Index of the outermost device at node i (0 guide … 3 wire). */
  outer: Uint8Array;
  /** Wall force on node i, N. */
  wallForceN: Float64Array;
  /** Index of the vessel that node i is in. */
  vessel: Int32Array;
}
