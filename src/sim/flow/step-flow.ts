import { pressingOn } from './blocks.ts';
import { stepBreath } from './breath.ts';
import { carryContrast } from './contrast.ts';
import type { Circulation, FlowState } from './flow-state.ts';
import { atrialWaveMmHg } from './heart.ts';
import { runLeaks } from './leaks.ts';
import { ATRIUM } from './network.ts';
import { solveSteady, stepPressures } from './rounds.ts';

/** Share of a chest pressure that reaches the atrium. @assumption the atrium rises less than the airway in a strain */
const ATRIUM_SHARE = 0.9;

/** One step of heart, breath and blood. Allocates nothing. */
export function stepFlow(circulation: Circulation, flow: FlowState, stepS: number): void {
  const { physiology } = circulation;
  stepBreath(flow.breath, physiology, stepS);
  flow.atBeat = (flow.atBeat + (stepS * physiology.heart.ratePerMin) / 60) % 1;
  flow.atriumMmHg =
    restAtriumMmHg(circulation, flow) +
    atrialWaveMmHg(physiology.heart, flow.atBeat) +
    ATRIUM_SHARE * flow.breath.thoraxMmHg;
  openBeds(circulation, flow, stepS);
  stepPressures(circulation, flow, stepS);
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
  flow.calibre.fill(1);
  network.beds.forEach(({ flowMlPerS }, b) => {
    flow.inflowMlPerS[b] = flowMlPerS;
  });
  solveSteady(circulation, flow);
  network.beds.forEach(({ point, flowMlPerS }, b) => {
    arterial[b] = flowMlPerS / (physiology.arteriesMmHg - flow.pressureMmHg[point]!);
  });
  for (let k = 0; k < network.pieceCount; k += 1) restTransmuralMmHg[k] = transmuralMmHg(circulation, flow, k);
}

function restAtriumMmHg({ physiology }: Circulation, { breath }: FlowState): number {
  return physiology.heart.atriumMmHg[breath.anaesthetised ? 'anaesthetised' : 'awake'];
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

/** Pressure across the wall of a piece, mmHg. */
export function transmuralMmHg({ network }: Circulation, flow: FlowState, k: number): number {
  const inside = 0.5 * (pressureAt(flow, network.pieceFrom[k]!) + pressureAt(flow, network.pieceTo[k]!));
  return inside - pressingOn(flow.breath)[network.pieceZone[k]!]!;
}
