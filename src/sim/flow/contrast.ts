/** Contrast goes where the blood goes: from cell to cell, upwind, never more than a cell holds, and none is lost. */
import type { Circulation, FlowState } from './flow-state.ts';
import type { Injection } from './injection-state.ts';
import { findHolding } from './holding.ts';
import { ATRIUM } from './network.ts';

/** Below this there is no contrast to follow, mL. @assumption far below what a picture shows */
const NOTHING_ML = 1e-9;
/** So little in a cell stays there until more comes, mL: else traces would creep up every vein. @assumption a ten-millionth of what a picture shows */
const TRACE_ML = 1e-10;

/** One step. What reaches the atrium goes on to the lungs and is only counted; what is injected comes in at its cell. */
export function carryContrast(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { outflowMl, moves, holding } = circulation;
  takeIn(flow, stepS);
  if (flow.contrastInjectedMl - flow.contrastGoneMl < NOTHING_ML) return;
  findHolding(circulation, flow.contrastMl, TRACE_ML);
  measureMoves(circulation, flow, stepS);
  for (let face = 0; face < moves.count; face += 1)
    if (moves.donor[face]! >= 0) outflowMl[moves.donor[face]!]! += moves.ml[face]!;
  for (let face = 0; face < moves.count; face += 1) pass(circulation, flow, face);
  for (let at = 0; at < holding.count; at += 1) arrive(circulation, flow, holding.pieces[at]!);
}

function arrive(circulation: Circulation, flow: FlowState, piece: number): void {
  const { network, cells } = circulation;
  const { firstOfPiece, firstOfPoint } = cells;
  for (let cell = firstOfPiece[piece]!; cell < firstOfPiece[piece + 1]!; cell += 1) arriveIn(circulation, flow, cell);
  if (network.pieceFrom[piece] !== ATRIUM) arriveIn(circulation, flow, firstOfPoint + network.pieceFrom[piece]!);
  if (network.pieceTo[piece] !== ATRIUM) arriveIn(circulation, flow, firstOfPoint + network.pieceTo[piece]!);
}

/** A point is come to from every piece that ends there; by then nothing is left to arrive. */
function arriveIn({ outflowMl, carriedMl }: Circulation, flow: FlowState, cell: number): void {
  // a cell that is emptied to the last may be left with a rounding error below nothing
  flow.contrastMl[cell] = Math.max(0, flow.contrastMl[cell]! + carriedMl[cell]!);
  outflowMl[cell] = 0;
  carriedMl[cell] = 0;
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

/** Blood over the faces between cells of the pieces that hold contrast: how much, out of which cell, into which. */
function measureMoves({ network, cells, moves, holding }: Circulation, flow: FlowState, stepS: number): void {
  const { donor, taker, ml } = moves;
  const { firstOfPiece, firstOfPoint } = cells;
  moves.count = 0;
  for (let at = 0; at < holding.count; at += 1) {
    const piece = holding.pieces[at]!;
    const end = firstOfPiece[piece + 1]!;
    const start = moves.count;
    moves.count += end - firstOfPiece[piece]! + 1;
    ml.fill(flow.flowMlPerS[piece]!, start, moves.count);
    addInjected(firstOfPiece, piece, ml, start, flow.injection);
    let before = pointCell(firstOfPoint, network.pieceFrom[piece]!);
    for (let face = start, cell = firstOfPiece[piece]!; cell <= end; face += 1, cell += 1) {
      const after = cell < end ? cell : pointCell(firstOfPoint, network.pieceTo[piece]!);
      const isOn = ml[face]! > 0;
      donor[face] = isOn ? before : after;
      taker[face] = isOn ? after : before;
      ml[face] = Math.abs(stepS * ml[face]!);
      before = after;
    }
  }
}

/** What is injected into a piece flows off both ways; its faces begin at `start`. */
function addInjected(
  firstOfPiece: Int32Array,
  piece: number,
  mlPerS: Float64Array,
  start: number,
  { parts }: Injection,
): void {
  const first = firstOfPiece[piece]!;
  for (let k = 0; k < parts.count; k += 1) {
    if (parts.rows[k]!.piece !== piece) continue;
    const { cell, backMlPerS, onMlPerS } = parts.rows[k]!;
    for (let face = first; face <= firstOfPiece[piece + 1]!; face += 1)
      mlPerS[start + face - first]! += face <= cell ? -backMlPerS : onMlPerS;
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
