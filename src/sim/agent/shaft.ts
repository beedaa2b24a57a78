/** The catheter in the cast: where its shaft lies, how far the agent has come back along it, and how fast it is held. */
import type { VesselTree } from '../anatomy/index.ts';
import type { DeviceSlot } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { narrowingBy, pieceAtArc, pointOfNode } from '../flow/index.ts';
import type { RodState } from '../physics/index.ts';
import type { AgentState } from './agent-state.ts';
import type { Channels } from './channels.ts';
import { type Bed, isFull } from './fronts.ts';

/** How far behind a tip its shaft matters, mm. @assumption further than any reflux that a hand lets happen */
const LOOK_BACK_MM = 120;

/** The cell that holds a place on a vessel's axis; −1 in the atrium. */
export function cellOfPlace({ circulation: { network, cells } }: Bed, vessel: number, arcMm: number): number {
  const piece = pieceAtArc(network, vessel, arcMm);
  if (piece < 0) return -1;
  const from = network.pieceFromArcMm[piece]!;
  const count = cells.firstOfPiece[piece + 1]! - cells.firstOfPiece[piece]!;
  const share = (arcMm - from) / (network.pieceToArcMm[piece]! - from);
  // half a cell at each end belongs to the point there
  const at = Math.floor(Math.min(1, Math.max(0, share)) * (count + 1) - 0.5);
  if (at < 0) return pointCell(cells.firstOfPoint, network.pieceFrom[piece]!, cells.firstOfPiece[piece]!);
  if (at >= count) return pointCell(cells.firstOfPoint, network.pieceTo[piece]!, cells.firstOfPiece[piece + 1]! - 1);
  return cells.firstOfPiece[piece]! + at;
}

/** The cell of a point; for the atrium, which has none, the one before it. */
function pointCell(firstOfPoint: number, point: number, beside: number): number {
  return point < 0 ? beside : firstOfPoint + point;
}

/** Marks the cells that a catheter's shaft lies in and measures the cast over it, mm. @param tipNode node of its tip in the rod */
export function layShaft(bed: Bed, agent: AgentState, tree: VesselTree, rod: RodState, tipNode: number): number {
  const { channels } = bed;
  forgetShaft(channels);
  let refluxMm = 0;
  let covered = true;
  let point = -1;
  for (let i = tipNode, backMm = 0; i > 0 && backMm < LOOK_BACK_MM; i -= 1) {
    const vessel = tree.vessels[rod.vessel[i]!];
    if (!vessel) break;
    point = pointOfNode(vessel, rod, i, i < tipNode && rod.vessel[i] === rod.vessel[i + 1] ? point : -1);
    const cell = cellOfPlace(bed, vessel.index, vessel.arcMm[point]!);
    if (cell < 0) break;
    mark(channels, cell, rod, i);
    covered = covered && isFull(channels, agent, cell);
    if (covered) refluxMm += rod.restMm[i - 1]!;
    backMm += rod.restMm[i - 1]!;
  }
  return refluxMm;
}

function mark({ scratch, radiusMm }: Channels, cell: number, rod: RodState, node: number): void {
  const narrowing = narrowingBy(rod.radiusMm[node]! / radiusMm[cell]!);
  if (scratch.narrowing[cell] === 0) scratch.lain[scratch.lainCount++] = cell;
  scratch.narrowing[cell] = Math.max(scratch.narrowing[cell]!, narrowing);
}

export function forgetShaft({ scratch }: Channels): void {
  for (let k = 0; k < scratch.lainCount; k += 1) scratch.narrowing[scratch.lain[k]!] = 0;
  scratch.lainCount = 0;
}

/** What the cast over a shaft does to it in a step. */
export function gripShaft(
  { numbers }: Bed,
  { grip }: AgentState,
  device: DeviceSlot,
  refluxMm: number,
  stepS: number,
  events: SimEvent[],
): void {
  const { nPerMm, nPerMin, longestMin } = numbers.retention;
  grip.refluxMm = refluxMm;
  if (refluxMm === 0) {
    letGo(grip);
    return;
  }
  grip.device = device;
  if (grip.toldMm === 0 || refluxMm >= grip.toldMm + numbers.told.refluxMm) {
    grip.toldMm = refluxMm;
    events.push({ kind: 'embolicRefluxed', mm: refluxMm });
  }
  grip.sinceS += stepS;
  grip.retentionN = nPerMm * refluxMm + nPerMin * Math.min(longestMin, grip.sinceS / 60);
}

function letGo(grip: AgentState['grip']): void {
  grip.device = null;
  grip.sinceS = 0;
  grip.toldMm = 0;
  grip.retentionN = 0;
  grip.glued = false;
}

/** Whether a pull at the hub comes to nothing. @param capstan by how much less of it arrives at the tip */
export function holdsAgainstPull({ numbers }: Bed, { grip }: AgentState, device: DeviceSlot, capstan: number): boolean {
  return grip.device === device && grip.retentionN * capstan > numbers.retention.pullN;
}
