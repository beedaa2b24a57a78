/**
 * The inner plexus: four columns along the canal from ring to ring, each piece past one foramen; rings behind the bodies;
 * arcs that close round the nerve roots, and bridges from these back to the posterior columns. Everything is named for the
 * foramen it passes: `epi_al_l_t8` and `epi_pl_l_t8` (columns), `epi_arc_l_t8`, `epi_bridge_l_t8`; a ring for its vertebra.
 */
import { type CanalNode, canalNodes, type Interspace, interspaces, widthAt } from './canal.ts';
import type { Point } from './centreline.ts';
import type { EpiduralFile } from './epidural-schema.ts';
import { frontOf, isCircle, isInGap, type RootEnd, rootEnd, roundBack } from './root-end.ts';
import type { VertebraeFile } from './schema.ts';
import { evenRadius, type VesselPlan } from './vessel-plan.ts';

const AT = 'epidural';

/** The whole inner plexus, and the strands of the foraminal plexuses that may open into it. */
export interface Canal {
  rings: readonly VesselPlan[];
  places: Readonly<Record<Side, readonly Piece[]>>;
  strands: readonly VesselPlan[];
}

/** What grows at one foramen. A lone strand has no arc round its root. */
interface Piece {
  anterior: VesselPlan;
  posterior: VesselPlan;
  arc: VesselPlan | null;
  bridge: VesselPlan | null;
  /** Open into column or arc. */
  strands: readonly VesselPlan[];
}

/** The inner plexus as this patient has it, and the foraminal plexuses `grown` before it, now open into it. */
export function openCanal({ rings, places }: Canal, absent: readonly string[], grown: readonly VesselPlan[]) {
  const lacking = new Set(absent);
  const opened = new Map<string, VesselPlan>();
  const plans = [...rings];
  for (const side of SIDES) {
    const has = ({ id }: VesselPlan) => !lacking.has(id);
    plans.push(...places[side].map(({ anterior }) => anterior).filter(has));
    plans.push(...places[side].map(({ posterior }) => posterior).filter(has));
    for (const { anterior, posterior, arc, bridge, strands } of places[side]) {
      if (!has(anterior)) continue;
      for (const strand of strands) opened.set(strand.id, strand);
      if (arc) plans.push(arc);
      if (bridge && has(posterior)) plans.push(bridge);
    }
  }
  return { plans, opened: grown.map((plan) => opened.get(plan.id) ?? plan) };
}

/** Grows the inner plexus round the foraminal plexuses, unless `known` is the one that fits them. */
export function growCanal(
  file: EpiduralFile,
  spine: VertebraeFile,
  grown: readonly VesselPlan[],
  known: Canal | null,
): Canal {
  const strands = grown.filter(({ group, to }) => group === 'foraminal' && to === null);
  const fits = known?.strands.length === strands.length && strands.every((each, i) => each === known.strands[i]);
  if (known && fits) return known;
  const nodes = canalNodes(file, spine);
  const gaps = interspaces(file, spine, nodes);
  const [left, right] = SIDES.map((side) => growSide(file, gaps, side, strands));
  return { rings: nodes.map((node) => planRing(file, node)), places: { left, right }, strands };
}

export const ringId = (level: string) => `epi_ring_${level.toLowerCase()}`;

type Side = 'left' | 'right';
const SIDES = ['left', 'right'] as const;

/** What the pieces of one interspace and side have in common. */
interface Place {
  file: EpiduralFile;
  gap: Interspace;
  side: Side;
  outward: 1 | -1;
  root: RootEnd | null;
  suffix: string;
}

function growSide(
  file: EpiduralFile,
  gaps: readonly Interspace[],
  side: Side,
  open: readonly VesselPlan[],
): readonly Piece[] {
  const outward = side === 'left' ? 1 : -1;
  const places = gaps.map((gap) => {
    const strands = open.filter((plan) => plan.level === gap.level && plan.side === side);
    const suffix = `${side === 'left' ? 'l' : 'r'}_${gap.level.toLowerCase()}`;
    return { file, gap, side, outward, root: rootEnd(strands), suffix, strands } as const;
  });
  const anterior = joinUp(places.map(anteriorPiece));
  const posterior = joinUp(places.map(posteriorPiece));
  return places.map((place, i) => {
    const columns = { anterior: anterior[i], posterior: posterior[i] };
    return { ...columns, ...aroundRoot(place, columns, place.strands) };
  });
}

/** Arc and bridge round a root, and where its strands open. */
function aroundRoot(
  place: Place,
  { anterior, posterior }: Pick<Piece, 'anterior' | 'posterior'>,
  strands: readonly VesselPlan[],
): Pick<Piece, 'arc' | 'bridge' | 'strands'> {
  const { root, file } = place;
  if (!root) return { arc: null, bridge: null, strands: [] };
  const arc = arcPiece(place, root, anterior.id);
  const opening = strands.map((strand): VesselPlan => {
    const inGap = isInGap(root, strand.points[strand.points.length - 1], file.arc.opensAtDeg);
    return { ...strand, to: inGap ? anterior.id : arc.id };
  });
  if (!isCircle(root)) return { arc: null, bridge: null, strands: opening };
  return { arc, bridge: bridgePiece(place, arc, posterior), strands: opening };
}

function anteriorPiece({ file, gap, side, outward, root, suffix }: Place): VesselPlan {
  const atNode = ({ halfWidthMm, yMm, frontZMm }: CanalNode): Point => [
    outward * (halfWidthMm + file.node.fromCanalEdgeMm),
    yMm,
    frontZMm,
  ];
  const vertex: Point = [outward * gap.vertexXMm, gap.vertexYMm, gap.vertexZMm];
  return {
    ...columnPiece(gap, side, 'anterior'),
    id: `epi_al_${suffix}`,
    points: [atNode(gap.upper), root ? frontOf(root) : vertex, atNode(gap.lower)],
    ...evenRadius(widthAt(gap.level, file.anterior.diameterMm)),
  };
}

function posteriorPiece({ file: { node, posterior }, gap, side, outward, suffix }: Place): VesselPlan {
  const atNode = ({ halfWidthMm, yMm, backZMm }: CanalNode): Point => [
    outward * (halfWidthMm + node.fromCanalEdgeMm - posterior.medialMm),
    yMm,
    backZMm,
  ];
  const vertex: Point = [outward * (gap.vertexXMm - posterior.medialMm), gap.vertexYMm, gap.vertexZMm - gap.depthMm];
  return {
    ...columnPiece(gap, side, 'posterior'),
    id: `epi_pl_${suffix}`,
    points: [atNode(gap.upper), vertex, atNode(gap.lower)],
    ...evenRadius(posterior.diameterMm),
  };
}

function columnPiece({ upper, lower, level, name }: Interspace, side: Side, which: 'anterior' | 'posterior') {
  return {
    ...common(side, level),
    name: `${sideName(side)} ${which} internal vertebral (epidural) plexus, ${name}`,
    from: ringId(upper.body.level),
    to: ringId(lower.body.level),
  };
}

function common(side: VesselPlan['side'], level: string) {
  return { group: 'epidural', side, level, at: AT } as const;
}

const sideName = (side: Side) => (side === 'left' ? 'Left' : 'Right');

/** A column runs on through its rings without a kink. */
function joinUp(pieces: readonly VesselPlan[]): VesselPlan[] {
  return pieces.map((piece, i) => ({
    ...piece,
    before: pieces[i - 1]?.points.at(-2),
    after: pieces[i + 1]?.points[1],
  }));
}

/** Closes the circle round the root that the anterior column leaves open. */
function arcPiece({ file, gap, side, suffix }: Place, root: RootEnd, column: string): VesselPlan {
  return {
    ...{ ...common(side, gap.level), id: `epi_arc_${suffix}`, from: column, to: column },
    name: `${sideName(side)} internal vertebral (epidural) plexus, around the ${gap.level} root`,
    points: roundBack(root, file.arc.opensAtDeg),
    ...evenRadius(file.arc.diameterMm),
  };
}

/** From the back of the arc to the vertex of the posterior column. */
function bridgePiece({ file, gap, side, suffix }: Place, arc: VesselPlan, behind: VesselPlan): VesselPlan {
  return {
    ...{ ...common(side, gap.level), id: `epi_bridge_${suffix}`, from: arc.id, to: behind.id },
    name: `${sideName(side)} internal vertebral (epidural) plexus, bridge behind the ${gap.level} root`,
    points: [arc.points[Math.floor(arc.points.length / 2)], behind.points[1]],
    ...evenRadius(file.arc.diameterMm),
  };
}

/** Through the nodes of all four columns, in front behind the body, at the back before the laminae. */
function planRing({ node, posterior, ring }: EpiduralFile, place: CanalNode): VesselPlan {
  const { yMm, halfWidthMm, frontZMm, backZMm, body } = place;
  const front = halfWidthMm + node.fromCanalEdgeMm;
  const back = front - posterior.medialMm;
  const beside = halfWidthMm - ring.besideMm;
  const middleZMm = (frontZMm + backZMm) / 2;
  const points: Point[] = [
    [front, yMm, frontZMm],
    [0, yMm, frontZMm + ring.frontMm],
    [-front, yMm, frontZMm],
    [-beside, yMm, middleZMm],
    [-back, yMm, backZMm],
    [0, yMm, backZMm - ring.backMm],
    [back, yMm, backZMm],
    [beside, yMm, middleZMm],
    [front, yMm, frontZMm],
  ];
  const id = ringId(body.level);
  return {
    ...{ ...common('midline', body.level), id, from: id, to: id },
    name: `Internal vertebral (epidural) plexus, ring of ${body.level}`,
    ...{ points, before: points.at(-2), after: points[1], ...evenRadius(ring.diameterMm) },
  };
}
