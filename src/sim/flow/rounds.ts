/**
 * The pressures, step by step. Trunks, and blocks of lesser veins that hold something or are beside one that does, are
 * solved in every step; the other blocks once in a round of steps, as one long step. Through the round they are to the
 * prompt ones what a linear network is at its terminals: conductances (their complements), and sources that follow the
 * breath. At its end they are solved with the mean of the pressures that the prompt ones had at the terminals: what flowed
 * in is then, to rounding, what the prompt ones gave.
 */
import { factorBlock, solveBackward, solveForward } from '../math/index.ts';
import { assembleBlock, conduct, drive, feedBeds, readFlows, readPressures, type Span, widen } from './blocks.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { assembleInjection } from './injection.ts';
import { assembleLeaks } from './leaks.ts';

/** Steps of a round. @assumption an eighth of a second: about as fast as a cough begins; thin veins even out the beat */
const ROUND_STEPS = 8;

/** Blocks that hold something are factored and solved in every step, those beside them solved only. @assumption marks, not quantities */
const HOLDS = 1;
const BESIDE = 2;

/** Scratch: a step, and a round. */
const now: Span = { stepS: 0, share: 1, thoraxMmHg: 0, abdomenMmHg: 0 };
const slow: Span = { stepS: 0, share: 1, thoraxMmHg: 0, abdomenMmHg: 0 };

export function stepPressures(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { round, breath } = flow;
  circulation.jetMmHg.fill(0);
  slow.stepS = ROUND_STEPS * stepS;
  now.stepS = stepS;
  now.thoraxMmHg = breath.thoraxMmHg;
  now.abdomenMmHg = breath.abdomenMmHg;
  takeOver(circulation, flow);
  if (round.steps > 0 && isWoken(circulation, flow)) endRound(circulation, flow);
  if (round.steps === 0) beginRound(circulation, flow);
  solvePrompt(circulation, flow);
  count(circulation, flow);
  if (round.steps === ROUND_STEPS) endRound(circulation, flow);
}

/** The steady state, all at once, with what the arteries give as it is. */
export function solveSteady(circulation: Circulation, flow: FlowState): void {
  const { ties, factored } = circulation;
  factored.of = null;
  // Whoever had the circulation before may have left in the middle of an injection.
  circulation.jetMmHg.fill(0);
  flow.round.isPrompt.fill(HOLDS);
  flow.round.steps = 0;
  now.stepS = Number.POSITIVE_INFINITY;
  now.thoraxMmHg = 0;
  now.abdomenMmHg = 0;
  for (let b = 0; b < ties.blockCount; b += 1) conduct(circulation, flow, b);
  solveBlocks(circulation, flow);
}

/**
 * Blocks with a device, agent, a valve, an injection or a hole; those beside them, because what finds its way between two
 * veins must see both as they are; with any of them what is between the blocks; and the trunks always.
 */
function findBusy({ network, ties, isBusy }: Circulation, flow: FlowState): void {
  const { narrowing, opening, leaks, injection, round } = flow;
  const { blockOf, blockCount, besides } = ties;
  isBusy.fill(0);
  for (let k = 0; k < network.pieceCount; k += 1) if (narrowing[k] !== 1) isBusy[blockOf[k]!] = HOLDS;
  // a valve stays where it is: it is enough to look for it as a round begins
  if (round.steps === 0)
    for (let k = 0; k < network.pieceCount; k += 1) if (opening[k] !== 1) isBusy[blockOf[k]!] = HOLDS;
  for (let k = 0; k < leaks.length; k += 1) isBusy[blockOf[leaks[k]!.piece]!] = HOLDS;
  for (let k = 0; k < injection.parts.count; k += 1) isBusy[blockOf[injection.parts.rows[k]!.piece]!] = HOLDS;
  for (let k = 0; k < injection.pushes.count; k += 1) isBusy[blockOf[injection.pushes.rows[k]!.piece]!] = HOLDS;
  for (let b = 0; b < blockCount - 2; b += 1) {
    if (isBusy[b] !== HOLDS) continue;
    isBusy[blockCount - 2] = HOLDS;
    for (let at = 0; at < besides[b]!.length; at += 1)
      if (isBusy[besides[b]![at]!] === 0) isBusy[besides[b]![at]!] = BESIDE;
  }
  isBusy[blockCount - 1] = HOLDS;
}

function isWoken(circulation: Circulation, flow: FlowState): boolean {
  const { isBusy } = circulation;
  const { round } = flow;
  findBusy(circulation, flow);
  for (let b = 0; b < isBusy.length; b += 1) {
    if (isBusy[b] === HOLDS && round.isPrompt[b] !== HOLDS) return true;
    if (isBusy[b] === BESIDE && round.isPrompt[b] === 0) return true;
  }
  return false;
}

/** The factors are scratch: whoever comes with another flow than the last one makes them again from its conductances. */
function takeOver(circulation: Circulation, flow: FlowState): void {
  const { factored } = circulation;
  if (factored.of === flow && factored.stepS === now.stepS) return;
  factored.of = flow;
  factored.stepS = now.stepS;
  if (flow.round.steps > 0) factorForRound(circulation, flow);
}

/** All but the blocks that hold something. */
function factorForRound(circulation: Circulation, flow: FlowState): void {
  const { isPrompt } = flow.round;
  for (let b = 0; b < isPrompt.length; b += 1) {
    if (isPrompt[b] === HOLDS) continue;
    assembleBlock(circulation, flow, b, isPrompt[b] === BESIDE ? now : slow);
    factor(circulation, b);
  }
}

function factor({ ties: { system, blockCount } }: Circulation, block: number): void {
  if (!factorBlock(system, block))
    throw new Error(`the flow network is not positive definite (block ${block} of ${blockCount})`);
}

function beginRound(circulation: Circulation, flow: FlowState): void {
  const { ties, right, isBusy, thoraxMlPerMmHg, abdomenMlPerMmHg } = circulation;
  const { round } = flow;
  findBusy(circulation, flow);
  round.isPrompt.set(isBusy);
  for (let b = 0; b < ties.blockCount; b += 1) {
    if (round.isPrompt[b] !== HOLDS) conduct(circulation, flow, b);
    if (round.isPrompt[b] === 0) feedBeds(circulation, flow, b);
  }
  factorForRound(circulation, flow);
  right.fill(0);
  slow.thoraxMmHg = 0;
  slow.abdomenMmHg = 0;
  for (let b = 0; b < ties.blockCount; b += 1) if (round.isPrompt[b] === 0) drive(circulation, flow, b, slow);
  driveLater(circulation, flow, round.drivenMlPerS);
  fillRate(circulation, thoraxMlPerMmHg);
  driveLater(circulation, flow, round.byThorax);
  fillRate(circulation, abdomenMlPerMmHg);
  driveLater(circulation, flow, round.byAbdomen);
  round.sumMmHg.fill(0);
  round.sumThoraxMmHg = 0;
  round.sumAbdomenMmHg = 0;
}

/** What a mmHg around the veins drives. */
function fillRate({ right }: Circulation, mlPerMmHg: Float64Array): void {
  for (let k = 0; k < mlPerMmHg.length; k += 1) right[k] = mlPerMmHg[k]! / slow.stepS;
}

/** What the slow blocks give to the prompt ones in one step. */
function driveBySlow({ ties, right }: Circulation, { round, breath }: FlowState): void {
  const { drivenMlPerS, byThorax, byAbdomen } = round;
  for (let k = 0; k < drivenMlPerS.length; k += 1)
    right[ties.laterStart + k]! +=
      drivenMlPerS[k]! + byThorax[k]! * breath.thoraxMmHg + byAbdomen[k]! * breath.abdomenMmHg;
}

/** Adds a step to the round. */
function count({ ties, right }: Circulation, { round, breath }: FlowState): void {
  const { system, blockCount, laterStart } = ties;
  round.steps += 1;
  round.sumThoraxMmHg += breath.thoraxMmHg;
  round.sumAbdomenMmHg += breath.abdomenMmHg;
  for (let b = blockCount - 2; b < blockCount; b += 1) {
    if (round.isPrompt[b] === 0) continue;
    for (let k = system.blockStart[b]!; k < system.blockStart[b + 1]!; k += 1)
      round.sumMmHg[k - laterStart]! += right[k]!;
  }
}

/** Solves the slow blocks. If the round is cut short, they go as much of the way as it has lasted, and nothing is lost either. */
function endRound(circulation: Circulation, flow: FlowState): void {
  const { ties, right } = circulation;
  const { system, blockCount, laterStart } = ties;
  const { round } = flow;
  const { isPrompt, steps } = round;
  slow.share = steps / ROUND_STEPS;
  slow.thoraxMmHg = round.sumThoraxMmHg / steps;
  slow.abdomenMmHg = round.sumAbdomenMmHg / steps;
  for (let b = 0; b < blockCount; b += 1) if (isPrompt[b] === 0) drive(circulation, flow, b, slow);
  for (let b = 0; b < blockCount; b += 1) if (isPrompt[b] === 0) solveForward(system, b, right);
  for (let b = blockCount - 1; b >= 0; b -= 1) {
    if (isPrompt[b] === 0) endBlock(circulation, flow, b);
    else
      for (let k = Math.max(laterStart, system.blockStart[b]!); k < system.blockStart[b + 1]!; k += 1)
        right[k] = round.sumMmHg[k - laterStart]! / steps;
  }
  for (let b = 0; b < blockCount; b += 1) if (isPrompt[b] === 0) readFlows(circulation, flow, b);
  round.steps = 0;
}

function endBlock(circulation: Circulation, flow: FlowState, block: number): void {
  solveBackward(circulation.ties.system, block, circulation.right);
  readPressures(circulation, flow, block, slow);
  widen(circulation, flow, block, slow);
}

/** What comes through the slow blocks of what drives them. */
function driveLater(circulation: Circulation, { round }: FlowState, into: Float64Array): void {
  const { ties, right } = circulation;
  const { system, blockCount, laterStart } = ties;
  for (let b = blockCount - 2; b < blockCount; b += 1)
    if (round.isPrompt[b] !== 0) right.fill(0, system.blockStart[b], system.blockStart[b + 1]);
  for (let b = 0; b < blockCount; b += 1)
    if (round.isPrompt[b] === 0 && isDriven(circulation, b)) solveForward(system, b, right);
  for (let k = 0; k < into.length; k += 1) into[k] = right[laterStart + k]!;
}

/** Most blocks lie in one zone, and the breath does nothing to the others. */
function isDriven({ ties: { system }, right }: Circulation, block: number): boolean {
  for (let k = system.blockStart[block]!; k < system.blockStart[block + 1]!; k += 1) if (right[k] !== 0) return true;
  return false;
}

function solvePrompt(circulation: Circulation, flow: FlowState): void {
  const { isPrompt } = flow.round;
  for (let b = 0; b < isPrompt.length; b += 1) {
    if (isPrompt[b] === HOLDS) conduct(circulation, flow, b);
    if (isPrompt[b] !== 0) feedBeds(circulation, flow, b);
  }
  solveBlocks(circulation, flow);
  for (let b = 0; b < isPrompt.length; b += 1) if (isPrompt[b] !== 0) widen(circulation, flow, b, now);
}

/**
 * Backward Euler in the prompt blocks:  (V′ − V)/Δt = Σ flows in,  V = Σ_zones C (p − p_around).
 * An infinite step is the steady state.
 */
function solveBlocks(circulation: Circulation, flow: FlowState): void {
  const { ties, right } = circulation;
  const { system, blockCount } = ties;
  const { isPrompt } = flow.round;
  for (let b = 0; b < blockCount; b += 1) {
    if (isPrompt[b] === 0) continue;
    drive(circulation, flow, b, now);
    if (isPrompt[b] === HOLDS) assembleBlock(circulation, flow, b, now);
  }
  right[system.size] = flow.atriumMmHg;
  if (Number.isFinite(now.stepS)) driveBySlow(circulation, flow);
  assembleInjection(circulation, flow);
  assembleLeaks(circulation, flow);
  for (let b = 0; b < blockCount; b += 1) {
    if (isPrompt[b] === 0) continue;
    if (isPrompt[b] === HOLDS) factor(circulation, b);
    solveForward(system, b, right);
  }
  for (let b = blockCount - 1; b >= 0; b -= 1) {
    if (isPrompt[b] === 0) continue;
    solveBackward(system, b, right);
    readPressures(circulation, flow, b, now);
  }
  for (let b = 0; b < blockCount; b += 1) if (isPrompt[b] !== 0) readFlows(circulation, flow, b);
}
