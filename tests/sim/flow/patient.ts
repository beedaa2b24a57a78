/** A patient's blood without the rest of the world: run, ask, measure. */
import {
  beginManoeuvre,
  type Circulation,
  createCirculation,
  createFlow,
  type FlowState,
  restFlow,
  stepFlow,
} from '../../../src/sim/flow/index.ts';
import { buildTree, type MANOEUVRES, TICK_S, TICKS_PER_S, type VesselTree } from '../../../src/sim/index.ts';

export interface Patient {
  tree: VesselTree;
  circulation: Circulation;
  flow: FlowState;
}

export function patient(anaesthetised = false): Patient {
  const tree = buildTree();
  const circulation = createCirculation(tree);
  const flow = createFlow(circulation, anaesthetised);
  restFlow(circulation, flow);
  return { tree, circulation, flow };
}

/** The piece of a vessel at a share of its length. */
export function pieceAt({ tree, circulation: { network } }: Patient, vessel: string, share: number): number {
  const { index, lengthMm } = tree.byId.get(vessel)!;
  let piece = network.firstPieceOfVessel[index]!;
  while (network.pieceToArcMm[piece]! < share * lengthMm - 1e-9) piece += 1;
  return piece;
}

/** Flow towards the heart, mL/s; `towards` says whether that is to higher (1) or lower (−1) arcs. */
export function flowAt(patient: Patient, vessel: string, share: number, towards: 1 | -1): number {
  return towards * patient.flow.flowMlPerS[pieceAt(patient, vessel, share)]!;
}

export interface Course {
  mean: number;
  least: number;
  most: number;
}

/** Lets time pass and follows one number. */
export function follow(
  patient: Patient,
  seconds: number,
  read: () => number,
  doing?: (typeof MANOEUVRES)[number],
): Course {
  if (doing) beginManoeuvre(patient.flow.breath, doing);
  const seen: number[] = [];
  for (let tick = 0; tick < seconds * TICKS_PER_S; tick += 1) {
    stepFlow(patient.circulation, patient.flow, TICK_S);
    seen.push(read());
  }
  return { mean: seen.reduce((a, b) => a + b) / seen.length, least: Math.min(...seen), most: Math.max(...seen) };
}
