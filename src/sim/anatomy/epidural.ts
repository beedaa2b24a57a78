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

/** The inner plexus, and the foraminal plexuses `grown` before it, now open into it. */
export function growEpidural(file: EpiduralFile, spine: VertebraeFile, grown: readonly VesselPlan[]) {
  const nodes = canalNodes(file, spine);
  const gaps = interspaces(file, spine, nodes);
  const rings = nodes.map((node) => planRing(file, node));
  const sides = (['left', 'right'] as const).map((side) => growSide(file, gaps, side, grown));
  const opened = new Map(sides.flatMap((each) => [...each.opened]));
  return {
    plans: [...rings, ...sides.flatMap(({ plans }) => plans)],
    opened: grown.map((plan) => ({ ...plan, to: opened.get(plan.id) ?? plan.to })),
  };
}

export const ringId = (level: string) => `epi_ring_${level.toLowerCase()}`;

type Side = 'left' | 'right';

/** What the pieces of one interspace and side have in common. */
interface Place {
  file: EpiduralFile;
  gap: Interspace;
  side: Side;
  outward: 1 | -1;
  root: RootEnd | null;
  suffix: string;
}

function growSide(file: EpiduralFile, gaps: readonly Interspace[], side: Side, grown: readonly VesselPlan[]) {
  const opened = new Map<string, string>();
  const present = (plan: VesselPlan) => !file.absent.includes(plan.id);
  const outward = side === 'left' ? 1 : -1;
  const open = grown.filter((plan) => plan.group === 'foraminal' && plan.to === null && plan.side === side);
  const places = gaps.map((gap) => {
    const strands = open.filter(({ level }) => level === gap.level);
    const suffix = `${side === 'left' ? 'l' : 'r'}_${gap.level.toLowerCase()}`;
    return { file, gap, side, outward, root: rootEnd(strands), suffix, strands } as const;
  });
  const anterior = joinUp(places.map(anteriorPiece)).filter(present);
  const posterior = joinUp(places.map(posteriorPiece)).filter(present);
  const around = places.flatMap((place) => {
    const { root, suffix, strands } = place;
    const column = anterior.find(({ id }) => id === `epi_al_${suffix}`);
    if (!root || !column) return [];
    const arc = arcPiece(place, root, column.id);
    for (const { id, points } of strands) {
      const inGap = isInGap(root, points[points.length - 1], file.arc.opensAtDeg);
      opened.set(id, inGap ? column.id : arc.id);
    }
    const behind = posterior.find(({ id }) => id === `epi_pl_${suffix}`);
    return isCircle(root) ? [arc, ...(behind ? [bridgePiece(place, arc, behind)] : [])] : [];
  });
  return { plans: [...anterior, ...posterior, ...around], opened };
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
