/** One block of the network: what its veins let through, its part of the system, and what the solution says of it. */
import { clearBlock } from '../math/index.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { ZONES } from './physiology.ts';

/** What still leaks through a shut valve, of its open conductance. @assumption a competent valve */
const LEAK = 0.002;
/** Smallest and largest diameter of a vein over that at rest. @assumption a collapsed vein is a slit, a full one is held by its outer coat */
const CALIBRE = { least: 0.45, most: 1.5 };

/** What a block is solved over. An object, because numbers that are handed on go on the heap. */
export interface Span {
  stepS: number;
  /** How much of it passes, 0…1. */
  share: number;
  /** Pressure around the veins of chest and belly, mmHg. */
  thoraxMmHg: number;
  abdomenMmHg: number;
}

/** What the veins of a block and the exits of its beds let through from now on. */
export function conduct({ network, ties, venous }: Circulation, flow: FlowState, block: number): void {
  const { opening, calibre, narrowing, conductance, bedOpening } = flow;
  const { pieceCount, resistance } = network;
  const { firstOfBlock, ofBlock } = ties;
  for (let at = firstOfBlock[block]!; at < firstOfBlock[block + 1]!; at += 1) {
    const k = ofBlock[at]!;
    if (k >= pieceCount) {
      conductance[k] = venous[k - pieceCount]! * (LEAK + (1 - LEAK) * bedOpening[k - pieceCount]!);
      continue;
    }
    const open = LEAK + (1 - LEAK) * opening[k]!;
    const wide = calibre[k]! * calibre[k]!;
    conductance[k] = (open * wide * wide) / (resistance[k]! * narrowing[k]!);
  }
}

/** What the arteries give to the beds of a block: hardly less from one step to the next. */
export function feedBeds({ network, ties, arterial, physiology }: Circulation, flow: FlowState, block: number): void {
  const { firstOfBlock, ofBlock } = ties;
  const { pieceCount, beds } = network;
  for (let at = firstOfBlock[block + 1]! - 1; at >= firstOfBlock[block]! && ofBlock[at]! >= pieceCount; at -= 1) {
    const b = ofBlock[at]! - pieceCount;
    flow.inflowMlPerS[b] = arterial[b]! * (physiology.arteriesMmHg - flow.pressureMmHg[beds[b]!.point]!);
  }
}

/** What drives each place of a block: what it holds, and the arteries. */
export function drive(
  circulation: Circulation,
  { storedMl, inflowMlPerS }: FlowState,
  block: number,
  { stepS, thoraxMmHg, abdomenMmHg }: Span,
): void {
  const { ties, network, right, thoraxMlPerMmHg, abdomenMlPerMmHg } = circulation;
  const { pointAt, system, firstOfBlock, ofBlock, from } = ties;
  const perS = 1 / stepS;
  for (let k = system.blockStart[block]!; k < system.blockStart[block + 1]!; k += 1) {
    const heldMl = thoraxMlPerMmHg[k]! * thoraxMmHg + abdomenMlPerMmHg[k]! * abdomenMmHg;
    right[k] = (storedMl[pointAt[k]!]! + heldMl) * perS;
  }
  const { pieceCount } = network;
  for (let at = firstOfBlock[block + 1]! - 1; at >= firstOfBlock[block]! && ofBlock[at]! >= pieceCount; at -= 1)
    right[from[ofBlock[at]!]!]! += inflowMlPerS[ofBlock[at]! - pieceCount]!;
}

/** The block's part of the matrix; and what the atrium drives into it. */
export function assembleBlock(circulation: Circulation, flow: FlowState, block: number, { stepS }: Span): void {
  const { ties, right, stiffMlPerMmHg } = circulation;
  const { system, firstOfBlock, ofBlock, firstEdge, edges, from, to, entry } = ties;
  const { values, blockStart, size } = system;
  const end = blockStart[block + 1]!;
  clearBlock(system, block);
  const perS = 1 / stepS;
  for (let k = blockStart[block]!; k < end; k += 1) values[k] = stiffMlPerMmHg[k]! * perS;
  for (let at = firstOfBlock[block]!; at < firstOfBlock[block + 1]!; at += 1) {
    const tie = ofBlock[at]!;
    const g = flow.conductance[tie]!;
    const a = from[tie]!;
    const b = to[tie]!;
    if (a === b) continue;
    if (a < end) values[a]! += g;
    if (b < end) values[b]! += g;
    if (entry[tie]! >= 0) values[entry[tie]!]! -= g;
    else if (a === size) right[b]! += g * flow.atriumMmHg;
    else right[a]! += g * flow.atriumMmHg;
  }
  for (let at = firstEdge[block]!; at < firstEdge[block + 1]!; at += 1)
    values[Math.max(from[edges[at]!]!, to[edges[at]!]!)]! += flow.conductance[edges[at]!]!;
}

/** Pressures and what is stored go so much of the way to the solution: all of it, unless a round is cut short. */
export function readPressures(
  circulation: Circulation,
  { pressureMmHg, storedMl }: FlowState,
  block: number,
  { share, thoraxMmHg, abdomenMmHg }: Span,
): void {
  const { ties, right, stiffMlPerMmHg, thoraxMlPerMmHg, abdomenMlPerMmHg } = circulation;
  const { pointAt, system } = ties;
  for (let k = system.blockStart[block]!; k < system.blockStart[block + 1]!; k += 1) {
    const i = pointAt[k]!;
    const heldMl = thoraxMlPerMmHg[k]! * thoraxMmHg + abdomenMlPerMmHg[k]! * abdomenMmHg;
    pressureMmHg[i]! += share * (right[k]! - pressureMmHg[i]!);
    storedMl[i]! += share * (stiffMlPerMmHg[k]! * right[k]! - heldMl - storedMl[i]!);
  }
}

export function readFlows({ network, ties, right, jetMmHg }: Circulation, flow: FlowState, block: number): void {
  const { pieceCount } = network;
  const { from, to, firstOfBlock, ofBlock } = ties;
  const { flowMlPerS, bedFlowMlPerS, conductance } = flow;
  for (let at = firstOfBlock[block]!; at < firstOfBlock[block + 1]!; at += 1) {
    const k = ofBlock[at]!;
    const overMmHg = right[from[k]!]! - right[to[k]!]!;
    if (k < pieceCount) flowMlPerS[k] = conductance[k]! * (overMmHg + jetMmHg[k]!);
    else bedFlowMlPerS[k - pieceCount] = conductance[k]! * overMmHg;
  }
}

/** Scratch: what presses on the veins of each zone, mmHg. */
const pressing = new Float64Array(ZONES.length);

/** By index into ZONES. */
export function pressingOn({ thoraxMmHg, abdomenMmHg }: Pick<Span, 'thoraxMmHg' | 'abdomenMmHg'>): Float64Array {
  pressing[ZONES.indexOf('thorax')] = thoraxMmHg;
  pressing[ZONES.indexOf('abdomen')] = abdomenMmHg;
  return pressing;
}

/** The veins of a block follow the pressure across their walls. */
export function widen(circulation: Circulation, flow: FlowState, block: number, span: Span): void {
  const { ties, network, right, restTransmuralMmHg } = circulation;
  const { firstOfBlock, ofBlock, from, to } = ties;
  const { pieceCount, pieceZone, distensibilityPerMmHg } = network;
  const outside = pressingOn(span);
  for (let at = firstOfBlock[block]!; at < firstOfBlock[block + 1]! && ofBlock[at]! < pieceCount; at += 1) {
    const k = ofBlock[at]!;
    const inside = 0.5 * (right[from[k]!]! + right[to[k]!]!);
    const over = inside - outside[pieceZone[k]!]! - restTransmuralMmHg[k]!;
    const wide = 1 + 0.5 * distensibilityPerMmHg[k]! * over;
    flow.calibre[k] = Math.min(CALIBRE.most, Math.max(CALIBRE.least, wide));
  }
}
