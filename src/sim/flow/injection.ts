/**
 * What is pressed out of a catheter's tip into the vein that it lies in. The jet pushes the blood before it: its momentum is a
 * pressure over the vein's section, spent along the way that a jet gets against the flow, and what it
 * carries is left along that way.
 */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import { DENSITY_KG_PER_M3, PASCAL_PER_MMHG } from './blood.ts';
import { cellAt } from './cells.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { addPart, addPush, addStretch, type Injection, type Stretch, stopInjection } from './injection-state.ts';
import { type FlowNetwork, pieceAtArc } from './network.ts';

/** Way of a jet against a flow, in bores, for each time that it is faster than the flow. @source Yoda M, Fiedler HE, Exp Fluids 1996 (2.8) */
const JET_BORES_PER_SPEED = 2.8;
/** Longest way of a jet in a tube, in the tube's radii. @assumption it has spread to the walls and rubbed itself out */
const JET_MOST_RADII = 24;
/** A jet with less room leaves everything at its mouth, mm. @assumption nothing to see */
const SHORTEST_WAY_MM = 0.001;
/** Slowest flow that a jet is measured against, mm/s. @assumption standing blood still eddies */
const LEAST_SPEED_MM_PER_S = 10;
/** Speed on a jet's axis falls with the way: this many bores times the speed at its mouth. @source Pope SB, Turbulent Flows, 2000 (round jet, about 6) */
const JET_DECAY_BORES = 6;
/** Share of a jet's dynamic pressure that drives blood into the mouth of a side branch. @assumption half; mouths lie beside its axis */
const SIDE_SHARE = 0.5;

/** The catheter that injects: where its tip is, its bore, and whether it looks towards higher (1) or lower (−1) arcs. */
export interface Nozzle {
  vessel: Vessel;
  arcMm: number;
  boreRadiusMm: number;
  towards: 1 | -1;
}

/** Inject until the next call. Allocates nothing once the lists of the injection are long enough. @param contrastShare of what is injected, 0…1 */
export function injectAt(
  circulation: Circulation,
  flow: FlowState,
  tree: VesselTree,
  nozzle: Nozzle,
  mlPerS: number,
  contrastShare: number,
): void {
  const { injection } = flow;
  const { network } = circulation;
  const { vessel, arcMm, boreRadiusMm } = nozzle;
  const piece = pieceAtArc(network, vessel.index, arcMm);
  stopInjection(injection);
  injection.mlPerS = mlPerS;
  injection.contrastMlPerS = contrastShare * mlPerS;
  if (piece < 0) return;
  const lengthMm = network.pieceToArcMm[piece]! - network.pieceFromArcMm[piece]!;
  const veinMm2 = (1000 * network.volumeMl[piece]!) / lengthMm;
  const boreMm2 = Math.PI * boreRadiusMm * boreRadiusMm;
  const against = Math.max(LEAST_SPEED_MM_PER_S, (1000 * Math.abs(flow.flowMlPerS[piece]!)) / veinMm2);
  const faster = (1000 * mlPerS) / boreMm2 / against;
  const most = JET_MOST_RADII * Math.sqrt(veinMm2 / Math.PI);
  injection.reachMm = Math.min(JET_BORES_PER_SPEED * 2 * boreRadiusMm * faster, most);
  injection.jetMmHgPerMm =
    (DENSITY_KG_PER_M3 * mlPerS * mlPerS) / (boreMm2 * veinMm2) / PASCAL_PER_MMHG / injection.reachMm;
  followJet(injection, tree, nozzle);
  leaveAlong(circulation, injection, piece);
  pushSides(circulation, injection, nozzle);
}

/** Along the vein, and on where another one carries its axis on. */
function followJet(injection: Injection, tree: VesselTree, { vessel, arcMm, towards }: Nozzle): void {
  let leftMm = injection.reachMm;
  let along: Vessel | undefined = vessel;
  let fromArcMm = arcMm;
  while (along) {
    const end = towards > 0 ? along.lengthMm : 0;
    const toArcMm = towards > 0 ? Math.min(end, fromArcMm + leftMm) : Math.max(end, fromArcMm - leftMm);
    const wayMm = Math.abs(toArcMm - fromArcMm);
    addStretch(injection, along.index, fromArcMm, toArcMm);
    if (wayMm >= leftMm - 1e-9) break;
    leftMm -= wayMm;
    const next: Vessel | undefined = tree.byId.get((towards > 0 ? along.to : along.from) ?? '');
    const goesOn: boolean = next !== undefined && (towards > 0 ? next.from : next.to) === along.id;
    along = goesOn ? next : undefined;
    fromArcMm = next && towards < 0 ? next.lengthMm : 0;
  }
  countWays(injection);
}

/** Way of the jet before each stretch: summed from the last one backwards. */
function countWays({ jet: { count, rows } }: Injection): void {
  for (let k = 1; k < count; k += 1)
    for (let before = k - 1; before >= 0; before -= 1) rows[k]!.wayMm += lengthOf(rows[before]!);
}

function lengthOf({ fromArcMm, toArcMm }: Stretch): number {
  return Math.abs(toArcMm - fromArcMm);
}

/** The jet leaves its blood evenly along its way; against a blind end, in the cell of its mouth. */
function leaveAlong(circulation: Circulation, injection: Injection, mouthPiece: number): void {
  const { jet, mlPerS } = injection;
  const last = jet.rows[jet.count - 1]!;
  const wayMm = last.wayMm + lengthOf(last);
  if (wayMm > SHORTEST_WAY_MM) {
    for (let k = 0; k < jet.count; k += 1) leaveOver(circulation, injection, jet.rows[k]!, wayMm);
    return;
  }
  const { network, cells } = circulation;
  const startMm = network.pieceFromArcMm[mouthPiece]!;
  const share = (last.fromArcMm - startMm) / (network.pieceToArcMm[mouthPiece]! - startMm);
  addPart(injection, mouthPiece, cellAt(cells, mouthPiece, share), mlPerS, 0.5);
}

function leaveOver({ network, cells }: Circulation, injection: Injection, stretch: Stretch, wayMm: number): void {
  const mlPerSPerMm = injection.mlPerS / wayMm;
  const low = Math.min(stretch.fromArcMm, stretch.toArcMm);
  const high = Math.max(stretch.fromArcMm, stretch.toArcMm);
  const end = network.firstPieceOfVessel[stretch.vessel + 1]!;
  for (let piece = network.firstPieceOfVessel[stretch.vessel]!; piece < end; piece += 1) {
    const first = cells.firstOfPiece[piece]!;
    const count = cells.firstOfPiece[piece + 1]! - first;
    const startMm = network.pieceFromArcMm[piece]!;
    const cellMm = (network.pieceToArcMm[piece]! - startMm) / count;
    for (let k = 0; k < count; k += 1) {
      const overMm = Math.min(high, startMm + (k + 1) * cellMm) - Math.max(low, startMm + k * cellMm);
      if (overMm > 0) addPart(injection, piece, first + k, mlPerSPerMm * overMm, (k + 0.5) / count);
    }
  }
}

/** Push into what opens into the jet's way: part of the dynamic pressure there. */
function pushSides({ network }: Circulation, injection: Injection, { boreRadiusMm }: Nozzle): void {
  const { jet, reachMm, mlPerS } = injection;
  // at the mouth, m/s
  const speed = mlPerS / (Math.PI * boreRadiusMm * boreRadiusMm);
  for (let k = 0; k < jet.count; k += 1) {
    const { vessel, fromArcMm, toArcMm, wayMm } = jet.rows[k]!;
    const end = network.firstPieceOfVessel[vessel + 1]!;
    for (let piece = network.firstPieceOfVessel[vessel]!; piece < end; piece += 1) {
      const way = wayMm + (network.pieceToArcMm[piece]! - fromArcMm) * Math.sign(toArcMm - fromArcMm);
      if (way < 0 || way >= reachMm) continue;
      const axial = Math.min(1, (2 * JET_DECAY_BORES * boreRadiusMm) / way) * speed * (1 - way / reachMm);
      const mmHg = (SIDE_SHARE * 0.5 * DENSITY_KG_PER_M3 * axial * axial) / PASCAL_PER_MMHG;
      pushAt(network, injection, network.pieceTo[piece]!, mmHg);
    }
  }
}

/** Into every piece that opens at a point, but those that the jet goes along. */
function pushAt(
  { firstAtPoint, piecesAtPoint, pieceVessel, pieceFrom, pieceTo }: FlowNetwork,
  injection: Injection,
  point: number,
  mmHg: number,
): void {
  // the atrium's row comes first
  for (let k = firstAtPoint[point + 1]!; k < firstAtPoint[point + 2]!; k += 1) {
    const side = piecesAtPoint[k]!;
    if (isAlong(injection, pieceVessel[side]!)) continue;
    if (pieceFrom[side] === point) addPush(injection, side, mmHg);
    if (pieceTo[side] === point) addPush(injection, side, -mmHg);
  }
}

function isAlong({ jet: { count, rows } }: Injection, vessel: number): boolean {
  for (let k = 0; k < count; k += 1) if (rows[k]!.vessel === vessel) return true;
  return false;
}

/** Push of the jet over the part of a piece that a stretch covers, towards higher arcs, mmHg. */
function jetOver(
  { network }: Circulation,
  { jetMmHgPerMm }: Injection,
  { fromArcMm, toArcMm }: Stretch,
  piece: number,
): number {
  const low = Math.max(network.pieceFromArcMm[piece]!, Math.min(fromArcMm, toArcMm));
  const high = Math.min(network.pieceToArcMm[piece]!, Math.max(fromArcMm, toArcMm));
  return high > low ? Math.sign(toArcMm - fromArcMm) * jetMmHgPerMm * (high - low) : 0;
}

/** An injection into a piece raises the pressure at its two ends as if each got its part; its jet drives the blood along. */
export function assembleInjection(circulation: Circulation, flow: FlowState): void {
  const { network, ties, jetMmHg } = circulation;
  const { parts, jet, pushes } = flow.injection;
  if (parts.count === 0) return;
  for (let k = 0; k < parts.count; k += 1) {
    const { piece, backMlPerS, onMlPerS } = parts.rows[k]!;
    driveInto(circulation, ties.from[piece]!, backMlPerS);
    driveInto(circulation, ties.to[piece]!, onMlPerS);
  }
  for (let s = 0; s < jet.count; s += 1) {
    const stretch = jet.rows[s]!;
    const end = network.firstPieceOfVessel[stretch.vessel + 1]!;
    for (let k = network.firstPieceOfVessel[stretch.vessel]!; k < end; k += 1)
      jetMmHg[k]! += jetOver(circulation, flow.injection, stretch, k);
  }
  for (let k = 0; k < pushes.count; k += 1) jetMmHg[pushes.rows[k]!.piece]! += pushes.rows[k]!.mmHg;
  for (let k = 0; k < network.pieceCount; k += 1) {
    if (jetMmHg[k] === 0) continue;
    driveInto(circulation, ties.from[k]!, -flow.conductance[k]! * jetMmHg[k]!);
    driveInto(circulation, ties.to[k]!, flow.conductance[k]! * jetMmHg[k]!);
  }
}

/** Nothing moves the atrium, whose place is the last. */
function driveInto({ ties, right }: Circulation, place: number, mlPerS: number): void {
  if (place < ties.system.size) right[place]! += mlPerS;
}
