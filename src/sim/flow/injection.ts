/**
 * What is pressed out of a catheter's tip into the vein that it lies in. The jet pushes the blood before it: its momentum is a
 * pressure over the vein's section, spent along the way that a jet gets against the flow, and what it
 * carries is left along that way.
 */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import { DENSITY_KG_PER_M3, PASCAL_PER_MMHG } from './blood.ts';
import { cellAt } from './cells.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { type InjectedPart, type Injection, noInjection, type Stretch } from './injection-state.ts';
import { pieceAtArc } from './narrowing.ts';

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

/** Inject until the next call. @param contrastShare of what is injected, 0…1 */
export function injectAt(
  circulation: Circulation,
  flow: FlowState,
  tree: VesselTree,
  { vessel, arcMm, boreRadiusMm, towards }: Nozzle,
  mlPerS: number,
  contrastShare: number,
): void {
  const { injection } = flow;
  const { network } = circulation;
  const piece = pieceAtArc(network, vessel.index, arcMm);
  Object.assign(injection, noInjection(), { mlPerS, contrastMlPerS: contrastShare * mlPerS });
  if (piece < 0) return;
  const lengthMm = network.pieceToArcMm[piece]! - network.pieceFromArcMm[piece]!;
  const veinMm2 = (1000 * network.volumeMl[piece]!) / lengthMm;
  const boreMm2 = Math.PI * boreRadiusMm * boreRadiusMm;
  const against = Math.max(LEAST_SPEED_MM_PER_S, (1000 * Math.abs(flow.flowMlPerS[piece]!)) / veinMm2);
  const faster = (1000 * mlPerS) / boreMm2 / against;
  const most = JET_MOST_RADII * Math.sqrt(veinMm2 / Math.PI);
  const reachMm = Math.min(JET_BORES_PER_SPEED * 2 * boreRadiusMm * faster, most);
  injection.reachMm = reachMm;
  injection.jetMmHgPerMm = (DENSITY_KG_PER_M3 * mlPerS * mlPerS) / (boreMm2 * veinMm2) / PASCAL_PER_MMHG / reachMm;
  injection.jet = followJet(tree, vessel, arcMm, towards, reachMm);
  injection.parts = leaveAlong(circulation, injection, piece);
  injection.pushes = pushSides(circulation, injection, mlPerS / boreMm2, boreRadiusMm);
}

/** The jet leaves its blood evenly along its way; against a blind end, in the cell of its mouth. */
function leaveAlong(circulation: Circulation, { jet, mlPerS }: Injection, mouthPiece: number): InjectedPart[] {
  const last = jet[jet.length - 1]!;
  const wayMm = last.wayMm + Math.abs(last.toArcMm - last.fromArcMm);
  if (wayMm > SHORTEST_WAY_MM) return jet.flatMap((stretch) => leaveOver(circulation, stretch, mlPerS / wayMm));
  const { network, cells } = circulation;
  const startMm = network.pieceFromArcMm[mouthPiece]!;
  const share = (last.fromArcMm - startMm) / (network.pieceToArcMm[mouthPiece]! - startMm);
  const cell = cellAt(cells, mouthPiece, share);
  return [{ piece: mouthPiece, cell, mlPerS, backMlPerS: 0.5 * mlPerS, onMlPerS: 0.5 * mlPerS }];
}

function leaveOver({ network, cells }: Circulation, stretch: Stretch, mlPerSPerMm: number): InjectedPart[] {
  const parts: InjectedPart[] = [];
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
      if (overMm <= 0) continue;
      const mlPerS = mlPerSPerMm * overMm;
      const on = (k + 0.5) / count;
      parts.push({ piece, cell: first + k, mlPerS, backMlPerS: (1 - on) * mlPerS, onMlPerS: on * mlPerS });
    }
  }
  return parts;
}

/** Push into what opens into the jet's way: part of the dynamic pressure there. @param speed at the mouth, m/s */
function pushSides(
  { network }: Circulation,
  { jet, reachMm }: Injection,
  speed: number,
  boreRadiusMm: number,
): Injection['pushes'] {
  const pushes: Injection['pushes'] = [];
  const own = new Set(jet.map(({ vessel }) => vessel));
  for (const { vessel, fromArcMm, toArcMm, wayMm } of jet) {
    for (let k = network.firstPieceOfVessel[vessel]!; k < network.firstPieceOfVessel[vessel + 1]!; k += 1) {
      const way = wayMm + (network.pieceToArcMm[k]! - fromArcMm) * Math.sign(toArcMm - fromArcMm);
      if (way < 0 || way >= reachMm) continue;
      const axial = Math.min(1, (2 * JET_DECAY_BORES * boreRadiusMm) / way) * speed * (1 - way / reachMm);
      const mmHg = (SIDE_SHARE * 0.5 * DENSITY_KG_PER_M3 * axial * axial) / PASCAL_PER_MMHG;
      const point = network.pieceTo[k]!;
      for (let side = 0; side < network.pieceCount; side += 1) {
        if (own.has(network.pieceVessel[side]!)) continue;
        if (network.pieceFrom[side] === point) pushes.push({ piece: side, mmHg });
        if (network.pieceTo[side] === point) pushes.push({ piece: side, mmHg: -mmHg });
      }
    }
  }
  return pushes;
}

/** Along the vein, and on where another one carries its axis on. */
function followJet(tree: VesselTree, vessel: Vessel, arcMm: number, towards: 1 | -1, reachMm: number): Stretch[] {
  const end = towards > 0 ? vessel.lengthMm : 0;
  const toArcMm = towards > 0 ? Math.min(end, arcMm + reachMm) : Math.max(end, arcMm - reachMm);
  const wayMm = Math.abs(toArcMm - arcMm);
  const first: Stretch = { vessel: vessel.index, fromArcMm: arcMm, toArcMm, wayMm: 0 };
  const next = wayMm < reachMm - 1e-9 ? tree.byId.get((towards > 0 ? vessel.to : vessel.from) ?? '') : undefined;
  const atStart = next && (towards > 0 ? next.from : next.to) === vessel.id ? towards > 0 : null;
  if (!next || atStart === null) return [first];
  const rest = followJet(tree, next, atStart ? 0 : next.lengthMm, towards, reachMm - wayMm);
  return [first, ...rest.map((stretch) => ({ ...stretch, wayMm: stretch.wayMm + wayMm }))];
}

/** Push of the jet over the part of a piece that a stretch covers, towards higher arcs, mmHg. */
export function jetOver(
  { network }: Circulation,
  { jetMmHgPerMm }: Injection,
  { fromArcMm, toArcMm }: Stretch,
  piece: number,
): number {
  const low = Math.max(network.pieceFromArcMm[piece]!, Math.min(fromArcMm, toArcMm));
  const high = Math.min(network.pieceToArcMm[piece]!, Math.max(fromArcMm, toArcMm));
  return high > low ? Math.sign(toArcMm - fromArcMm) * jetMmHgPerMm * (high - low) : 0;
}
