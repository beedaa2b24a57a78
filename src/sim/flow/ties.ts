/** The network as a system to solve: what ties its points together, and which part of it can be solved by itself. */
import { createSparse, type SparseSystem } from '../math/index.ts';
import { ATRIUM, type FlowNetwork } from './network.ts';

/** A vein at least this wide is a trunk, mm: what happens in it is felt everywhere. @assumption azygos and wider */
const TRUNK_RADIUS_MM = 2.5;
/** Points of the smallest and of the largest block of lesser veins. @assumption two or three levels of one side each */
const BLOCK = { least: 20, most: 150 };

/** Pieces of vein, then the exits of beds. */
export interface Ties {
  system: SparseSystem;
  /** Point at each place of the system. */
  pointAt: Int32Array;
  /** Places of both ends; the atrium's is the one after the last. */
  from: Int32Array;
  to: Int32Array;
  /** Entry of the system; −1 where there is none. */
  entry: Int32Array;
  blockCount: number;
  /** First place of the last two blocks: the veins between the others, and the trunks. */
  laterStart: number;
  /** Block of each tie; the last one is that of the trunks. */
  blockOf: Uint16Array;
  /** Ties with an end in block b and none in an earlier one: `ofBlock` from `firstOfBlock[b]` on. */
  firstOfBlock: Int32Array;
  ofBlock: Int32Array;
  /** Ties of earlier blocks that end in block b: `edges` from `firstEdge[b]` on. */
  firstEdge: Int32Array;
  edges: Int32Array;
  /** Other blocks that meet each one in a point of a lesser vein. */
  besides: readonly Uint16Array[];
}

export function tieTogether(network: FlowNetwork): Ties {
  const { pointCount, pieceFrom, pieceTo, beds } = network;
  const ends = [
    [...pieceFrom, ...beds.map(({ point }) => point)],
    [...pieceTo, ...beds.map(({ into }) => into)],
  ] as const;
  const count = ends[0].length;
  const isLine = (tie: number) => ends.every((end) => end[tie] !== ATRIUM) && ends[0][tie] !== ends[1][tie];
  const lines = ends[0].flatMap((_, tie) => (isLine(tie) ? [ends[0][tie]!, ends[1][tie]!] : []));
  const trunk = findTrunk(network);
  const cut = { inCore: (point: number) => trunk[point] === 1, ...BLOCK };
  const system = createSparse(pointCount, Int32Array.from(lines), cut);
  const placeOf = (point: number) => (point === ATRIUM ? pointCount : system.place[point]!);
  const [from, to] = ends.map((end) => Int32Array.from(end, placeOf));
  let line = 0;
  const blockCount = system.blockStart.length - 1;
  const pointAt = new Int32Array(pointCount);
  system.place.forEach((place, point) => {
    pointAt[place] = point;
  });
  const blockAt = new Uint16Array(pointCount + 1).fill(blockCount - 1);
  for (let b = 0; b < blockCount; b += 1) blockAt.fill(b, system.blockStart[b], system.blockStart[b + 1]);
  const blocks = Array.from({ length: count }, (_, tie) => [blockAt[from![tie]!]!, blockAt[to![tie]!]!] as const);
  const blockOf = Uint16Array.from(blocks, (both) => Math.min(...both));
  const [firstOfBlock, ofBlock] = gatherInBlocks(blockOf, blockCount);
  const edgeOf = Int32Array.from(blocks, ([a, b]) => (a === b ? -1 : Math.max(a, b)));
  const [firstEdge, edges] = gatherInBlocks(edgeOf, blockCount);
  return {
    ...{ system, pointAt, from: from!, to: to!, blockCount, blockOf },
    laterStart: system.blockStart[blockCount - 2]!,
    entry: Int32Array.from({ length: count }, (_, tie) => (isLine(tie) ? system.entryOfLine[line++]! : -1)),
    ...{ firstOfBlock, ofBlock, firstEdge, edges },
    besides: findBesides(blocks, (tie) => Math.max(from![tie]!, to![tie]!), blockCount),
  };
}

/** 1 for a point of a trunk, beside the atrium, of a bed that drains into one of those, or at a bed's valve. */
function findTrunk(network: FlowNetwork): Uint8Array {
  const { pointCount, pieceCount, pieceFrom, pieceTo, pieceFromArcMm, pieceToArcMm, volumeMl, beds } = network;
  const trunk = new Uint8Array(pointCount);
  const add = (...points: number[]) => {
    for (const point of points) if (point !== ATRIUM) trunk[point] = 1;
  };
  for (let k = 0; k < pieceCount; k += 1) {
    const mm2 = (1000 * volumeMl[k]!) / (pieceToArcMm[k]! - pieceFromArcMm[k]!);
    const isTrunk = mm2 >= Math.PI * TRUNK_RADIUS_MM * TRUNK_RADIUS_MM;
    if (isTrunk || pieceFrom[k] === ATRIUM || pieceTo[k] === ATRIUM) add(pieceFrom[k]!, pieceTo[k]!);
  }
  for (const { point, into, valved } of beds) if (valved || into === ATRIUM || trunk[into] === 1) add(point, into);
  return trunk;
}

function findBesides(
  blocks: readonly (readonly [number, number])[],
  meetsAt: (tie: number) => number,
  blockCount: number,
): Uint16Array[] {
  const between = blockCount - 2;
  const atPlace = new Map<number, Set<number>>();
  blocks.forEach(([a, b], tie) => {
    if (Math.max(a, b) !== between || a === b) return;
    const place = meetsAt(tie);
    atPlace.set(place, (atPlace.get(place) ?? new Set()).add(Math.min(a, b)));
  });
  const besides = Array.from({ length: blockCount }, () => new Set<number>());
  for (const met of atPlace.values())
    for (const one of met) for (const other of met) if (one !== other) besides[one]!.add(other);
  return besides.map((set) => Uint16Array.from(set).sort());
}

/** Ties by block, those of none left out: where each block's begin, and which they are. */
function gatherInBlocks(blockOf: ArrayLike<number>, blockCount: number): [first: Int32Array, ties: Int32Array] {
  const inBlock: number[][] = Array.from({ length: blockCount }, () => []);
  for (let tie = 0; tie < blockOf.length; tie += 1) inBlock[blockOf[tie]!]?.push(tie);
  const first = new Int32Array(blockCount + 1);
  inBlock.forEach((list, b) => {
    first[b + 1] = first[b]! + list.length;
  });
  return [first, Int32Array.from(inBlock.flat())];
}
