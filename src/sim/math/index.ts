/** The door of the mathematics: linear systems in a band, and on a graph. */
export { factorBand, HALF_BAND, STRIDE, solveBand } from './band.ts';
export { createChance, drawNormal } from './chance.ts';
export {
  clearBlock,
  createSparse,
  factorBlock,
  type SparseSystem,
  solveBackward,
  solveForward,
} from './sparse.ts';
