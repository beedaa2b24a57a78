/** What the blood is at a cell: its pressure and its speed. */
import { ATRIUM, type Circulation, type FlowState, PASCAL_PER_MMHG } from '../flow/index.ts';
import type { Channels } from './channels.ts';

/** Behind a plug blood finds other ways than those that are drawn: its pressure counts no higher over the atrium's. @assumption that of a vein tied off, with collaterals */
const COLLATERAL_MMHG = 10;

/** Pressure of the blood in a cell, Pa against the atmosphere. */
export function pascalOfCell({ network }: Circulation, flow: FlowState, channels: Channels, cell: number): number {
  const piece = channels.piece[cell]!;
  const from = pressureMmHg(flow, network.pieceFrom[piece]!);
  const to = pressureMmHg(flow, network.pieceTo[piece]!);
  const mmHg = from + channels.along[cell]! * (to - from);
  return PASCAL_PER_MMHG * Math.min(mmHg, flow.atriumMmHg + COLLATERAL_MMHG);
}

function pressureMmHg(flow: FlowState, point: number): number {
  return point === ATRIUM ? flow.atriumMmHg : flow.pressureMmHg[point]!;
}

/** How fast blood passes a cell, mm/s, over the open section of its vein. */
export function speedOfCell(flow: FlowState, { piece, radiusMm }: Channels, cell: number): number {
  const k = piece[cell]!;
  const radius = radiusMm[cell]! * flow.calibre[k]!;
  return (1000 * Math.abs(flow.flowMlPerS[k]!)) / (Math.PI * radius * radius);
}
