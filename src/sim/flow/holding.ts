/** Which pieces of vein hold some of what the blood carries: only they need to be looked at, however large the tree is. */
import type { Circulation } from './flow-state.ts';

/** Pieces in ascending order. */
export interface Holding {
  count: number;
  pieces: Int32Array;
  /** Scratch: 1 for a piece at a point that holds some; all 0 between calls. */
  marked: Uint8Array;
}

export function createHolding(pieceCount: number): Holding {
  return { count: 0, pieces: new Int32Array(pieceCount), marked: new Uint8Array(pieceCount) };
}

/** Fills `circulation.holding` with the pieces that hold more than a trace in a cell or in the point at an end. */
export function findHolding({ network, cells, holding }: Circulation, ml: Float64Array, traceMl: number): void {
  const { firstOfPiece, firstOfPoint, count } = cells;
  const { firstAtPoint, piecesAtPoint } = network;
  const { pieces, marked } = holding;
  for (let cell = firstOfPoint; cell < count; cell += 1) {
    if (ml[cell]! <= traceMl) continue;
    const slot = cell - firstOfPoint + 1;
    for (let at = firstAtPoint[slot]!; at < firstAtPoint[slot + 1]!; at += 1) marked[piecesAtPoint[at]!] = 1;
  }
  holding.count = 0;
  for (let piece = 0, cell = 0; piece < network.pieceCount; piece += 1) {
    const end = firstOfPiece[piece + 1]!;
    while (cell < end && ml[cell]! <= traceMl) cell += 1;
    if (cell < end || marked[piece] === 1) pieces[holding.count++] = piece;
    marked[piece] = 0;
    cell = end;
  }
}
