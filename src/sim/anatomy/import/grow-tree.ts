/** From points that hang together to veins: seen from the sheath, at every fork the widest branch carries its vein on. */
import type { Problem, Result } from '../../result.ts';
import { distanceMm, type Point } from '../centreline.ts';
import { buildTree } from '../read-tree.ts';
import type { Vessel, VesselTree } from '../tree.ts';
import { type CentrePoint, problemAt, SAME_POINT_MM } from './centre-points.ts';
import { type ImportFrame, placer } from './frame.ts';

/** A sheath lies at an open end no further from where one says. @assumption a read-off by eye */
const SHEATH_REACH_MM = 10;
/** @assumption the whole atlas of the game has a fifth of this */
const MOST_VEINS = 5000;
/** Nearer to the middle a vein has no side. @assumption a third of a vertebral body */
const MIDLINE_MM = 5;

export function growTree(points: readonly CentrePoint[], frame: ImportFrame): Result<VesselTree> {
  const neighbours = neighboursOf(points);
  const repeated = points.filter(
    ({ before, atMm }) => before >= 0 && distanceMm(points[before].atMm, atMm) < SAME_POINT_MM,
  );
  if (repeated.length > 0) return { ok: false, problems: repeated.map(sayRepeated) };
  const start = findSheath(points, neighbours, frame);
  if (typeof start !== 'number') return { ok: false, problems: [start] };
  const vessels = drawVeins(points, neighbours, start);
  if (vessels.length > MOST_VEINS) {
    const say = `These are ${vessels.length} veins; a tree has at most ${MOST_VEINS}.`;
    return { ok: false, problems: [{ code: 'tooMany', at: '', say }] };
  }
  return { ok: true, value: treeOf(vessels) };
}

const sayRepeated = ({ line }: CentrePoint): Problem =>
  problemAt(line, 'repeatedPoint', 'This point repeats the one before it.');

function neighboursOf(points: readonly CentrePoint[]): number[][] {
  const neighbours: number[][] = points.map(() => []);
  points.forEach(({ before }, i) => {
    if (before < 0) return;
    neighbours[i].push(before);
    neighbours[before].push(i);
  });
  return neighbours;
}

/** The open end nearest to where the sheath is said to be. */
function findSheath(
  points: readonly CentrePoint[],
  neighbours: readonly number[][],
  frame: ImportFrame,
): number | Problem {
  const wantedMm = placer(frame)(frame.access);
  let nearest = -1;
  let nearestMm = Number.POSITIVE_INFINITY;
  points.forEach(({ atMm }, i) => {
    const awayMm = neighbours[i].length === 1 ? distanceMm(atMm, wantedMm) : Number.POSITIVE_INFINITY;
    if (awayMm < nearestMm) [nearest, nearestMm] = [i, awayMm];
  });
  if (nearestMm <= SHEATH_REACH_MM) return nearest;
  const where =
    nearest < 0 ? 'there is none' : `the nearest, on line ${points[nearest].line}, is ${nearestMm.toFixed(0)} mm away`;
  return { code: 'noAccess', at: 'frame.access', say: `The sheath must lie at the open end of a vein: ${where}.` };
}

function drawVeins(points: readonly CentrePoint[], neighbours: readonly number[][], sheath: number): Vessel[] {
  const vessels: Vessel[] = [];
  const starts = [{ fork: sheath, next: neighbours[sheath][0], from: null as string | null }];
  for (const { fork, next, from } of starts) {
    const id = `own_${vessels.length + 1}`;
    const course = [fork];
    let here = next;
    let before = fork;
    while (here >= 0) {
      course.push(here);
      const ahead = neighbours[here]
        .filter((other) => other !== before)
        .sort((a, b) => points[b].radiusMm - points[a].radiusMm);
      for (const side of ahead.slice(1)) starts.push({ fork: here, next: side, from: id });
      [before, here] = [here, ahead[0] ?? -1];
    }
    vessels.push(
      veinOf(
        course.map((i) => points[i]),
        vessels.length,
        id,
        from,
      ),
    );
  }
  return vessels;
}

function veinOf(course: readonly CentrePoint[], index: number, id: string, from: string | null): Vessel {
  const radiusMm = Float64Array.from(course, (point) => point.radiusMm);
  // the mouth of a branch is as wide as the branch, not as the vein that it leaves
  if (from !== null) radiusMm[0] = radiusMm[1];
  const arcMm = new Float64Array(course.length);
  for (let i = 1; i < course.length; i++) arcMm[i] = arcMm[i - 1] + distanceMm(course[i - 1].atMm, course[i].atMm);
  const meanXMm = course.reduce((sum, { atMm }) => sum + atMm[0], 0) / course.length;
  return {
    ...{
      index,
      id,
      name: `Own vein ${index + 1}`,
      group: 'imported',
      side: sideOf(meanXMm),
      level: null,
      from,
      to: null,
    },
    pointsMm: Float64Array.from(course.flatMap(({ atMm }) => atMm)),
    ...{ radiusMm, arcMm, lengthMm: arcMm[arcMm.length - 1] },
  };
}

function sideOf(xMm: number): Vessel['side'] {
  if (Math.abs(xMm) < MIDLINE_MM) return 'midline';
  return xMm > 0 ? 'left' : 'right';
}

/** The bones are those of the reference adult, about the T8 that the file was laid upon. */
function treeOf(vessels: Vessel[]): VesselTree {
  const { vertebrae, foramina } = buildTree();
  const [x0, y0, z0, x1, y1, z1] = vessels[0].pointsMm;
  const exitMm: Point = [x0, y0, z0];
  const stepMm = vessels[0].arcMm[1];
  const direction: Point = [(x1 - x0) / stepMm, (y1 - y0) / stepMm, (z1 - z0) / stepMm];
  return {
    ...{ vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])), vertebrae, foramina },
    sheath: { vessel: vessels[0].id, exitMm, direction },
  };
}
