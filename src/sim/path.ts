import type { Vessel, VesselTree } from './anatomy/index.ts';

/** A polyline through the tree, xyz triplets with arc lengths: where devices are laid down at the start of a case. */
interface Path {
  pointsMm: number[];
  arcMm: number[];
}

/**
 * The centreline from the sheath along vessels that meet, to the far end of the last one.
 * @throws if a vessel is unknown, or none is named
 */
export function layPath(tree: VesselTree, route: readonly string[]): Path {
  const path: Path = { pointsMm: [], arcMm: [] };
  const vessels = route.map((id) => {
    const vessel = tree.byId.get(id);
    if (!vessel) throw new Error(`the tree has no vessel "${id}"`);
    return vessel;
  });
  if (vessels.length === 0) throw new Error('a route names at least the vessel that the sheath is in');
  let from = nearestPoint(vessels[0]!, tree.sheath.exitMm);
  for (let v = 0; v < vessels.length; v += 1) {
    const next = vessels[v + 1];
    const meeting = next ? meetingPoints(vessels[v]!, next) : { here: farEnd(vessels[v]!, from), there: 0 };
    appendRun(path, vessels[v]!, from, meeting.here);
    from = meeting.there;
  }
  return path;
}

function farEnd(vessel: Vessel, from: number): number {
  const last = vessel.arcMm.length - 1;
  return from > last / 2 ? 0 : last;
}

function appendRun(path: Path, { pointsMm }: Vessel, from: number, to: number): void {
  const step = from <= to ? 1 : -1;
  for (let i = from; i !== to + step; i += step) {
    const at = path.pointsMm.length;
    const [x, y, z] = [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!];
    const gap =
      at === 0 ? 0 : Math.hypot(x - path.pointsMm[at - 3]!, y - path.pointsMm[at - 2]!, z - path.pointsMm[at - 1]!);
    if (at > 0 && gap < 0.2) continue;
    path.pointsMm.push(x, y, z);
    path.arcMm.push((path.arcMm.at(-1) ?? 0) + gap);
  }
}

function nearestPoint({ pointsMm, arcMm }: Vessel, [x, y, z]: readonly [number, number, number]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < arcMm.length; i += 1) {
    const d = Math.hypot(pointsMm[3 * i]! - x, pointsMm[3 * i + 1]! - y, pointsMm[3 * i + 2]! - z);
    if (d < least) [best, least] = [i, d];
  }
  return best;
}

/** Where two vessels meet: an end of one and the nearest point of the other, whichever pair is closest. */
function meetingPoints(here: Vessel, there: Vessel): { here: number; there: number } {
  let best = { here: 0, there: 0 };
  let least = Number.POSITIVE_INFINITY;
  const consider = (i: number, j: number): void => {
    const d = Math.hypot(...[0, 1, 2].map((k) => here.pointsMm[3 * i + k]! - there.pointsMm[3 * j + k]!));
    if (d < least) [best, least] = [{ here: i, there: j }, d];
  };
  for (const i of [0, here.arcMm.length - 1]) consider(i, nearestPoint(there, pointAt(here, i)));
  for (const j of [0, there.arcMm.length - 1]) consider(nearestPoint(here, pointAt(there, j)), j);
  return best;
}

function pointAt({ pointsMm }: Vessel, i: number): [number, number, number] {
  return [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!];
}

/** Point of a path at an arc length; beyond its end it goes straight on. */
export function pointOnPath({ pointsMm, arcMm }: Path, atMm: number): [number, number, number] {
  let low = 0;
  let high = arcMm.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (arcMm[middle]! <= atMm) low = middle;
    else high = middle;
  }
  const t = (atMm - arcMm[low]!) / (arcMm[high]! - arcMm[low]!);
  return [0, 1, 2].map((k) => pointsMm[3 * low + k]! + t * (pointsMm[3 * high + k]! - pointsMm[3 * low + k]!)) as [
    number,
    number,
    number,
  ];
}
