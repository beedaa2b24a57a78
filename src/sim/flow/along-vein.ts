/** Where along a vein each cell lies: for whoever looks at what the blood carries. */
import type { VesselTree } from '../anatomy/index.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { ATRIUM, pieceAtArc } from './network.ts';

/** For the centreline points of all vessels, end to end: the two cells that a point lies between (−1 = the atrium). */
export interface PlacesInCells {
  before: Int32Array;
  after: Int32Array;
  /** Share of the way from the one to the other, 0…1. */
  share: Float64Array;
  /** Piece of the network; −1 in the atrium. */
  piece: Int32Array;
}

/** Undiluted contrast in a vessel, mL. */
export function contrastInMl({ network, cells }: Circulation, { contrastMl }: FlowState, vessel: number): number {
  const end = cells.firstOfPiece[network.firstPieceOfVessel[vessel + 1]!]!;
  let sum = 0;
  for (let cell = cells.firstOfPiece[network.firstPieceOfVessel[vessel]!]!; cell < end; cell += 1)
    sum += contrastMl[cell]!;
  return sum;
}

export function placeInCells(circulation: Circulation, { vessels }: VesselTree): PlacesInCells {
  const count = vessels.reduce((sum, { arcMm }) => sum + arcMm.length, 0);
  const places = {
    ...{ before: new Int32Array(count).fill(-1), after: new Int32Array(count).fill(-1) },
    ...{ share: new Float64Array(count), piece: new Int32Array(count).fill(-1) },
  };
  let at = 0;
  for (const { index, arcMm } of vessels)
    for (let sample = 0; sample < arcMm.length; sample += 1) place(circulation, places, at++, index, arcMm[sample]!);
  return places;
}

/** A piece of n cells has one every 1/(n + 1) of its length, and its two points at the ends. */
function place({ network, cells }: Circulation, places: PlacesInCells, at: number, vessel: number, arc: number): void {
  const piece = pieceAtArc(network, vessel, arc);
  places.piece[at] = piece;
  if (piece < 0) return;
  const first = cells.firstOfPiece[piece]!;
  const count = cells.firstOfPiece[piece + 1]! - first;
  const startMm = network.pieceFromArcMm[piece]!;
  const along = ((arc - startMm) / (network.pieceToArcMm[piece]! - startMm)) * (count + 1);
  const step = Math.min(count, Math.max(0, Math.floor(along)));
  const pointCell = (point: number) => (point === ATRIUM ? -1 : cells.firstOfPoint + point);
  places.before[at] = step === 0 ? pointCell(network.pieceFrom[piece]!) : first + step - 1;
  places.after[at] = step === count ? pointCell(network.pieceTo[piece]!) : first + step;
  places.share[at] = Math.min(1, Math.max(0, along - step));
}
