/** What the blood carries, in cells: every piece of vein is cut into equal cells, and every point of the network is one more. */
import { ATRIUM, type FlowNetwork } from './network.ts';

/** Length of a cell, mm, or of its vein's radius times CELL_RADII if that is longer. @assumption finer than a stump is long */
const CELL_MM = 3;
const CELL_RADII = 1.5;
/** Smallest cell, mL, for the points between pieces. @assumption half a millimetre of a segmental vein */
const LEAST_ML = 0.002;

export interface Cells {
  count: number;
  volumeMl: Float64Array;
  /** Cells of piece k: from `firstOfPiece[k]` to before `firstOfPiece[k + 1]`, in the order of its arcs. */
  firstOfPiece: Int32Array;
  /** The cell of point i is `firstOfPoint + i`. */
  firstOfPoint: number;
}

export function cutCells(network: FlowNetwork): Cells {
  const { pieceCount, veinPointCount, volumeMl, pieceFromArcMm, pieceToArcMm } = network;
  const firstOfPiece = new Int32Array(pieceCount + 1);
  for (let k = 0; k < pieceCount; k += 1) {
    const lengthMm = pieceToArcMm[k]! - pieceFromArcMm[k]!;
    const radiusMm = Math.sqrt((1000 * volumeMl[k]!) / (Math.PI * lengthMm));
    firstOfPiece[k + 1] =
      firstOfPiece[k]! + Math.max(1, Math.round(lengthMm / Math.max(CELL_MM, CELL_RADII * radiusMm)));
  }
  const firstOfPoint = firstOfPiece[pieceCount]!;
  const count = firstOfPoint + veinPointCount;
  const volumes = new Float64Array(count);
  for (let k = 0; k < pieceCount; k += 1) fillPiece(network, firstOfPiece, firstOfPoint, volumes, k);
  for (let i = firstOfPoint; i < count; i += 1) volumes[i] = Math.max(LEAST_ML, volumes[i]!);
  return { count, volumeMl: volumes, firstOfPiece, firstOfPoint };
}

/** Equal cells; half a cell at each end belongs to the point there. */
function fillPiece(
  network: FlowNetwork,
  first: Int32Array,
  firstOfPoint: number,
  volumes: Float64Array,
  k: number,
): void {
  const cells = first[k + 1]! - first[k]!;
  const each = network.volumeMl[k]! / (cells + 1);
  volumes.fill(each, first[k]!, first[k + 1]!);
  for (const point of [network.pieceFrom[k]!, network.pieceTo[k]!])
    if (point !== ATRIUM) volumes[firstOfPoint + point]! += 0.5 * each;
}

/** The cell that holds a share of a piece's length. */
export function cellAt({ firstOfPiece }: Cells, piece: number, share: number): number {
  const cells = firstOfPiece[piece + 1]! - firstOfPiece[piece]!;
  return firstOfPiece[piece]! + Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
}
