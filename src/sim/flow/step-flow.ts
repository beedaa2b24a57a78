import { stepBreath } from './breath.ts';
import { carryContrast } from './contrast.ts';
import { CALIBRE_TURNS, type Circulation, type FlowState } from './flow-state.ts';
import { atrialWaveMmHg } from './heart.ts';
import { runLeaks } from './leaks.ts';
import { ATRIUM, type FlowNetwork } from './network.ts';
import { ZONES } from './physiology.ts';
import { solvePressures } from './solve-pressures.ts';

/** Share of a chest pressure that reaches the atrium. @assumption the atrium rises less than the airway in a strain */
const ATRIUM_SHARE = 0.9;
/** Smallest and largest diameter of a vein over that at rest. @assumption a collapsed vein is a slit, a full one is held by its outer coat */
const CALIBRE = { least: 0.45, most: 1.5 };

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
  findBusy(circulation, flow);
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
  const { physiology, network, isBusy, restTransmuralMmHg } = circulation;
  flow.atriumMmHg = restAtriumMmHg(circulation, flow);
  around.fill(0);
  flow.calibre.fill(1);
  isBusy.fill(1);
  // First with the flow of each bed given, then with what drives it.
  driveBeds(circulation, ({ flowMlPerS }) => [flowMlPerS, 0]);
  solvePressures(circulation, flow, Number.POSITIVE_INFINITY);
  driveBeds(circulation, ({ point, flowMlPerS }) => {
    const perMmHg = flowMlPerS / (physiology.arteriesMmHg - flow.pressureMmHg[point]!);
    return [perMmHg * physiology.arteriesMmHg, perMmHg];
  });
  solvePressures(circulation, flow, Number.POSITIVE_INFINITY);
  for (let k = 0; k < network.pieceCount; k += 1) restTransmuralMmHg[k] = transmuralMmHg(circulation, flow, k);
}

/** @param by mL/s into a bed at no pressure, and so much less for each mmHg */
function driveBeds(
  { network, ties, arterial, drivenMlPerS, drivenLessPerMmHg }: Circulation,
  by: (bed: FlowNetwork['beds'][number]) => readonly [number, number],
): void {
  network.beds.forEach((bed, b) => {
    const place = ties.system.place[bed.point]!;
    const [mlPerS, lessPerMmHg] = by(bed);
    drivenMlPerS[place] = mlPerS;
    drivenLessPerMmHg[place] = lessPerMmHg;
    arterial[b] = lessPerMmHg;
  });
}

/** Blocks that something lies in, by a valve of theirs, or with a hole; and the trunks always. */
function findBusy({ network, ties, isBusy }: Circulation, { narrowing, opening, leaks }: FlowState): void {
  const { blockOf, blockCount } = ties;
  isBusy.fill(0);
  isBusy[blockCount - 1] = 1;
  for (let k = 0; k < network.pieceCount; k += 1) if (narrowing[k] !== 1 || opening[k] !== 1) isBusy[blockOf[k]!] = 1;
  for (let k = 0; k < leaks.length; k += 1) isBusy[blockOf[leaks[k]!.piece]!] = 1;
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

/** Pressure across the wall of a piece, mmHg. */
export function transmuralMmHg({ network }: Circulation, flow: FlowState, k: number): number {
  const inside = 0.5 * (pressureAt(flow, network.pieceFrom[k]!) + pressureAt(flow, network.pieceTo[k]!));
  return inside - around[network.pieceZone[k]!]!;
}

/** Veins follow the pressure across their walls: trunks and those with something in them at once, the others when it is their turn. */
function widen(circulation: Circulation, flow: FlowState): void {
  const { isBusy, ties, network } = circulation;
  const { blockCount, firstOfBlock, ofBlock } = ties;
  flow.turn = (flow.turn + 1) % CALIBRE_TURNS;
  for (let b = 0; b < blockCount; b += 1) {
    if (isBusy[b] === 0 && flow.turn !== 0) continue;
    for (let at = firstOfBlock[b]!; at < firstOfBlock[b + 1]! && ofBlock[at]! < network.pieceCount; at += 1)
      widenPiece(circulation, flow, ofBlock[at]!);
  }
}

function widenPiece(circulation: Circulation, flow: FlowState, k: number): void {
  const { network, restTransmuralMmHg } = circulation;
  const over = transmuralMmHg(circulation, flow, k) - restTransmuralMmHg[k]!;
  const wide = 1 + 0.5 * network.distensibilityPerMmHg[k]! * over;
  flow.calibre[k] = Math.min(CALIBRE.most, Math.max(CALIBRE.least, wide));
}
