/** The pressures of one step. Trunks and what something lies in are factored in every step, the rest in its turn. */
import { clearBlock, factorBlock, solveSparse } from '../math/index.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { jetOver } from './injection.ts';
import { assembleLeaks } from './leaks.ts';

/** What still leaks through a shut valve, of its open conductance. @assumption a competent valve */
const LEAK = 0.002;

/**
 * Backward Euler:  (V′ − V)/Δt = Σ flows in,  V = Σ_zones C (p − p_around).
 * An infinite step is the steady state, for which all of the circulation must be busy.
 */
export function solvePressures(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { ties, right, isDue } = circulation;
  const { system, blockCount } = ties;
  findDue(circulation, flow);
  for (let b = 0; b < blockCount; b += 1) if (isDue[b] === 1) conduct(circulation, flow, b);
  takeOver(circulation, flow, stepS);
  drive(circulation, flow, stepS);
  for (let b = 0; b < blockCount; b += 1) if (isDue[b] === 1) assembleBlock(circulation, flow, b, stepS);
  assembleInjection(circulation, flow);
  assembleLeaks(circulation, flow);
  for (let b = 0; b < blockCount; b += 1)
    if (isDue[b] === 1 && !factorBlock(system, b))
      throw new Error(`the flow network is not positive definite (block ${b} of ${blockCount})`);
  solveSparse(system, right);
  readPressures(circulation, flow);
  readFlows(circulation, flow);
}

/** Blocks to be factored anew; the last two, if any before them is. */
function findDue({ ties: { blockCount }, isDue, isBusy }: Circulation, { turn }: FlowState): void {
  let isAny = 0;
  for (let b = 0; b < blockCount; b += 1) {
    isDue[b] = isBusy[b] === 1 || turn === 0 || (b >= blockCount - 2 && isAny === 1) ? 1 : 0;
    isAny |= isDue[b]!;
  }
}

/** The factors are pure scratch: whoever comes with another flow than the last one makes them from its conductances. */
function takeOver({ factored, isDue }: Circulation, flow: FlowState, stepS: number): void {
  if (factored.of !== flow || factored.stepS !== stepS) isDue.fill(1);
  factored.of = flow;
  factored.stepS = stepS;
}

function conduct({ network, ties, venous }: Circulation, flow: FlowState, block: number): void {
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

/** What drives each place: what it holds, and the arteries. */
function drive(circulation: Circulation, { storedMl, breath, atriumMmHg }: FlowState, stepS: number): void {
  const { ties, right, thoraxMlPerMmHg, abdomenMlPerMmHg, drivenMlPerS } = circulation;
  const { pointAt } = ties;
  const { thoraxMmHg, abdomenMmHg } = breath;
  const perS = 1 / stepS;
  for (let k = 0; k < pointAt.length; k += 1) {
    const heldMl = thoraxMlPerMmHg[k]! * thoraxMmHg + abdomenMlPerMmHg[k]! * abdomenMmHg;
    right[k] = (storedMl[pointAt[k]!]! + heldMl) * perS + drivenMlPerS[k]!;
  }
  right[pointAt.length] = atriumMmHg;
}

function assembleBlock(circulation: Circulation, flow: FlowState, block: number, stepS: number): void {
  const { ties, right, stiffMlPerMmHg, drivenLessPerMmHg } = circulation;
  const { system, firstOfBlock, ofBlock, firstEdge, edges, from, to, entry } = ties;
  const { values, blockStart, size } = system;
  const end = blockStart[block + 1]!;
  clearBlock(system, block);
  const perS = 1 / stepS;
  for (let k = blockStart[block]!; k < end; k += 1) values[k] = stiffMlPerMmHg[k]! * perS + drivenLessPerMmHg[k]!;
  for (let at = firstOfBlock[block]!; at < firstOfBlock[block + 1]!; at += 1) {
    const tie = ofBlock[at]!;
    const g = flow.conductance[tie]!;
    const [a, b] = [from[tie]!, to[tie]!];
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

/** An injection into a piece raises the pressure at its two ends as if each got its part; its jet drives the blood along. */
function assembleInjection(circulation: Circulation, flow: FlowState): void {
  const { network, ties, right, jetMmHg } = circulation;
  const { parts, jet, pushes } = flow.injection;
  jetMmHg.fill(0);
  if (parts.count === 0) return;
  const add = (place: number, mlPerS: number) => {
    if (place < ties.system.size) right[place]! += mlPerS;
  };
  for (let k = 0; k < parts.count; k += 1) {
    const { piece, backMlPerS, onMlPerS } = parts.rows[k]!;
    add(ties.from[piece]!, backMlPerS);
    add(ties.to[piece]!, onMlPerS);
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
    add(ties.from[k]!, -flow.conductance[k]! * jetMmHg[k]!);
    add(ties.to[k]!, flow.conductance[k]! * jetMmHg[k]!);
  }
}

function readPressures(circulation: Circulation, flow: FlowState): void {
  const { ties, right, stiffMlPerMmHg, thoraxMlPerMmHg, abdomenMlPerMmHg } = circulation;
  const { thoraxMmHg, abdomenMmHg } = flow.breath;
  const { pressureMmHg, storedMl } = flow;
  const { pointAt } = ties;
  for (let k = 0; k < pointAt.length; k += 1) {
    const mmHg = right[k]!;
    const heldMl = thoraxMlPerMmHg[k]! * thoraxMmHg + abdomenMlPerMmHg[k]! * abdomenMmHg;
    pressureMmHg[pointAt[k]!] = mmHg;
    storedMl[pointAt[k]!] = stiffMlPerMmHg[k]! * mmHg - heldMl;
  }
}

function readFlows({ network, ties, right, jetMmHg }: Circulation, flow: FlowState): void {
  const { pieceCount } = network;
  const { from, to } = ties;
  const { flowMlPerS, bedFlowMlPerS, conductance } = flow;
  for (let k = 0; k < pieceCount; k += 1)
    flowMlPerS[k] = conductance[k]! * (right[from[k]!]! - right[to[k]!]! + jetMmHg[k]!);
  for (let b = 0, k = pieceCount; b < bedFlowMlPerS.length; b += 1, k += 1)
    bedFlowMlPerS[b] = conductance[k]! * (right[from[k]!]! - right[to[k]!]!);
}
