/** A vein's centreline: the uniform Catmull–Rom curve through its control points, cut into short straight pieces. */

export type Point = readonly [number, number, number];

interface Course {
  points: readonly Point[];
  /** Control points of the vessels that continue this one, so that the joint has no kink. */
  before?: Point | undefined;
  after?: Point | undefined;
  startRadiusMm: number;
  endRadiusMm: number;
}

interface Centreline {
  pointsMm: Float64Array;
  radiusMm: Float64Array;
  arcMm: Float64Array;
  lengthMm: number;
}

/** Longest piece, in radii. @assumption smooth for a rod of 0.2 mm radius and more, as are the two that follow */
const MAX_PIECE_PER_RADIUS = 0.55;
/** Sharpest turn between pieces. @assumption see above */
const MAX_TURN_RAD = 0.06;
/** Shortest piece. @assumption see above */
const MIN_PIECE_MM = 0.4;
/** Fine steps per span between two control points, before the pieces are chosen. */
const STEPS_PER_SPAN = 32;

/** Resamples a course: pieces of 0.4 mm to 0.55 radii that turn by less than 4° where 0.4 mm allows it. */
export function drawCentreline(course: Course): Centreline {
  const knots = withEnds(course);
  const fine = fineSteps(knots);
  const lengthFineMm = fine.arcMm[fine.arcMm.length - 1];
  const radiusAt = (arcMm: number) =>
    course.startRadiusMm + ((course.endRadiusMm - course.startRadiusMm) * arcMm) / lengthFineMm;
  const params = choosePieces(fine, radiusAt);
  const pointsMm = new Float64Array(params.length * 3);
  params.forEach((u, i) => {
    pointsMm.set(curveAt(knots, u), i * 3);
  });
  pointsMm.set(course.points[course.points.length - 1], pointsMm.length - 3);
  return measured(pointsMm, course.startRadiusMm, course.endRadiusMm);
}

/** Adds the point before the first and after the last: a neighbour's, or the mirror image of the second. */
function withEnds({ points, before, after }: Course): Point[] {
  const n = points.length;
  return [before ?? mirrored(points[1], points[0]), ...points, after ?? mirrored(points[n - 2], points[n - 1])];
}

function mirrored(point: Point, about: Point): Point {
  return [2 * about[0] - point[0], 2 * about[1] - point[1], 2 * about[2] - point[2]];
}

/** The curve at u: whole numbers are the control points, 0 the first. `knots` carries the two end points. */
function curveAt(knots: readonly Point[], u: number): [number, number, number] {
  const span = Math.min(Math.floor(u), knots.length - 4);
  const [a, b, c, d] = [knots[span], knots[span + 1], knots[span + 2], knots[span + 3]];
  const t = u - span;
  const at = (k: 0 | 1 | 2) =>
    b[k] +
    0.5 * t * (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * b[k] - a[k] - 3 * c[k] + d[k])));
  return [at(0), at(1), at(2)];
}

interface FineSteps {
  u: number[];
  arcMm: number[];
  /** Turn of the curve at each fine point, rad. */
  turnRad: number[];
}

function fineSteps(knots: readonly Point[]): FineSteps {
  const count = (knots.length - 3) * STEPS_PER_SPAN;
  const u = Array.from({ length: count + 1 }, (_, i) => i / STEPS_PER_SPAN);
  const points = u.map((at) => curveAt(knots, at));
  const arcMm = [0];
  const turnRad = [0];
  for (let i = 1; i <= count; i++) {
    arcMm.push(arcMm[i - 1] + distanceMm(points[i - 1], points[i]));
    turnRad.push(i < count ? turnAt(points[i - 1], points[i], points[i + 1]) : 0);
  }
  return { u, arcMm, turnRad };
}

/** Angle between a→b and b→c, as the chord of the unit vectors: exact enough for small turns and free of rounding by trigonometry. */
function turnAt(a: Point, b: Point, c: Point): number {
  const ab = distanceMm(a, b);
  const bc = distanceMm(b, c);
  const part = (k: 0 | 1 | 2) => (c[k] - b[k]) / bc - (b[k] - a[k]) / ab;
  return Math.sqrt(part(0) ** 2 + part(1) ** 2 + part(2) ** 2);
}

/** Spreads the pieces evenly over a demand that grows where the vein is thin or bends. Returns curve parameters. */
function choosePieces({ u, arcMm, turnRad }: FineSteps, radiusAt: (arcMm: number) => number): number[] {
  const demand = [0];
  for (let i = 1; i < u.length; i++) {
    const stepMm = arcMm[i] - arcMm[i - 1];
    const bendPerMm = Math.max(turnRad[i - 1], turnRad[i]) / stepMm;
    const wantedMm = Math.min(MAX_PIECE_PER_RADIUS * radiusAt(arcMm[i]), MAX_TURN_RAD / bendPerMm);
    demand.push(demand[i - 1] + stepMm / Math.max(wantedMm, MIN_PIECE_MM));
  }
  const total = demand[demand.length - 1];
  const pieces = Math.max(1, Math.ceil(total));
  let i = 1;
  return Array.from({ length: pieces + 1 }, (_, k) => {
    const wanted = (total * k) / pieces;
    while (i < u.length - 1 && demand[i] < wanted) i++;
    const share = (wanted - demand[i - 1]) / (demand[i] - demand[i - 1]);
    return u[i - 1] + share * (u[i] - u[i - 1]);
  });
}

function measured(pointsMm: Float64Array, startRadiusMm: number, endRadiusMm: number): Centreline {
  const count = pointsMm.length / 3;
  const arcMm = new Float64Array(count);
  for (let i = 1; i < count; i++) {
    arcMm[i] = arcMm[i - 1] + distanceMm(pointOf(pointsMm, i - 1), pointOf(pointsMm, i));
  }
  const lengthMm = arcMm[count - 1];
  const radiusMm = arcMm.map((arc) => startRadiusMm + ((endRadiusMm - startRadiusMm) * arc) / lengthMm);
  return { pointsMm, radiusMm, arcMm, lengthMm };
}

/** The i-th point of a centreline. */
export function pointOf(pointsMm: Float64Array, i: number): Point {
  return [pointsMm[i * 3], pointsMm[i * 3 + 1], pointsMm[i * 3 + 2]];
}

export function distanceMm(a: Point, b: Point): number {
  return Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2 + (b[2] - a[2]) ** 2);
}

export function shifted(point: Point, by: Point): Point {
  return [point[0] + by[0], point[1] + by[1], point[2] + by[2]];
}
