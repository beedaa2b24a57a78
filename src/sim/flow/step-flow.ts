import { factorSparse, solveSparse } from '../math/index.ts';
import { stepBreath } from './breath.ts';
import { carryContrast } from './contrast.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { atrialWaveMmHg } from './heart.ts';
import { jetOver } from './injection.ts';
import { assembleLeaks, runLeaks } from './leaks.ts';
import { ATRIUM } from './network.ts';
import { ZONES } from './physiology.ts';

/** Share of a chest pressure that reaches the atrium. @assumption the atrium rises less than the airway in a strain */
const ATRIUM_SHARE = 0.9;
/** What still leaks through a shut valve, of its open conductance. @assumption a competent valve */
const LEAK = 0.002;
/** Smallest and largest diameter of a vein over that at rest. @assumption a collapsed vein is a slit, a full one is held by its outer coat */
const CALIBRE = { least: 0.45, most: 1.5 };

/** A vein that nothing lies in follows its pressure at every so manyeth step, a quarter of them at each. @assumption fifteen times a second: far faster than anyone breathes or coughs */
const CALIBRE_TURNS = 4;

/** Scratch: pressure around the veins of each zone, mmHg. */
const around = new Float64Array(ZONES.length);

/** One step of heart, breath and blood. Allocates nothing. */
export function stepFlow(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { physiology } = circulation;
  stepBreath(flow.breath, physiology, stepS);
  flow.atBeat = (flow.atBeat + (stepS * physiology.heart.ratePerMin) / 60) % 1;
  flow.atriumMmHg =
    restAtriumMmHg(circulation, flow) +
    atrialWaveMmHg(physiology.heart, flow.atBeat) +
    ATRIUM_SHARE * flow.breath.thoraxMmHg;
  fillAround(flow);
  openBeds(circulation, flow, stepS);
  solvePressures(circulation, flow, stepS);
  widen(circulation, flow);
  carryContrast(circulation, flow, stepS);
  runLeaks(circulation, flow, stepS);
}

/**
 * The circulation with nothing that beats or breathes: sets what each bed needs from the arteries, pressures, flows and the
 * calibre that counts as rest.
 */
export function restFlow(circulation: Circulation, flow: FlowState): void {
  const { physiology, network, arterial, restTransmuralMmHg } = circulation;
  flow.atriumMmHg = restAtriumMmHg(circulation, flow);
  around.fill(0);
  flow.calibre.fill(1);
  // First with the flow of each bed given, then with what drives it.
  arterial.fill(0);
  solvePressures(circulation, flow, Number.POSITIVE_INFINITY);
  network.beds.forEach(({ point, flowMlPerS }, b) => {
    arterial[b] = flowMlPerS / (physiology.arteriesMmHg - flow.pressureMmHg[point]!);
  });
  solvePressures(circulation, flow, Number.POSITIVE_INFINITY);
  for (let k = 0; k < network.pieceCount; k += 1) restTransmuralMmHg[k] = transmuralMmHg(circulation, flow, k);
  for (let i = 0; i < network.pointCount; i += 1) {
    flow.storedMl[i] = 0;
    for (let zone = 0; zone < ZONES.length; zone += 1)
      flow.storedMl[i]! += network.complianceMlPerMmHg[zone]![i]! * flow.pressureMmHg[i]!;
  }
}

function restAtriumMmHg({ physiology }: Circulation, { breath }: FlowState): number {
  return physiology.heart.atriumMmHg[breath.anaesthetised ? 'anaesthetised' : 'awake'];
}

function fillAround({ breath }: FlowState): void {
  around[ZONES.indexOf('thorax')] = breath.thoraxMmHg;
  around[ZONES.indexOf('abdomen')] = breath.abdomenMmHg;
}

/** Valves between beds and veins follow the pressure across them. */
function openBeds({ network, physiology }: Circulation, flow: FlowState, stepS: number): void {
  const share = 1 - Math.exp(-stepS / physiology.bed.valveClosesS);
  for (let b = 0; b < network.beds.length; b += 1) {
    const { valved, point, into } = network.beds[b]!;
    if (!valved) continue;
    const forward = flow.pressureMmHg[point]! > pressureAt(flow, into) ? 1 : 0;
    flow.bedOpening[b]! += share * (forward - flow.bedOpening[b]!);
  }
}

function pressureAt({ pressureMmHg, atriumMmHg }: FlowState, point: number): number {
  return point === ATRIUM ? atriumMmHg : pressureMmHg[point]!;
}

/**
 * Backward Euler:  (V′ − V)/Δt = Σ flows in,  V = Σ_zones C (p − p_around).
 * An infinite step is the steady state.
 */
function solvePressures(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { network, system, right, conductance, exit, arterial, bedMlPerS } = circulation;
  const { pointCount, beds } = network;
  const [outside, thorax, abdomen] = network.complianceMlPerMmHg as [Float64Array, Float64Array, Float64Array];
  const { diagonal } = system;
  const { stiffMlPerMmHg } = circulation;
  conduct(circulation, flow);
  circulation.jetMmHg.fill(0);
  for (let i = 0; i < pointCount; i += 1) {
    const held = outside[i]! * around[0]! + thorax[i]! * around[1]! + abdomen[i]! * around[2]!;
    diagonal[i] = stiffMlPerMmHg[i]! / stepS;
    right[i] = (flow.storedMl[i]! + held) / stepS;
  }
  assemblePieces(circulation, flow);
  assembleInjection(circulation, flow);
  assembleLeaks(circulation, flow);
  for (let b = 0; b < beds.length; b += 1) {
    const { point } = beds[b]!;
    system.diagonal[point]! += arterial[b]!;
    right[point]! += arterial[b] === 0 ? bedMlPerS[b]! : arterial[b]! * circulation.physiology.arteriesMmHg;
  }
  if (!factorSparse(system)) throw new Error(`the flow network is not positive definite (${pointCount} points)`);
  solveSparse(system, right);
  flow.pressureMmHg.set(right);
  readFlows(circulation, flow, conductance, exit);
  if (Number.isFinite(stepS)) store(circulation, flow);
}

function conduct({ network, conductance, exit, venous }: Circulation, flow: FlowState): void {
  const { opening, calibre, narrowing } = flow;
  const { pieceCount, resistance } = network;
  for (let k = 0; k < pieceCount; k += 1) {
    const open = LEAK + (1 - LEAK) * opening[k]!;
    const wide = calibre[k]! * calibre[k]!;
    conductance[k] = (open * wide * wide) / (resistance[k]! * narrowing[k]!);
  }
  for (let b = 0; b < exit.length; b += 1) exit[b] = venous[b]! * (LEAK + (1 - LEAK) * flow.bedOpening[b]!);
}

function assemblePieces(circulation: Circulation, { atriumMmHg }: FlowState): void {
  const { network, conductance, exit } = circulation;
  const { pieceCount, pieceFrom, pieceTo, beds } = network;
  let line = 0;
  for (let k = 0; k < pieceCount; k += 1)
    line = tie(circulation, pieceFrom[k]!, pieceTo[k]!, conductance[k]!, line, atriumMmHg);
  for (let b = 0; b < beds.length; b += 1)
    line = tie(circulation, beds[b]!.point, beds[b]!.into, exit[b]!, line, atriumMmHg);
}

/** A conductance between two points. @returns the next line of the matrix */
function tie(
  { system: { diagonal, offDiagonal }, right }: Circulation,
  from: number,
  to: number,
  g: number,
  line: number,
  atriumMmHg: number,
): number {
  if (from === to) return line;
  if (from !== ATRIUM) diagonal[from]! += g;
  if (to !== ATRIUM) diagonal[to]! += g;
  if (from !== ATRIUM && to !== ATRIUM) {
    offDiagonal[line] = -g;
    return line + 1;
  }
  right[from === ATRIUM ? to : from]! += g * atriumMmHg;
  return line;
}

/** An injection into a piece raises the pressure at its two ends as if each got its part; its jet drives the blood along. */
function assembleInjection(circulation: Circulation, flow: FlowState): void {
  const { network, right, conductance, jetMmHg } = circulation;
  const { parts, jet, pushes } = flow.injection;
  if (parts.count === 0) return;
  for (let k = 0; k < parts.count; k += 1) {
    const { piece, backMlPerS, onMlPerS } = parts.rows[k]!;
    addTo(right, network.pieceFrom[piece]!, backMlPerS);
    addTo(right, network.pieceTo[piece]!, onMlPerS);
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
    addTo(right, network.pieceFrom[k]!, -conductance[k]! * jetMmHg[k]!);
    addTo(right, network.pieceTo[k]!, conductance[k]! * jetMmHg[k]!);
  }
}

function addTo(right: Float64Array, point: number, mlPerS: number): void {
  if (point !== ATRIUM) right[point]! += mlPerS;
}

function readFlows(
  { network, jetMmHg }: Circulation,
  flow: FlowState,
  conductance: Float64Array,
  exit: Float64Array,
): void {
  const { pieceCount, pieceFrom, pieceTo, beds } = network;
  const { flowMlPerS } = flow;
  for (let k = 0; k < pieceCount; k += 1)
    flowMlPerS[k] = conductance[k]! * (pressureAt(flow, pieceFrom[k]!) - pressureAt(flow, pieceTo[k]!) + jetMmHg[k]!);
  for (let b = 0; b < beds.length; b += 1)
    flow.bedFlowMlPerS[b] = exit[b]! * (flow.pressureMmHg[beds[b]!.point]! - pressureAt(flow, beds[b]!.into));
}

function store({ network }: Circulation, flow: FlowState): void {
  const [outside, thorax, abdomen] = network.complianceMlPerMmHg as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < network.pointCount; i += 1) {
    const mmHg = flow.pressureMmHg[i]!;
    flow.storedMl[i] =
      outside[i]! * (mmHg - around[0]!) + thorax[i]! * (mmHg - around[1]!) + abdomen[i]! * (mmHg - around[2]!);
  }
}

/** Pressure across the wall of a piece, mmHg. */
export function transmuralMmHg({ network }: Circulation, flow: FlowState, k: number): number {
  const inside = 0.5 * (pressureAt(flow, network.pieceFrom[k]!) + pressureAt(flow, network.pieceTo[k]!));
  return inside - around[network.pieceZone[k]!]!;
}

/**
 * Veins follow the pressure across their walls: those with something in them at once, the others when it is their turn. A
 * vein that keeps its width keeps its part of the factor.
 */
function widen(circulation: Circulation, flow: FlowState): void {
  const { pieceCount } = circulation.network;
  const from = Math.floor((flow.turn * pieceCount) / CALIBRE_TURNS);
  flow.turn = (flow.turn + 1) % CALIBRE_TURNS;
  const to = flow.turn === 0 ? pieceCount : Math.floor((flow.turn * pieceCount) / CALIBRE_TURNS);
  for (let k = 0; k < pieceCount; k += 1)
    if ((k >= from && k < to) || flow.narrowing[k] !== 1) widenPiece(circulation, flow, k);
}

function widenPiece(circulation: Circulation, flow: FlowState, k: number): void {
  const { network, restTransmuralMmHg } = circulation;
  const over = transmuralMmHg(circulation, flow, k) - restTransmuralMmHg[k]!;
  const wide = 1 + 0.5 * network.distensibilityPerMmHg[k]! * over;
  flow.calibre[k] = Math.min(CALIBRE.most, Math.max(CALIBRE.least, wide));
}
