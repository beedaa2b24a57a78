/** Devices narrow the veins they lie in; one that fills its vein wedges it. */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import type { RodState } from '../physics/index.ts';
import type { Circulation, FlowState } from './flow-state.ts';

/** Resistance of a wedged stretch over that of a free one. @assumption enough to stop the flow, not the solver */
export const WEDGED = 1e4;
/** A tube that lies on the wall leaves room for more flow than one in the middle: by 1.6 when thin, 2.5 when it nearly fills. @source Snyder WT, Goldstein GA, AIChE J 1965 (eccentric annuli) */
const OFF_CENTRE = { thin: 1.6, full: 2.5 };

/** Resistance of a round vein with a device on its wall over that without. `share`: the device's radius over the vein's. */
export function narrowingBy(share: number): number {
  narrowed[0] = share;
  narrow();
  return narrowed[0]!;
}

/** Scratch: a share, and after `narrow` what it narrows by; in an array, because a number that is handed to a function for every node may be boxed. */
const narrowed = new Float64Array(1);

function narrow(): void {
  const share = narrowed[0]!;
  const square = share * share;
  const centred = 1 - square * square + (1 - square) ** 2 / Math.log(share);
  const open = centred * (OFF_CENTRE.thin + (OFF_CENTRE.full - OFF_CENTRE.thin) * share);
  if (share <= 0) narrowed[0] = 1;
  else if (share >= 0.999) narrowed[0] = WEDGED;
  else narrowed[0] = Math.min(WEDGED, Math.max(1, 1 / open));
}

/** Sets `flow.narrowing` from where the devices are. */
export function narrowVeins({ network }: Circulation, flow: FlowState, tree: VesselTree, rod: RodState): void {
  flow.narrowing.fill(1);
  let point = 0;
  for (let i = 1; i < rod.count; i += 1) {
    const vessel = tree.vessels[rod.vessel[i]!];
    if (!vessel) continue;
    // Along one vein each node is near the last one's place; only a new vein is searched from end to end.
    point = pointOfNode(vessel, rod, i, rod.vessel[i] === rod.vessel[i - 1] ? point : -1);
    wantedMm[0] = vessel.arcMm[point]!;
    const piece = pieceOf(network, vessel.index);
    if (piece < 0) continue;
    const lengthMm = network.pieceToArcMm[piece]! - network.pieceFromArcMm[piece]!;
    narrowed[0] = rod.radiusMm[i]! / (vessel.radiusMm[point]! * flow.calibre[piece]!);
    narrow();
    flow.narrowing[piece]! += (Math.min(rod.restMm[i - 1]!, lengthMm) / lengthMm) * (narrowed[0]! - 1);
  }
}

/** The point of a vessel's centreline that a node lies at; `from` is a point near it, −1 if none is known. */
export function pointOfNode({ pointsMm }: Vessel, rod: RodState, node: number, from: number): number {
  return from < 0 ? nearestPoint(pointsMm, rod, node) : walkTo(pointsMm, from, rod, node);
}

/** Index of the point of a centreline that is nearest to a node. */
function nearestPoint(pointsMm: Float64Array, rod: RodState, node: number): number {
  let nearest = 0;
  for (let p = 1; 3 * p < pointsMm.length; p += 1) if (isNearer(pointsMm, p, nearest, rod, node)) nearest = p;
  return nearest;
}

/** The same, downhill from a point that is near. */
function walkTo(pointsMm: Float64Array, from: number, rod: RodState, node: number): number {
  let at = from;
  const last = pointsMm.length / 3 - 1;
  while (at < last && isNearer(pointsMm, at + 1, at, rod, node)) at += 1;
  while (at > 0 && isNearer(pointsMm, at - 1, at, rod, node)) at -= 1;
  return at;
}

/** Whether one point of a centreline is nearer to a node than another. */
function isNearer(
  pointsMm: Float64Array,
  one: number,
  other: number,
  { xMm, yMm, zMm }: RodState,
  node: number,
): boolean {
  const p = 3 * one;
  const q = 3 * other;
  const x = xMm[node]!;
  const y = yMm[node]!;
  const z = zMm[node]!;
  const square = (pointsMm[p]! - x) ** 2 + (pointsMm[p + 1]! - y) ** 2 + (pointsMm[p + 2]! - z) ** 2;
  return square < (pointsMm[q]! - x) ** 2 + (pointsMm[q + 1]! - y) ** 2 + (pointsMm[q + 2]! - z) ** 2;
}

/** The piece of a vessel that holds an arc; −1 in the atrium, which has none. */
export function pieceAtArc(network: Circulation['network'], vessel: number, arcMm: number): number {
  wantedMm[0] = arcMm;
  return pieceOf(network, vessel);
}

/** Scratch: the arc that is looked for, mm. */
const wantedMm = new Float64Array(1);

function pieceOf({ firstPieceOfVessel, pieceToArcMm }: Circulation['network'], vessel: number): number {
  const arcMm = wantedMm[0]!;
  const end = firstPieceOfVessel[vessel + 1]!;
  let piece = firstPieceOfVessel[vessel]!;
  if (piece === end) return -1;
  while (piece < end - 1 && pieceToArcMm[piece]! < arcMm) piece += 1;
  return piece;
}
