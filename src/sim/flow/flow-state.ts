import type { VesselTree } from '../anatomy/index.ts';
import { type BreathState, createBreath } from './breath.ts';
import { type Cells, cutCells } from './cells.ts';
import { createHolding, type Holding } from './holding.ts';
import { type Injection, noInjection } from './injection-state.ts';
import type { Leak } from './leak-state.ts';
import { buildNetwork, type FlowNetwork, pieceAtArc } from './network.ts';
import { physiology as builtIn, type Physiology } from './physiology.ts';
import { type Ties, tieTogether } from './ties.ts';

/** What moves in the blood: cloned with the world. Arrays follow the points, pieces and beds of the network. */
export interface FlowState {
  breath: BreathState;
  /** Share of the heartbeat since the R wave, 0…1. */
  atBeat: number;
  atriumMmHg: number;
  /** Pressure at each point, mmHg against the atmosphere. */
  pressureMmHg: Float64Array;
  /** Blood above that at zero transmural pressure, mL. */
  storedMl: Float64Array;
  /** Flow in each piece towards higher arcs, mL/s. */
  flowMlPerS: Float64Array;
  /** Flow out of each bed, mL/s; and how far its valve is open, 0…1. */
  bedFlowMlPerS: Float64Array;
  bedOpening: Float64Array;
  /** From the arteries into each bed, mL/s. */
  inflowMlPerS: Float64Array;
  /** Of each piece, and of the exit of each bed, as of when its block was last factored: mL/s/mmHg. */
  conductance: Float64Array;
  round: Round;
  /** Diameter of each piece over that at rest. */
  calibre: Float64Array;
  /** Resistance of each piece over that without devices: 1 or more. */
  narrowing: Float64Array;
  /** How far the valve in a piece is open, 0…1; 1 where there is none. */
  opening: Float64Array;
  injection: Injection;
  leaks: Leak[];
  /** Undiluted contrast in each cell, mL; all that came in, and all that went on to the lungs. */
  contrastMl: Float64Array;
  contrastInjectedMl: number;
  contrastGoneMl: number;
}

/** Steps over which blocks that nothing lies in are solved at once, and what the others need of them meanwhile. */
interface Round {
  /** Steps that have passed; 0 between rounds. */
  steps: number;
  /** Not 0 for a block that is solved in every step: 1 if it holds something, 2 if it is beside one that does. */
  isPrompt: Uint8Array;
  /** What the slow blocks drive into each place of the last two, mL/s; and for each mmHg around the chest, and the belly. */
  drivenMlPerS: Float64Array;
  byThorax: Float64Array;
  byAbdomen: Float64Array;
  /** Summed over the steps, mmHg: the pressures there, and those around chest and belly. */
  sumMmHg: Float64Array;
  sumThoraxMmHg: number;
  sumAbdomenMmHg: number;
}

/** What never changes in a case and what a step works in; made once for a tree. */
export interface Circulation {
  physiology: Physiology;
  network: FlowNetwork;
  cells: Cells;
  /** For each vessel, the piece that each point of its centreline lies in; −1 in the atrium. */
  pieceAtPoint: readonly Int32Array[];
  ties: Ties;
  /** Compliance of each place of the system in all zones, and in chest and belly, mL/mmHg. */
  stiffMlPerMmHg: Float64Array;
  thoraxMlPerMmHg: Float64Array;
  abdomenMlPerMmHg: Float64Array;
  /** Pressure across the wall of each piece at rest, mmHg. */
  restTransmuralMmHg: Float64Array;
  /** From arteries to bed, and from bed to vein, mL/s/mmHg. */
  arterial: Float64Array;
  venous: Float64Array;
  /** Scratch: push of a jet over each piece, mmHg. */
  jetMmHg: Float64Array;
  /** Scratch: what drives each place of the system, mL/s, and then its pressure, mmHg; the atrium's comes last. */
  right: Float64Array;
  /** Scratch: what `isPrompt` of the round would be if it began now. */
  isBusy: Uint8Array;
  /** Whose slow blocks are factored, and for which step: those of another flow must be factored anew. */
  factored: { of: FlowState | null; stepS: number };
  /** Scratch: blood that leaves each cell in a step, and contrast that comes and goes with it, mL. */
  outflowMl: Float64Array;
  carriedMl: Float64Array;
  /** Scratch: pieces that hold contrast, or agent. */
  holding: Holding;
  /** Scratch: what moves over each face between cells where there is contrast, and out of and into which (−1 = the atrium). */
  moves: { count: number; donor: Int32Array; taker: Int32Array; ml: Float64Array };
}

export function createCirculation(tree: VesselTree, physiology = builtIn): Circulation {
  const network = buildNetwork(tree, physiology);
  const { beds, pointCount, pieceCount } = network;
  const ties = tieTogether(network);
  const atPlaces = (byPoint: Float64Array) => Float64Array.from(ties.pointAt, (point) => byPoint[point]!);
  const [outside, thorax, abdomen] = network.complianceMlPerMmHg as [Float64Array, Float64Array, Float64Array];
  const cells = cutCells(network);
  const faces = cells.firstOfPoint + pieceCount;
  return {
    ...{ physiology, network, cells, ties },
    pieceAtPoint: tree.vessels.map(({ index, arcMm }) =>
      Int32Array.from(arcMm, (arc) => pieceAtArc(network, index, arc)),
    ),
    stiffMlPerMmHg: atPlaces(outside.map((each, i) => each + thorax[i]! + abdomen[i]!)),
    ...{ thoraxMlPerMmHg: atPlaces(thorax), abdomenMlPerMmHg: atPlaces(abdomen) },
    restTransmuralMmHg: new Float64Array(pieceCount),
    arterial: new Float64Array(beds.length),
    venous: Float64Array.from(beds, ({ flowMlPerS, dropMmHg }) => flowMlPerS / dropMmHg),
    jetMmHg: new Float64Array(pieceCount),
    right: new Float64Array(pointCount + 1),
    isBusy: new Uint8Array(ties.blockCount),
    factored: { of: null, stepS: 0 },
    outflowMl: new Float64Array(cells.count),
    carriedMl: new Float64Array(cells.count),
    holding: createHolding(pieceCount),
    moves: { count: 0, donor: new Int32Array(faces), taker: new Int32Array(faces), ml: new Float64Array(faces) },
  };
}

/** Everything at rest and filled with nothing yet; `restFlow` finds the pressures. */
export function createFlow({ network, cells, physiology, ties }: Circulation, anaesthetised: boolean): FlowState {
  const { pointCount, pieceCount, beds } = network;
  const ones = () => new Float64Array(pieceCount).fill(1);
  return {
    ...{ breath: createBreath(anaesthetised), atBeat: 0 },
    atriumMmHg: physiology.heart.atriumMmHg[anaesthetised ? 'anaesthetised' : 'awake'],
    pressureMmHg: new Float64Array(pointCount),
    storedMl: new Float64Array(pointCount),
    flowMlPerS: new Float64Array(pieceCount),
    bedFlowMlPerS: new Float64Array(beds.length),
    bedOpening: new Float64Array(beds.length).fill(1),
    conductance: new Float64Array(pieceCount + beds.length),
    inflowMlPerS: new Float64Array(beds.length),
    round: createRound(ties),
    ...{ calibre: ones(), narrowing: ones(), opening: ones(), injection: noInjection(), leaks: [] },
    ...{ contrastMl: new Float64Array(cells.count), contrastInjectedMl: 0, contrastGoneMl: 0 },
  };
}

function createRound({ system, blockCount, laterStart }: Ties): Round {
  const zeros = () => new Float64Array(system.size - laterStart);
  return {
    ...{ steps: 0, isPrompt: new Uint8Array(blockCount) },
    ...{ drivenMlPerS: zeros(), byThorax: zeros(), byAbdomen: zeros() },
    ...{ sumMmHg: zeros(), sumThoraxMmHg: 0, sumAbdomenMmHg: 0 },
  };
}
