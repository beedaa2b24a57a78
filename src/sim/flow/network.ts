/** The veins as a network: points, pieces of vein between them, and the capillary beds that feed it. Never changes in a case. */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import { PASCAL_PER_MMHG } from './blood.ts';
import { findTies, type Place, type Tie } from './junctions.ts';
import { type Physiology, ZONES } from './physiology.ts';

/** The network's point for the right atrium: its pressure is given, not solved for. @assumption a mark, not a quantity */
export const ATRIUM = -1;
/** Cuts of one vein closer than this are one, mm. @assumption shorter than the finest vein is wide */
const SHORTEST_PIECE_MM = 0.8;
/** 8/π, Pa in mmHg and mm³ in mL, for a viscosity in mPa·s and lengths in mm: mmHg·s/mL. @source Poiseuille's law */
const POISEUILLE = 8 / Math.PI / PASCAL_PER_MMHG;

export interface FlowNetwork {
  /** Points that are solved for: those of the veins, then one per bed. */
  pointCount: number;
  veinPointCount: number;
  /** Pieces of vein: point at the lower and at the higher arc, `ATRIUM` for the atrium. */
  pieceCount: number;
  pieceFrom: Int32Array;
  pieceTo: Int32Array;
  pieceVessel: Int32Array;
  /** Pieces that end at point i: `piecesAtPoint` from `firstAtPoint[i + 1]` to before `firstAtPoint[i + 2]`; the atrium is point −1. */
  firstAtPoint: Int32Array;
  piecesAtPoint: Int32Array;
  pieceFromArcMm: Float64Array;
  pieceToArcMm: Float64Array;
  /** At rest, empty of devices: mmHg·s/mL. */
  resistance: Float64Array;
  volumeMl: Float64Array;
  distensibilityPerMmHg: Float64Array;
  /** Index into ZONES. */
  pieceZone: Uint8Array;
  /** Pressure across the wall at which it lets contrast through, mmHg; infinite where no syringe reaches it. */
  seepsMmHg: Float64Array;
  /** Compliance of each point by zone, mL/mmHg: `pointCount` numbers for each zone. */
  complianceMlPerMmHg: Float64Array[];
  beds: readonly Bed[];
  /** First piece of each vessel; its pieces follow in the order of their arcs. Last entry: the count. */
  firstPieceOfVessel: Int32Array;
}

/** Capillaries and small veins that the model does not draw. */
interface Bed {
  vessel: number;
  /** The bed's own point, and the vein's that it drains into. */
  point: number;
  into: number;
  flowMlPerS: number;
  /** Compliance for each mL/s of its flow, s/mmHg. */
  complianceSPerMmHg: number;
  /** From bed to vein at that flow, mmHg. */
  dropMmHg: number;
  /** Index into ZONES. */
  zone: number;
  /** A valve stands between the bed and the vein. */
  valved: boolean;
}

export function buildNetwork(tree: VesselTree, physiology: Physiology): FlowNetwork {
  const ties = findTies(tree);
  const cuts = cutVessels(tree, ties, physiology);
  const pointOf = numberPoints(tree, ties, cuts);
  const pieces = tree.vessels.flatMap((vessel) => piecesOf(vessel, cuts[vessel.index]!, pointOf, physiology));
  const veinPointCount = 1 + pieces.reduce((most, { from, to }) => Math.max(most, from, to), ATRIUM);
  const beds = placeBeds(
    tree,
    physiology,
    (place) => pointOf(place.vessel, nearestCut(cuts[place.vessel]!, place.arcMm)),
    veinPointCount,
  );
  const pointCount = veinPointCount + beds.length;
  const compliance = ZONES.map(() => new Float64Array(pointCount));
  for (const { from, to, zone, distensibility, volumeMl } of pieces)
    for (const point of [from, to]) if (point !== ATRIUM) compliance[zone]![point]! += 0.5 * distensibility * volumeMl;
  for (const { point, zone, flowMlPerS, complianceSPerMmHg } of beds)
    compliance[zone]![point] = complianceSPerMmHg * flowMlPerS;
  const numbers = (key: 'resistance' | 'volumeMl' | 'distensibility' | 'fromArcMm' | 'toArcMm' | 'seepsMmHg') =>
    Float64Array.from(pieces, (piece) => piece[key]);
  return {
    ...{ pointCount, veinPointCount, pieceCount: pieces.length, beds, complianceMlPerMmHg: compliance },
    pieceFrom: Int32Array.from(pieces, ({ from }) => from),
    pieceTo: Int32Array.from(pieces, ({ to }) => to),
    pieceVessel: Int32Array.from(pieces, ({ vessel }) => vessel),
    ...gatherAtPoints(veinPointCount, pieces),
    pieceFromArcMm: numbers('fromArcMm'),
    pieceToArcMm: numbers('toArcMm'),
    resistance: numbers('resistance'),
    volumeMl: numbers('volumeMl'),
    distensibilityPerMmHg: numbers('distensibility'),
    pieceZone: Uint8Array.from(pieces, ({ zone }) => zone),
    seepsMmHg: numbers('seepsMmHg'),
    firstPieceOfVessel: firstPieces(tree, pieces),
  };
}

/** The pieces at each point, in their order, each once. */
function gatherAtPoints(veinPointCount: number, pieces: readonly Piece[]) {
  const at: number[][] = Array.from({ length: veinPointCount + 1 }, () => []);
  pieces.forEach(({ from, to }, piece) => {
    for (const point of new Set([from, to])) at[point + 1]!.push(piece);
  });
  const firstAtPoint = new Int32Array(veinPointCount + 2);
  at.forEach((list, k) => {
    firstAtPoint[k + 1] = firstAtPoint[k]! + list.length;
  });
  return { firstAtPoint, piecesAtPoint: Int32Array.from(at.flat()) };
}

/** Arcs at which each vessel is cut, ascending, both ends included. */
type Cuts = number[][];

function cutVessels(tree: VesselTree, ties: readonly Tie[], { collected }: Physiology): Cuts {
  const wanted: Cuts = tree.vessels.map(({ lengthMm }) => [0, lengthMm]);
  for (const tie of ties) for (const { vessel, arcMm } of tie) wanted[vessel]!.push(arcMm);
  for (const { vessel, share } of collected) {
    const at = tree.byId.get(vessel);
    if (at) wanted[at.index]!.push(share * at.lengthMm);
  }
  return wanted.map((arcs, index) => mergeClose(arcs, tree.vessels[index]!.lengthMm));
}

function mergeClose(arcs: number[], lengthMm: number): number[] {
  const inner = arcs
    .filter((arc) => arc > SHORTEST_PIECE_MM && arc < lengthMm - SHORTEST_PIECE_MM)
    .sort((a, b) => a - b);
  const kept: number[] = [];
  for (const arc of inner) if (kept.length === 0 || arc - kept.at(-1)! > SHORTEST_PIECE_MM) kept.push(arc);
  return [0, ...kept, lengthMm];
}

function nearestCut(cuts: readonly number[], arcMm: number): number {
  return cuts.reduce((best, cut, k) => (Math.abs(cut - arcMm) < Math.abs(cuts[best]! - arcMm) ? k : best), 0);
}

/** Numbers the cuts, those that are tied together alike; everything in the atrium is `ATRIUM`. */
function numberPoints(tree: VesselTree, ties: readonly Tie[], cuts: Cuts): (vessel: number, cut: number) => number {
  const offset = cuts.map(() => 0);
  for (let k = 1; k < cuts.length; k += 1) offset[k] = offset[k - 1]! + cuts[k - 1]!.length;
  const owner = Array.from({ length: offset.at(-1)! + cuts.at(-1)!.length }, (_, k) => k);
  const root = (k: number): number => {
    let at = k;
    for (; owner[at] !== at; at = owner[at]!) owner[at] = owner[owner[at]!]!;
    return at;
  };
  const idOf = ({ vessel, arcMm }: Place) => offset[vessel]! + nearestCut(cuts[vessel]!, arcMm);
  for (const [a, b] of ties) owner[root(idOf(a))] = root(idOf(b));
  const number = new Map<number, number>();
  for (const { index, group } of tree.vessels)
    if (group === 'atrium')
      for (let cut = 0; cut < cuts[index]!.length; cut += 1) number.set(root(offset[index]! + cut), ATRIUM);
  let next = 0;
  owner.forEach((_, k) => {
    if (!number.has(root(k))) number.set(root(k), next++);
  });
  return (vessel, cut) => number.get(root(offset[vessel]! + cut))!;
}

interface Piece {
  vessel: number;
  from: number;
  to: number;
  fromArcMm: number;
  toArcMm: number;
  resistance: number;
  volumeMl: number;
  distensibility: number;
  zone: number;
  seepsMmHg: number;
}

function piecesOf(
  vessel: Vessel,
  cuts: readonly number[],
  pointOf: (vessel: number, cut: number) => number,
  { blood, walls }: Physiology,
): Piece[] {
  if (vessel.group === 'atrium') return [];
  const wall = wallOf(vessel, walls);
  return cuts.slice(1).map((toArcMm, k) => {
    const fromArcMm = cuts[k]!;
    const { perMm3, mm3 } = tube(vessel, fromArcMm, toArcMm);
    return {
      ...{ vessel: vessel.index, from: pointOf(vessel.index, k), to: pointOf(vessel.index, k + 1), fromArcMm, toArcMm },
      resistance: POISEUILLE * blood.viscosityMPaS * wall.resistanceFactor * perMm3,
      volumeMl: mm3 / 1000,
      distensibility: wall.distensibilityPerMmHg,
      zone: ZONES.indexOf(wall.zone),
      seepsMmHg: wall.seepsMmHg ?? Number.POSITIVE_INFINITY,
    };
  });
}

/** The wall of a vessel: its own row, else the first of its group that is for its level. */
export function wallOf({ id, group, level }: Vessel, walls: Physiology['walls']): Physiology['walls'][number] {
  const fits = ({ region = '' }) => (level ?? '').startsWith(region);
  const wall =
    walls.find(({ vessel }) => vessel === id) ?? walls.find((row) => row.group === group && !row.vessel && fits(row));
  if (!wall) throw new Error(`physiology: no wall for ${group} (${id})`);
  return wall;
}

/** ∫ dl / r⁴ and ∫ π r² dl along a straight taper. */
function tube({ radiusMm, lengthMm }: Vessel, fromMm: number, toMm: number): { perMm3: number; mm3: number } {
  const radiusAt = (arcMm: number) => radiusMm[0]! + ((radiusMm.at(-1)! - radiusMm[0]!) * arcMm) / lengthMm;
  const [a, b, length] = [radiusAt(fromMm), radiusAt(toMm), toMm - fromMm];
  return {
    perMm3: (length * (a * a + a * b + b * b)) / (3 * a * a * a * b * b * b),
    mm3: (Math.PI * length * (a * a + a * b + b * b)) / 3,
  };
}

function placeBeds(
  tree: VesselTree,
  { bed, collected, perSegment, walls }: Physiology,
  pointAt: (place: Place) => number,
  firstPoint: number,
): Bed[] {
  const rows = [
    ...collected.flatMap(({ vessel, share, mlPerMin, valved }) => {
      const at = tree.byId.get(vessel);
      // What drains limbs and head through a valve lies outside; what drains an organ lies where its vein does.
      const zone = valved || !at ? 0 : ZONES.indexOf(wallOf(at, walls).zone);
      const { complianceSPerMmHg, dropMmHg } = bed;
      return at ? [{ at, arcMm: share * at.lengthMm, mlPerMin, valved, zone, complianceSPerMmHg, dropMmHg }] : [];
    }),
    ...segmentBeds(tree, perSegment).map(({ at, mlPerMin }) => ({
      ...{ at, arcMm: at.lengthMm, mlPerMin, valved: false, zone: 0 },
      complianceSPerMmHg: perSegment.complianceSPerMmHg,
      dropMmHg: perSegment.dropMmHg,
    })),
  ];
  return rows.map(({ at, arcMm, mlPerMin, ...row }, k) => ({
    ...{ vessel: at.index, point: firstPoint + k, into: pointAt({ vessel: at.index, arcMm }), ...row },
    flowMlPerS: mlPerMin / 60,
  }));
}

/** What the tissues of each level give: to veins that end blind there, and to a plexus where its root leaves the canal. */
function segmentBeds({ vessels, byId }: VesselTree, perSegment: Physiology['perSegment']) {
  const fed = vessels.filter((vessel) => vessel.level !== null && (vessel.to === null || opensIntoCanal(vessel, byId)));
  return fed.flatMap((at, i) => {
    const alike = (other: Vessel) => other.group === at.group && other.level === at.level && other.side === at.side;
    if (at.group === 'basivertebral')
      return [{ at, mlPerMin: perSegment.basivertebralMlPerMin / fed.filter(alike).length }];
    if (at.group === 'decoy') return [{ at, mlPerMin: perSegment.dorsalMlPerMin }];
    if (at.group !== 'foraminal') return [{ at, mlPerMin: perSegment.intercostalMlPerMin }];
    // strands that open into one canal share one bed
    if (at.to !== null) return fed.findIndex(alike) === i ? [{ at, mlPerMin: perSegment.foraminalMlPerMin }] : [];
    return [{ at, mlPerMin: perSegment.foraminalMlPerMin / fed.filter(alike).length }];
  });
}

function opensIntoCanal({ group, to }: Vessel, byId: VesselTree['byId']): boolean {
  return group === 'foraminal' && byId.get(to!)?.group === 'epidural';
}

function firstPieces({ vessels }: VesselTree, pieces: readonly Piece[]): Int32Array {
  const first = new Int32Array(vessels.length + 1);
  for (const { vessel } of pieces) first[vessel + 1]! += 1;
  for (let k = 0; k < vessels.length; k += 1) first[k + 1]! += first[k]!;
  return first;
}

/** The piece of a vessel that holds an arc; −1 in the atrium, which has none. */
export function pieceAtArc({ firstPieceOfVessel, pieceToArcMm }: FlowNetwork, vessel: number, arcMm: number): number {
  const end = firstPieceOfVessel[vessel + 1]!;
  let piece = firstPieceOfVessel[vessel]!;
  if (piece === end) return -1;
  while (piece < end - 1 && pieceToArcMm[piece]! < arcMm) piece += 1;
  return piece;
}
