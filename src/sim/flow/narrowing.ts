/** Devices narrow the veins they lie in; one that fills its vein wedges it. */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import { MAX_NODES, type RodState } from '../physics/index.ts';
import type { Circulation, FlowState } from './flow-state.ts';

/** Resistance of a wedged stretch over that of a free one. @assumption enough to stop the flow, not the solver */
export const WEDGED = 1e4;
/** A tube that lies on the wall leaves room for more flow than one in the middle: by 1.6 when thin, 2.5 when it nearly fills. @source Snyder WT, Goldstein GA, AIChE J 1965 (eccentric annuli) */
const OFF_CENTRE = { thin: 1.6, full: 2.5 };

/** Resistance of a round vein with a device on its wall over that without. `share`: the device's radius over the vein's. */
export function narrowingBy(share: number): number {
  // Both ends are where the limits below hold. An early return of a whole number would put every answer on the heap.
  const within = Math.max(1e-9, Math.min(share, 0.999));
  const square = within * within;
  const centred = 1 - square * square + (1 - square) ** 2 / Math.log(within);
  const open = centred * (OFF_CENTRE.thin + (OFF_CENTRE.full - OFF_CENTRE.thin) * within);
  return Math.min(WEDGED, Math.max(1, 1 / open));
}

/** Scratch: the piece of vein that each node lies in, −1 where there is none, and its point of the vein's centreline. */
const pieceOf = new Int32Array(MAX_NODES);
const pointOf = new Int32Array(MAX_NODES);

/** Sets `flow.narrowing` from where the devices are. */
export function narrowVeins(circulation: Circulation, flow: FlowState, tree: VesselTree, rod: RodState): void {
  flow.narrowing.fill(1);
  findPlaces(circulation, tree, rod);
  for (let i = 1; i < rod.count; i += 1) if (pieceOf[i]! >= 0) narrowPiece(circulation, flow, tree, rod, i);
}

function findPlaces({ pieceAtPoint }: Circulation, tree: VesselTree, rod: RodState): void {
  let point = 0;
  for (let i = 1; i < rod.count; i += 1) {
    const vessel = tree.vessels[rod.vessel[i]!];
    pieceOf[i] = -1;
    if (!vessel) continue;
    // Along one vein each node is near the last one's place; only a new vein is searched from end to end.
    point = pointOfNode(vessel, rod, i, rod.vessel[i] === rod.vessel[i - 1] ? point : -1);
    pointOf[i] = point;
    pieceOf[i] = pieceAtPoint[vessel.index]![point]!;
  }
}

/** By the stretch of device before a node. */
function narrowPiece({ network }: Circulation, flow: FlowState, tree: VesselTree, rod: RodState, i: number): void {
  const piece = pieceOf[i]!;
  const lengthMm = network.pieceToArcMm[piece]! - network.pieceFromArcMm[piece]!;
  const veinMm = tree.vessels[rod.vessel[i]!]!.radiusMm[pointOf[i]!]!;
  const share = rod.radiusMm[i]! / (veinMm * flow.calibre[piece]!);
  flow.narrowing[piece]! += (Math.min(rod.restMm[i - 1]!, lengthMm) / lengthMm) * (narrowingBy(share) - 1);
}

/** The point of a vessel's centreline that a node lies at; `from` is a point near it, −1 if none is known. */
export function pointOfNode({ pointsMm }: Vessel, rod: RodState, node: number, from: number): number {
  return from < 0 ? nearestPoint(pointsMm, rod, node) : walkTo(pointsMm, from, rod, node);
}

/** Index of the point of a centreline that is nearest to a node. */
function nearestPoint(pointsMm: Float64Array, rod: RodState, node: number): number {
  let nearest = 0;
  for (let p = 1; 3 * p < pointsMm.length; p += 1)
    if (squareMm2(pointsMm, p, rod, node) < squareMm2(pointsMm, nearest, rod, node)) nearest = p;
  return nearest;
}

/** The same, downhill from a point that is near. */
function walkTo(pointsMm: Float64Array, from: number, rod: RodState, node: number): number {
  let at = from;
  const last = pointsMm.length / 3 - 1;
  while (at < last && squareMm2(pointsMm, at + 1, rod, node) < squareMm2(pointsMm, at, rod, node)) at += 1;
  while (at > 0 && squareMm2(pointsMm, at - 1, rod, node) < squareMm2(pointsMm, at, rod, node)) at -= 1;
  return at;
}

function squareMm2(pointsMm: Float64Array, point: number, { xMm, yMm, zMm }: RodState, node: number): number {
  const p = 3 * point;
  return (pointsMm[p]! - xMm[node]!) ** 2 + (pointsMm[p + 1]! - yMm[node]!) ** 2 + (pointsMm[p + 2]! - zMm[node]!) ** 2;
}
