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
/** Steps in which a span between two control points is followed before the pieces are chosen: about so long, so many. @assumption half of the shortest piece */
const FINE_STEP_MM = 0.2;
const STEPS_PER_SPAN = { least: 4, most: 32 };

/** Resamples a course: pieces of 0.4 mm to 0.55 radii that turn by less than 4° where 0.4 mm allows it. */
export function drawCentreline(course: Course): Centreline {
  const knots = withEnds(course);
  const pieces = choosePieces(takeFineSteps(knots), course);
  const pointsMm = new Float64Array(pieces.length * 3);
  for (let i = 0; i < pieces.length; i++) putCurveAt(knots, pieces[i], pointsMm, i);
  const end = course.points[course.points.length - 1];
  for (let k = 0; k < 3; k++) pointsMm[pointsMm.length - 3 + k] = end[k];
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

/** Writes the curve at u as the i-th point: whole numbers are the control points, 0 the first. `knots` carries the two end points. */
function putCurveAt(knots: readonly Point[], u: number, into: Float64Array, i: number): void {
  const span = Math.min(Math.floor(u), knots.length - 4);
  const t = u - span;
  for (let k = 0; k < 3; k++) {
    const a = knots[span][k];
    const b = knots[span + 1][k];
    const c = knots[span + 2][k];
    const d = knots[span + 3][k];
    into[3 * i + k] = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d)));
  }
}

/** Scratch for the fine steps of one curve: curve parameter, point, arc, turn (rad) and demand for pieces. Grows where a curve is longer. */
let scratch = fineScratch(1024);

function fineScratch(size: number) {
  const [u, arcMm, turnRad, demand] = [0, 0, 0, 0].map(() => new Float64Array(size));
  return { u, arcMm, turnRad, demand, pointsMm: new Float64Array(3 * size) };
}

/** Fills the scratch; returns how many steps there are. */
function takeFineSteps(knots: readonly Point[]): number {
  if (scratch.u.length <= (knots.length - 3) * STEPS_PER_SPAN.most) {
    scratch = fineScratch(2 * (knots.length - 3) * STEPS_PER_SPAN.most);
  }
  const { u, pointsMm, arcMm, turnRad } = scratch;
  const last = fineParameters(knots, u);
  for (let i = 0; i <= last; i++) putCurveAt(knots, u[i], pointsMm, i);
  putArcs(pointsMm, arcMm, last);
  turnRad[last] = 0;
  for (let i = 1; i < last; i++) turnRad[i] = turnAt(pointsMm, i, arcMm);
  return last;
}

function fineParameters(knots: readonly Point[], u: Float64Array): number {
  let last = 0;
  for (let span = 0; span < knots.length - 3; span++) {
    const wanted = Math.ceil(distanceMm(knots[span + 1], knots[span + 2]) / FINE_STEP_MM);
    const steps = Math.max(STEPS_PER_SPAN.least, Math.min(STEPS_PER_SPAN.most, wanted));
    for (let i = 1; i <= steps; i++) u[++last] = span + i / steps;
  }
  return last;
}

/** The turn at point i, as the chord of the unit vectors: exact enough for small turns and free of rounding by trigonometry. */
function turnAt(pointsMm: Float64Array, i: number, arcMm: Float64Array): number {
  const before = arcMm[i] - arcMm[i - 1];
  const after = arcMm[i + 1] - arcMm[i];
  let square = 0;
  for (let k = 3 * i; k < 3 * i + 3; k++) {
    square += ((pointsMm[k + 3] - pointsMm[k]) / after - (pointsMm[k] - pointsMm[k - 3]) / before) ** 2;
  }
  return Math.sqrt(square);
}

/** Spreads the pieces evenly over a demand that grows where the vein is thin or bends. Returns curve parameters. */
function choosePieces(last: number, { startRadiusMm, endRadiusMm }: Course): Float64Array {
  const { u, arcMm, turnRad, demand } = scratch;
  for (let i = 1; i <= last; i++) {
    const stepMm = arcMm[i] - arcMm[i - 1];
    const bendPerMm = Math.max(turnRad[i - 1], turnRad[i]) / stepMm;
    const radiusMm = startRadiusMm + ((endRadiusMm - startRadiusMm) * arcMm[i]) / arcMm[last];
    const wantedMm = Math.min(MAX_PIECE_PER_RADIUS * radiusMm, MAX_TURN_RAD / bendPerMm);
    demand[i] = demand[i - 1] + stepMm / Math.max(wantedMm, MIN_PIECE_MM);
  }
  const pieces = Math.max(1, Math.ceil(demand[last]));
  const chosen = new Float64Array(pieces + 1);
  for (let k = 0, i = 1; k <= pieces; k++) {
    const wanted = (demand[last] * k) / pieces;
    while (i < last && demand[i] < wanted) i++;
    const share = (wanted - demand[i - 1]) / (demand[i] - demand[i - 1]);
    chosen[k] = u[i - 1] + share * (u[i] - u[i - 1]);
  }
  return chosen;
}

function putArcs(pointsMm: Float64Array, arcMm: Float64Array, last: number): void {
  for (let i = 1, k = 3; i <= last; i++, k += 3) {
    const square =
      (pointsMm[k] - pointsMm[k - 3]) ** 2 +
      (pointsMm[k + 1] - pointsMm[k - 2]) ** 2 +
      (pointsMm[k + 2] - pointsMm[k - 1]) ** 2;
    arcMm[i] = arcMm[i - 1] + Math.sqrt(square);
  }
}

function measured(pointsMm: Float64Array, startRadiusMm: number, endRadiusMm: number): Centreline {
  const arcMm = new Float64Array(pointsMm.length / 3);
  putArcs(pointsMm, arcMm, arcMm.length - 1);
  const lengthMm = arcMm[arcMm.length - 1];
  const radiusMm = new Float64Array(arcMm.length);
  for (let i = 0; i < arcMm.length; i++) {
    radiusMm[i] = startRadiusMm + ((endRadiusMm - startRadiusMm) * arcMm[i]) / lengthMm;
  }
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

/** To a thousandth of a micrometre, so that every machine builds the same tree from sines and cosines. */
export function roundedMm([x, y, z]: Point): Point {
  return [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6, Math.round(z * 1e6) / 1e6];
}
