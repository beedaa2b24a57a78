/** The door of the mathematics: linear systems in a band, and on a graph. */
export { factorBand, HALF_BAND, STRIDE, solveBand } from './band.ts';
export { createChance, drawNormal } from './chance.ts';
export { createSparse, factorSparse, type SparseSystem, solveSparse } from './sparse.ts';
