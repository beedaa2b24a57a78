/** The ways that the agent can take: the cells of the blood as a graph, with their sizes and compartments. Made once for a tree. */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import { ATRIUM, type Circulation } from '../flow/index.ts';
import { type CellHeap, createHeap } from './cell-heap.ts';
import { type Embolic, embolic } from './embolic.ts';
import { createOutlets, type Outlets } from './part.ts';

export interface Channels {
  count: number;
  vesselCount: number;
  volumeMl: Float64Array;
  /** Neighbours of cell c: from `firstNeighbour[c]` to before `firstNeighbour[c + 1]`. */
  firstNeighbour: Int32Array;
  neighbour: Int32Array;
  /** A point takes the measures of the widest piece that meets there, and its vessel. */
  lengthMm: Float64Array;
  radiusMm: Float64Array;
  piece: Int32Array;
  vessel: Int32Array;
  /** Place along that piece, 0…1. */
  along: Float64Array;
  /** Resistance to the agent, Pa·s/mL. */
  resistance: Float64Array;
  /** Share of each cell in each compartment: a row of `compartments.length` per cell. */
  shares: Float64Array;
  rings: PlexusRing[];
  scratch: FrontScratch;
}

/** A ring of a foraminal plexus, as the arcs around the nerve root that its cells cover. */
interface PlexusRing {
  level: string | null;
  side: Vessel['side'];
  arcs: { cell: number; fromDeg: number; toDeg: number }[];
}

/** What a search for fronts works in. */
interface FrontScratch {
  /** Resistance of each cell over that without a catheter in it; 0 = none lies there. */
  narrowing: Float64Array;
  /** Cells that a catheter lies in, so that the next search can forget them. */
  lain: Int32Array;
  lainCount: number;
  /** Pressure that the way to each cell costs, its yield part, its resistance; infinite where not reached. */
  costPa: Float64Array;
  yieldPa: Float64Array;
  pathResistance: Float64Array;
  heap: CellHeap;
  settled: Uint8Array;
  touched: Int32Array;
  touchedCount: number;
  /** The cell from which each cell was reached; the tip's own for the tip's. */
  parent: Int32Array;
  /** The fronts found, sorted by threshold: cell (−1 is a tear in the wall), and what flows out there. */
  frontCell: Int32Array;
  fronts: Outlets;
}

export function createChannels(tree: VesselTree, circulation: Circulation, numbers = embolic): Channels {
  const { network, cells } = circulation;
  const { count } = cells;
  const neighbours: number[][] = Array.from({ length: count }, () => []);
  const channels: Omit<Channels, 'firstNeighbour' | 'neighbour'> = {
    ...{ count, vesselCount: tree.vessels.length, volumeMl: cells.volumeMl },
    ...{ lengthMm: new Float64Array(count), radiusMm: new Float64Array(count), along: new Float64Array(count) },
    ...{ piece: new Int32Array(count).fill(-1), vessel: new Int32Array(count), resistance: new Float64Array(count) },
    shares: new Float64Array(count * numbers.compartments.length),
    rings: layRings(tree, circulation),
    scratch: createScratch(count),
  };
  for (let k = 0; k < network.pieceCount; k += 1) layPiece(circulation, tree, channels, neighbours, k, numbers);
  for (let cell = 0; cell < count; cell += 1)
    channels.resistance[cell] = poiseuille(
      numbers.viscosityMPaS.agent,
      channels.lengthMm[cell]!,
      channels.radiusMm[cell]!,
    );
  shareWholly(channels.shares, numbers.compartments.length);
  const firstNeighbour = new Int32Array(count + 1);
  neighbours.forEach((list, cell) => {
    firstNeighbour[cell + 1] = firstNeighbour[cell]! + list.length;
  });
  return { ...channels, firstNeighbour, neighbour: Int32Array.from(neighbours.flat()) };
}

/**
 * Laminar resistance of a round tube, Pa·s/mL.
 * @source Poiseuille's law; 1 mPa·s·mm/mm⁴ is 1 Pa·s/mL
 */
export function poiseuille(viscosityMPaS: number, lengthMm: number, radiusMm: number): number {
  const square = radiusMm * radiusMm;
  return (8 * viscosityMPaS * lengthMm) / (Math.PI * square * square);
}

/** The cells of a piece in a row, and half a cell of it in the point at each end. */
function layPiece(
  { network, cells }: Circulation,
  tree: VesselTree,
  channels: Omit<Channels, 'firstNeighbour' | 'neighbour'>,
  neighbours: number[][],
  k: number,
  { compartments }: Embolic,
): void {
  const vessel = tree.vessels[network.pieceVessel[k]!]!;
  const pieceMm = network.pieceToArcMm[k]! - network.pieceFromArcMm[k]!;
  const radiusMm = Math.sqrt((1000 * network.volumeMl[k]!) / (Math.PI * pieceMm));
  const row = cellsOfPiece(cells, network, k);
  const wholes = row.length - 1;
  const compartment = compartments.findIndex((each) => holds(each, vessel));
  row.forEach((cell, i) => {
    if (cell < 0) return;
    const isEnd = i === 0 || i === wholes;
    const ml = (network.volumeMl[k]! / wholes) * (isEnd ? 0.5 : 1);
    const own = compartment < 0 ? compartments.length - 1 : compartment;
    channels.shares[cell * compartments.length + own]! += Math.min(1, ml / cells.volumeMl[cell]!);
    const next = row[i + 1] ?? -1;
    if (next >= 0 && next !== cell) {
      neighbours[cell]!.push(next);
      neighbours[next]!.push(cell);
    }
    if (isEnd && channels.piece[cell]! >= 0 && channels.radiusMm[cell]! >= radiusMm) return;
    channels.lengthMm[cell] = pieceMm / wholes;
    channels.radiusMm[cell] = radiusMm;
    channels.piece[cell] = k;
    channels.vessel[cell] = vessel.index;
    channels.along[cell] = i / wholes;
  });
}

/** Every row of shares adds up to one: points smaller than they count were made larger. */
function shareWholly(shares: Float64Array, columns: number): void {
  for (let at = 0; at < shares.length; at += columns) {
    const row = shares.subarray(at, at + columns);
    const sum = row.reduce((a, b) => a + b, 0);
    for (let k = 0; k < columns; k += 1) row[k] = row[k]! / sum;
  }
}

/** The point before a piece, its cells, the point after it; −1 for the atrium. */
export function cellsOfPiece(
  { firstOfPiece, firstOfPoint }: Circulation['cells'],
  { pieceFrom, pieceTo }: Circulation['network'],
  k: number,
): number[] {
  const point = (at: number) => (at === ATRIUM ? -1 : firstOfPoint + at);
  const count = firstOfPiece[k + 1]! - firstOfPiece[k]!;
  const own = Array.from({ length: count }, (_, i) => firstOfPiece[k]! + i);
  return [point(pieceFrom[k]!), ...own, point(pieceTo[k]!)];
}

/** A ring of strands begins and ends on the same one: its arc runs once around the root. */
function layRings({ vessels }: VesselTree, { network, cells }: Circulation): PlexusRing[] {
  const rings: PlexusRing[] = [];
  for (const { index, group, level, side, from, to, lengthMm } of vessels) {
    if (group !== 'foraminal' || from === null || from !== to) continue;
    const ring: PlexusRing = { level, side, arcs: [] };
    rings.push(ring);
    for (let k = network.firstPieceOfVessel[index]!; k < network.firstPieceOfVessel[index + 1]!; k += 1) {
      const row = cellsOfPiece(cells, network, k);
      const startDeg = (360 * network.pieceFromArcMm[k]!) / lengthMm;
      const perCellDeg = (360 * network.pieceToArcMm[k]!) / lengthMm / (row.length - 1) - startDeg / (row.length - 1);
      row.forEach((cell, i) => {
        const [low, high] = [Math.max(0, i - 0.5), Math.min(row.length - 1, i + 0.5)];
        ring.arcs.push({ cell, fromDeg: startDeg + low * perCellDeg, toDeg: startDeg + high * perCellDeg });
      });
    }
  }
  return rings;
}

function holds({ groups, blind }: Embolic['compartments'][number], { group, to }: Vessel): boolean {
  return groups.includes(group) && (blind === undefined || blind === (to === null));
}

function createScratch(count: number): FrontScratch {
  const numbers = () => new Float64Array(count);
  const indices = () => new Int32Array(count);
  return {
    ...{ narrowing: numbers(), lain: indices(), lainCount: 0 },
    ...{ costPa: numbers().fill(Number.POSITIVE_INFINITY), yieldPa: numbers(), pathResistance: numbers() },
    ...{
      heap: createHeap(count),
      settled: new Uint8Array(count),
      touched: indices(),
      touchedCount: 0,
      parent: indices(),
    },
    frontCell: new Int32Array(count + 1),
    fronts: createOutlets(count + 1),
  };
}
