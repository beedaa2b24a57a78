/** The way through the veins from the sheath to a place, and how long it is. */
import { findJoins } from './joins.ts';
import type { VesselTree } from './tree.ts';

/** A stretch of one vessel that a route runs along; from the larger arc to the smaller where it runs against the points. */
export interface RouteLeg {
  vessel: string;
  fromArcMm: number;
  toArcMm: number;
}

export interface Route {
  lengthMm: number;
  legs: readonly RouteLeg[];
}

/** A place where a route may change from one vessel to another, or ends. */
interface Stop {
  vessel: number;
  arcMm: number;
  /** The stop on the other vessel of a join, or −1. */
  across: number;
  /** Shortest way from the sheath, and the stop before on it. */
  lengthMm: number;
  /** The same with plexuses counting more. */
  costMm: number;
  previous: number;
  settled: boolean;
}

/**
 * The shortest way from the sheath's exit along the axes of the veins. It does not enter those in `avoiding` at their
 * beginning, unless it ends there; from their other end it may come in. Stepping from a trunk's axis to the ostium of its branch does not count, as in the table of route lengths.
 * Null when there is no such vessel, or no way.
 */
export function routeTo(
  tree: VesselTree,
  vesselId: string,
  arcMm: number,
  avoiding: readonly string[] = [],
): Route | null {
  const target = tree.byId.get(vesselId);
  const start = tree.byId.get(tree.sheath.vessel);
  if (!target || !start) return null;
  const stops = [stopAt(start.index, 0), stopAt(target.index, Math.min(Math.max(0, arcMm), target.lengthMm))];
  for (const join of findJoins(tree.vessels)) {
    const { id, index } = tree.vessels[join.vessel];
    if (join.arcMm === 0 && index !== target.index && avoiding.includes(id)) continue;
    const across = stops.length;
    stops.push({ ...stopAt(join.vessel, join.arcMm), across: across + 1 });
    stops.push({ ...stopAt(join.onto, join.ontoArcMm), across });
  }
  Object.assign(stops[0], { lengthMm: 0, costMm: 0 });
  settleAll(stops, tree);
  return Number.isFinite(stops[1].lengthMm) ? { lengthMm: stops[1].lengthMm, legs: legsTo(tree, stops) } : null;
}

/** Nets that no road map leads through where a trunk leads round: so many times dearer. @assumption more than any detour by the trunks is longer */
const PLEXUSES: readonly string[] = ['foraminal', 'epidural', 'basivertebral', 'intersegmental'];
const PLEXUS_DEARNESS = 40;

function stopAt(vessel: number, arcMm: number): Stop {
  return {
    vessel,
    arcMm,
    across: -1,
    lengthMm: Number.POSITIVE_INFINITY,
    costMm: Number.POSITIVE_INFINITY,
    previous: -1,
    settled: false,
  };
}

/** Dijkstra's shortest paths over the stops; a few hundred of them, so the nearest one is looked for by hand. */
function settleAll(stops: Stop[], { vessels }: VesselTree): void {
  for (let here = nearestOpen(stops); here >= 0; here = nearestOpen(stops)) {
    const { vessel, arcMm, across, lengthMm, costMm } = stops[here];
    const dearness = PLEXUSES.includes(vessels[vessel].group) ? PLEXUS_DEARNESS : 1;
    stops[here].settled = true;
    stops.forEach((stop, i) => {
      if (stop.settled || (stop.vessel !== vessel && i !== across)) return;
      const alongMm = i === across ? 0 : Math.abs(stop.arcMm - arcMm);
      const viaMm = costMm + dearness * alongMm;
      if (viaMm < stop.costMm) Object.assign(stop, { lengthMm: lengthMm + alongMm, costMm: viaMm, previous: here });
    });
  }
}

function nearestOpen(stops: readonly Stop[]): number {
  let nearest = -1;
  stops.forEach(({ settled, costMm }, i) => {
    if (!settled && costMm < (nearest < 0 ? Number.POSITIVE_INFINITY : stops[nearest].costMm)) nearest = i;
  });
  return nearest;
}

/** Walks back from the target (stop 1), one leg for each vessel. */
function legsTo(tree: VesselTree, stops: readonly Stop[]): RouteLeg[] {
  const legs: RouteLeg[] = [];
  for (let i = 1; i >= 0; i = stops[i].previous) {
    const { vessel, arcMm } = stops[i];
    const id = tree.vessels[vessel].id;
    if (legs[0]?.vessel === id) legs[0].fromArcMm = arcMm;
    else legs.unshift({ vessel: id, fromArcMm: arcMm, toArcMm: arcMm });
  }
  return legs.filter(({ fromArcMm, toArcMm }) => fromArcMm !== toArcMm);
}
