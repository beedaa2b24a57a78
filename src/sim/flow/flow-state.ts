import type { VesselTree } from '../anatomy/index.ts';
import { createSparse, type SparseSystem } from '../math/index.ts';
import { type BreathState, createBreath } from './breath.ts';
import { type Cells, cutCells } from './cells.ts';
import { createHolding, type Holding } from './holding.ts';
import { type Injection, noInjection } from './injection-state.ts';
import type { Leak } from './leak-state.ts';
import { ATRIUM, buildNetwork, type FlowNetwork, pieceAtArc } from './network.ts';
import { physiology as builtIn, type Physiology } from './physiology.ts';

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
  /** Whose turn it is to widen or narrow with the pressure: 0 … CALIBRE_TURNS − 1. */
  turn: number;
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

/** What never changes in a case and what a step works in; made once for a tree. */
export interface Circulation {
  physiology: Physiology;
  network: FlowNetwork;
  cells: Cells;
  /** For each vessel, the piece that each point of its centreline lies in; −1 in the atrium. */
  pieceAtPoint: readonly Int32Array[];
  system: SparseSystem;
  /** Compliance of each point in all zones, mL/mmHg. */
  stiffMlPerMmHg: Float64Array;
  /** Pressure across the wall of each piece at rest, mmHg. */
  restTransmuralMmHg: Float64Array;
  /** Flow out of each bed at rest, mL/s. */
  bedMlPerS: Float64Array;
  /** From arteries to bed, and from bed to vein, mL/s/mmHg. */
  arterial: Float64Array;
  venous: Float64Array;
  /** Scratch: conductance of each piece and of each bed's exit, mL/s/mmHg; the right-hand side. */
  conductance: Float64Array;
  exit: Float64Array;
  /** Scratch: push of a jet over each piece, mmHg. */
  jetMmHg: Float64Array;
  right: Float64Array;
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
  const { beds, pointCount, pieceCount, pieceFrom, pieceTo } = network;
  const lines: number[] = [];
  for (let k = 0; k < pieceCount; k += 1)
    if (pieceFrom[k] !== ATRIUM && pieceTo[k] !== ATRIUM && pieceFrom[k] !== pieceTo[k])
      lines.push(pieceFrom[k]!, pieceTo[k]!);
  for (const { point, into } of beds) if (into !== ATRIUM) lines.push(point, into);
  const cells = cutCells(network);
  const faces = cells.firstOfPoint + pieceCount;
  return {
    ...{ physiology, network, cells, system: createSparse(pointCount, Int32Array.from(lines)) },
    pieceAtPoint: tree.vessels.map(({ index, arcMm }) =>
      Int32Array.from(arcMm, (arc) => pieceAtArc(network, index, arc)),
    ),
    stiffMlPerMmHg: Float64Array.from({ length: pointCount }, (_, i) =>
      network.complianceMlPerMmHg.reduce((sum, ofZone) => sum + ofZone[i]!, 0),
    ),
    restTransmuralMmHg: new Float64Array(pieceCount),
    bedMlPerS: Float64Array.from(beds, ({ flowMlPerS }) => flowMlPerS),
    arterial: new Float64Array(beds.length),
    venous: Float64Array.from(beds, ({ flowMlPerS, dropMmHg }) => flowMlPerS / dropMmHg),
    conductance: new Float64Array(pieceCount),
    exit: new Float64Array(beds.length),
    jetMmHg: new Float64Array(pieceCount),
    right: new Float64Array(pointCount),
    outflowMl: new Float64Array(cells.count),
    carriedMl: new Float64Array(cells.count),
    holding: createHolding(pieceCount),
    moves: { count: 0, donor: new Int32Array(faces), taker: new Int32Array(faces), ml: new Float64Array(faces) },
  };
}

/** Everything at rest and filled with nothing yet; `restFlow` finds the pressures. */
export function createFlow({ network, cells, physiology }: Circulation, anaesthetised: boolean): FlowState {
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
    ...{ turn: 0, calibre: ones(), narrowing: ones(), opening: ones(), injection: noInjection(), leaks: [] },
    ...{ contrastMl: new Float64Array(cells.count), contrastInjectedMl: 0, contrastGoneMl: 0 },
  };
}
