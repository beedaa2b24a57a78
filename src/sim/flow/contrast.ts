/** Contrast goes where the blood goes: from cell to cell, upwind, never more than a cell holds, and none is lost. */
import type { Circulation, FlowState } from './flow-state.ts';
import type { Injection } from './injection-state.ts';
import { ATRIUM } from './network.ts';

/** Below this there is no contrast to follow, mL. @assumption far below what a picture shows */
const NOTHING_ML = 1e-9;

/** One step. What reaches the atrium goes on to the lungs and is only counted; what is injected comes in at its cell. */
export function carryContrast(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { cells, outflowMl, carriedMl, moves } = circulation;
  takeIn(flow, stepS);
  if (flow.contrastInjectedMl - flow.contrastGoneMl < NOTHING_ML) return;
  outflowMl.fill(0);
  carriedMl.fill(0);
  measureMoves(circulation, flow, stepS);
  for (let face = 0; face < moves.count; face += 1)
    if (moves.donor[face]! >= 0) outflowMl[moves.donor[face]!]! += moves.ml[face]!;
  for (let face = 0; face < moves.count; face += 1) pass(circulation, flow, face);
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
  for (let k = 0; k < parts.count; k += 1) {
    const part = parts.rows[k]!;
    const heldMl = (contrastMl * part.mlPerS) / mlPerS;
    flow.contrastMl[part.cell]! += heldMl;
    leftMl -= heldMl;
  }
  flow.contrastInjectedMl += contrastMl;
  flow.contrastGoneMl += leftMl;
}

/** Blood over the faces between cells, piece by piece: how much, out of which cell, into which. */
function measureMoves({ network, cells, moves }: Circulation, flow: FlowState, stepS: number): void {
  const { donor, taker, ml } = moves;
  const { firstOfPiece, firstOfPoint } = cells;
  const { pieceCount, pieceFrom, pieceTo } = network;
  for (let piece = 0, at = 0; piece < pieceCount; piece += 1)
    for (const end = firstOfPiece[piece + 1]! + piece; at <= end; at += 1) ml[at] = flow.flowMlPerS[piece]!;
  addInjected(firstOfPiece, ml, flow.injection);
  for (let piece = 0, at = 0; piece < pieceCount; piece += 1) {
    const end = firstOfPiece[piece + 1]!;
    let before = pointCell(firstOfPoint, pieceFrom[piece]!);
    for (let face = firstOfPiece[piece]!; face <= end; face += 1, at += 1) {
      const after = face < end ? face : pointCell(firstOfPoint, pieceTo[piece]!);
      const isOn = ml[at]! > 0;
      donor[at] = isOn ? before : after;
      taker[at] = isOn ? after : before;
      ml[at] = Math.abs(stepS * ml[at]!);
      before = after;
    }
  }
}

/** What is injected into a piece flows off both ways. */
function addInjected(firstOfPiece: Int32Array, mlPerS: Float64Array, { parts }: Injection): void {
  for (let k = 0; k < parts.count; k += 1) {
    const { piece, cell, backMlPerS, onMlPerS } = parts.rows[k]!;
    for (let face = firstOfPiece[piece]!; face <= firstOfPiece[piece + 1]!; face += 1)
      mlPerS[face + piece]! += face <= cell ? -backMlPerS : onMlPerS;
  }
}

/** The contrast that goes with the blood over one face. */
function pass({ cells, outflowMl, carriedMl, moves }: Circulation, flow: FlowState, face: number): void {
  const donor = moves.donor[face]!;
  if (donor < 0 || flow.contrastMl[donor] === 0) return;
  const contrast = (flow.contrastMl[donor]! * moves.ml[face]!) / Math.max(cells.volumeMl[donor]!, outflowMl[donor]!);
  const taker = moves.taker[face]!;
  carriedMl[donor]! -= contrast;
  if (taker >= 0) carriedMl[taker]! += contrast;
  else flow.contrastGoneMl += contrast;
}

function pointCell(firstOfPoint: number, point: number): number {
  return point === ATRIUM ? -1 : firstOfPoint + point;
}
