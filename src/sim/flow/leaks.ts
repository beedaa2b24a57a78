/** Holes in veins: what runs out into the tissue, and the pocket that it fills until the pressures are even. */
import { DENSITY_KG_PER_M3, PASCAL_PER_MMHG } from './blood.ts';
import { cellAt } from './cells.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import type { Leak } from './leak-state.ts';
import { ATRIUM, pieceAtArc } from './network.ts';

/** Share of a hole's section that its stream fills. @source Idelchik IE, Handbook of Hydraulic Resistance (sharp-edged orifice, about 0.6) */
const STREAM_SHARE = 0.6;
/** Give of the loose tissue around a vein, mL/mmHg. @assumption a pocket of some millilitres stops a venous leak */
const TISSUE_ML_PER_MMHG = 0.5;
/** A hole that nobody widens clots, s. @assumption bleeding time of minutes */
const CLOTS_S = 240;
/** Smallest pressure over a hole that its secant is taken at, mmHg. @assumption rounding */
const LEAST_MMHG = 0.1;
/** How long contrast stays in the tissue, s. @assumption a stain that is gone after a quarter of an hour */
const STAIN_S = 300;

/** Makes a hole, or widens the one that is there. @returns null in the atrium, which is too thick */
export function openLeak(
  { network, cells }: Circulation,
  flow: FlowState,
  { vessel, arcMm, holeRadiusMm }: { vessel: number; arcMm: number; holeRadiusMm: number },
  withinMm: number,
): { leak: Leak; isNew: boolean } | null {
  const there = flow.leaks.find((one) => one.vessel === vessel && Math.abs(one.arcMm - arcMm) <= withinMm);
  if (there) {
    there.holeRadiusMm = Math.max(there.holeRadiusMm, holeRadiusMm);
    return { leak: there, isNew: false };
  }
  const piece = pieceAtArc(network, vessel, arcMm);
  if (piece < 0) return null;
  const fromMm = network.pieceFromArcMm[piece]!;
  const share = (arcMm - fromMm) / (network.pieceToArcMm[piece]! - fromMm);
  const ends = [network.pieceFrom[piece]!, network.pieceTo[piece]!];
  const point = ends[share > 0.5 ? 1 : 0] === ATRIUM ? ends[share > 0.5 ? 0 : 1]! : ends[share > 0.5 ? 1 : 0]!;
  if (point === ATRIUM) return null;
  const leak = {
    ...{ vessel, arcMm, piece, point, cell: cellAt(cells, piece, share), holeRadiusMm },
    ...{ mlPerS: 0, conductance: 0, bloodMl: 0, stainMl: 0, contrastMl: 0 },
  };
  flow.leaks.push(leak);
  return { leak, isNew: true };
}

/** Before the solve: each hole as a conductance to its pocket. A flap of tissue lets nothing back. */
export function assembleLeaks({ ties: { system }, right }: Circulation, { leaks, pressureMmHg }: FlowState): void {
  for (let k = 0; k < leaks.length; k += 1) {
    const leak = leaks[k]!;
    const pocketMmHg = leak.bloodMl / TISSUE_ML_PER_MMHG;
    const over = pressureMmHg[leak.point]! - pocketMmHg;
    const at = Math.max(LEAST_MMHG, over);
    leak.conductance = over > 0 ? orificeMlPerS(leak.holeRadiusMm, at) / at : 0;
    const place = system.place[leak.point]!;
    system.values[place]! += leak.conductance;
    right[place]! += leak.conductance * pocketMmHg;
  }
}

/** Through a round hole, mL/s. @param overMmHg pressure over it */
function orificeMlPerS(radiusMm: number, overMmHg: number): number {
  const speedMmPerS = 1000 * Math.sqrt((2 * overMmHg * PASCAL_PER_MMHG) / DENSITY_KG_PER_M3);
  return (STREAM_SHARE * Math.PI * radiusMm * radiusMm * speedMmPerS) / 1000;
}

/** After the solve: what ran out, and the contrast that went with it. @returns nothing; moves contrast from its cell */
export function runLeaks({ cells }: Circulation, flow: FlowState, stepS: number): void {
  for (let k = 0; k < flow.leaks.length; k += 1) {
    const leak = flow.leaks[k]!;
    const pocketMmHg = leak.bloodMl / TISSUE_ML_PER_MMHG;
    leak.mlPerS = leak.conductance * (flow.pressureMmHg[leak.point]! - pocketMmHg);
    const outMl = leak.mlPerS * stepS;
    leak.bloodMl += outMl;
    const share = Math.min(1, Math.max(0, outMl) / cells.volumeMl[leak.cell]!);
    const contrastMl = flow.contrastMl[leak.cell]! * share;
    flow.contrastMl[leak.cell]! -= contrastMl;
    flow.contrastGoneMl += contrastMl;
    leak.contrastMl += contrastMl;
    leak.stainMl = (leak.stainMl + contrastMl) * Math.exp(-stepS / STAIN_S);
    leak.holeRadiusMm *= Math.exp(-stepS / CLOTS_S);
  }
}
