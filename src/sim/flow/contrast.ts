/** Contrast goes where the blood goes: from cell to cell, upwind, never more than a cell holds, and none is lost. */
import type { Circulation, FlowState } from './flow-state.ts';
import { ATRIUM } from './network.ts';

/** Below this there is no contrast to follow, mL. @assumption far below what a picture shows */
const NOTHING_ML = 1e-9;

/** One step. What reaches the atrium goes on to the lungs and is only counted; what is injected comes in at its cell. */
export function carryContrast(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { cells, outflowMl, carriedMl } = circulation;
  takeIn(flow, stepS);
  if (flow.contrastInjectedMl - flow.contrastGoneMl < NOTHING_ML) return;
  outflowMl.fill(0);
  carriedMl.fill(0);
  for (let k = 0; k < circulation.network.pieceCount; k += 1) passFaces(circulation, flow, k, stepS, true);
  for (let k = 0; k < circulation.network.pieceCount; k += 1) passFaces(circulation, flow, k, stepS, false);
  for (let cell = 0; cell < cells.count; cell += 1)
    // a cell that is emptied to the last may be left with a rounding error below nothing
    flow.contrastMl[cell] = Math.max(0, flow.contrastMl[cell]! + carriedMl[cell]!);
}

/** What is injected; what of it is left in the atrium is gone at once. */
function takeIn(flow: FlowState, stepS: number): void {
  const { parts, contrastMlPerS, mlPerS } = flow.injection;
  if (mlPerS <= 0) return;
  const contrastMl = stepS * contrastMlPerS;
  let leftMl = contrastMl;
  for (const part of parts) {
    const heldMl = (contrastMl * part.mlPerS) / mlPerS;
    flow.contrastMl[part.cell]! += heldMl;
    leftMl -= heldMl;
  }
  flow.contrastInjectedMl += contrastMl;
  flow.contrastGoneMl += leftMl;
}

/** Over the faces between a piece's cells: first how much blood leaves each cell, then the contrast in it. */
function passFaces(
  { network, cells, outflowMl, carriedMl }: Circulation,
  flow: FlowState,
  piece: number,
  stepS: number,
  asking: boolean,
): void {
  const first = cells.firstOfPiece[piece]!;
  const end = cells.firstOfPiece[piece + 1]!;
  for (let face = first; face <= end; face += 1) {
    const movedMl = stepS * flowThroughFace(flow, piece, face);
    const before = face > first ? face - 1 : pointCell(cells.firstOfPoint, network.pieceFrom[piece]!);
    const after = face < end ? face : pointCell(cells.firstOfPoint, network.pieceTo[piece]!);
    const donor = movedMl > 0 ? before : after;
    if (donor < 0) continue;
    if (asking) {
      outflowMl[donor]! += Math.abs(movedMl);
      continue;
    }
    const contrast =
      (flow.contrastMl[donor]! * Math.abs(movedMl)) / Math.max(cells.volumeMl[donor]!, outflowMl[donor]!);
    const taker = movedMl > 0 ? after : before;
    carriedMl[donor]! -= contrast;
    if (taker >= 0) carriedMl[taker]! += contrast;
    else flow.contrastGoneMl += contrast;
  }
}

/** Flow over the face before a cell of a piece, mL/s; what is injected into the piece flows off both ways. */
function flowThroughFace({ flowMlPerS, injection }: FlowState, piece: number, face: number): number {
  let through = flowMlPerS[piece]!;
  for (const part of injection.parts)
    if (part.piece === piece) through += face <= part.cell ? -part.backMlPerS : part.onMlPerS;
  return through;
}

function pointCell(firstOfPoint: number, point: number): number {
  return point === ATRIUM ? -1 : firstOfPoint + point;
}
