/** The few shapes that a skeleton is put together from. All of them end as a loft. */
import { add, cross, dot, loft, type Ring, type Solid, scale, type Tissue, unit, type Vec3 } from './solid.ts';

/**
 * An ellipse around `centre` in the plane of two half-axes. The powers make it squarer (below 1) or more pointed along
 * that axis (above 1).
 */
export function ellipseRing(centre: Vec3, first: Vec3, second: Vec3, segments = 20, powers = [1, 1]): Ring {
  return Array.from({ length: segments }, (_, index) => {
    const angleRad = (2 * Math.PI * index) / segments;
    const [along, beside] = [signedPower(Math.cos(angleRad), powers[0]), signedPower(Math.sin(angleRad), powers[1])];
    return add(centre, add(scale(first, along), scale(second, beside)));
  });
}

const signedPower = (value: number, power: number): number => Math.sign(value) * Math.abs(value) ** power;

export function ellipsoid(name: string, centre: Vec3, halfAxes: Vec3, tissue: Tissue, segments = 24): Solid {
  const stacks = Math.max(6, segments >> 1);
  const rings = Array.from({ length: stacks + 1 }, (_, stack) => {
    const polarRad = Math.PI * Math.min(Math.max(stack / stacks, 0.01), 0.99);
    const girth = Math.sin(polarRad);
    const middle = add(centre, [0, -Math.cos(polarRad) * halfAxes[1], 0]);
    return ellipseRing(middle, [halfAxes[0] * girth, 0, 0], [0, 0, halfAxes[2] * girth], segments);
  });
  return loft(name, rings, tissue);
}

interface TubeShape {
  points: readonly Vec3[];
  /** Half the width along `across`, at a fraction 0…1 of the way. */
  halfWidthMm: (fraction: number) => number;
  /** Half the thickness at a right angle to it; the same as the width if left out. */
  halfThicknessMm?: (fraction: number) => number;
  /** The width lies as near to this direction as a right angle with the path allows. */
  across?: Vec3;
  segments?: number;
  /** Ends cut flat instead of rounded off. */
  flat?: boolean;
}

/** A tube of elliptic section along a path. */
export function tube(name: string, shape: TubeShape, tissue: Tissue): Solid {
  const { points, halfWidthMm, halfThicknessMm = halfWidthMm, across = [0, 1, 0.001], segments = 12 } = shape;
  const last = points.length - 1;
  const ringAt = (index: number, girth: number, beyondMm: number): Ring => {
    const along = tangentAt(points, index);
    const wide = unit(add(across, scale(along, -dot(across, along))));
    const first = scale(wide, halfWidthMm(index / last) * girth);
    const second = scale(cross(along, wide), halfThicknessMm(index / last) * girth);
    return ellipseRing(add(points[index], scale(along, beyondMm)), first, second, segments);
  };
  const rings = points.map((_, index) => ringAt(index, 1, 0));
  return loft(name, shape.flat ? rings : [...roundEnd(0), ...rings, ...roundEnd(last).reverse()], tissue);

  function roundEnd(index: number): Ring[] {
    const reachMm = Math.min(halfWidthMm(index / last), halfThicknessMm(index / last)) * (index === 0 ? -1 : 1);
    return [0.1, 0.5, 0.8].map((girth) => ringAt(index, girth, reachMm * Math.sqrt(1 - girth * girth)));
  }
}

function tangentAt(points: readonly Vec3[], index: number): Vec3 {
  const before = points[Math.max(0, index - 1)];
  const after = points[Math.min(points.length - 1, index + 1)];
  return unit(add(after, scale(before, -1)));
}

/** Points from one flat row of coordinates, x y z after x y z: tables stay tables. */
export function pointsOf(flat: readonly number[]): Vec3[] {
  return Array.from({ length: flat.length / 3 }, (_, index) => [
    flat[3 * index],
    flat[3 * index + 1],
    flat[3 * index + 2],
  ]);
}

/** Uniform Catmull–Rom through the points, `steps` pieces between each two. */
export function smoothPath(points: readonly Vec3[], steps: number): Vec3[] {
  const path: Vec3[] = [];
  for (let piece = 0; piece + 1 < points.length; piece++) {
    for (let step = 0; step < steps; step++) path.push(catmullRom(points, piece, step / steps));
  }
  path.push(points[points.length - 1]);
  return path;
}

function catmullRom(points: readonly Vec3[], piece: number, t: number): Vec3 {
  const last = points.length - 1;
  const [a, b] = [points[Math.max(0, piece - 1)], points[piece]];
  const [c, d] = [points[piece + 1], points[Math.min(last, piece + 2)]];
  const linear = add(c, scale(a, -1));
  const square = add(add(scale(a, 2), scale(b, -5)), add(scale(c, 4), scale(d, -1)));
  const cube = add(add(scale(b, 3), scale(a, -1)), add(scale(c, -3), d));
  return add(b, scale(add(scale(linear, t), add(scale(square, t * t), scale(cube, t * t * t))), 0.5));
}

/** A curved plate: rows of points (all of one length), thickened to both sides. */
export function plate(
  name: string,
  rows: readonly (readonly Vec3[])[],
  halfThicknessMm: (row: number, column: number) => number,
  tissue: Tissue,
): Solid {
  const rings = rows.map((row, r) => {
    const normal = row.map((_, c) => plateNormal(rows, r, c));
    const front = row.map((point, c) => add(point, scale(normal[c], halfThicknessMm(r, c))));
    const back = row.map((point, c) => add(point, scale(normal[c], -halfThicknessMm(r, c))));
    return [...front, ...back.reverse()];
  });
  return loft(name, rings, tissue);
}

function plateNormal(rows: readonly (readonly Vec3[])[], r: number, c: number): Vec3 {
  const row = rows[r];
  const alongRow = add(row[Math.min(row.length - 1, c + 1)], scale(row[Math.max(0, c - 1)], -1));
  const below = rows[Math.max(0, r - 1)][c];
  const above = rows[Math.min(rows.length - 1, r + 1)][c];
  return unit(cross(alongRow, add(above, scale(below, -1))));
}

/** Rows between control rows, each resampled smoothly, for a plate. */
export function smoothRows(rows: readonly (readonly Vec3[])[], alongSteps: number, acrossSteps: number): Vec3[][] {
  const dense = rows.map((row) => smoothPath(row, alongSteps));
  const columns = dense[0].map((_, c) =>
    smoothPath(
      dense.map((row) => row[c]),
      acrossSteps,
    ),
  );
  return columns[0].map((_, r) => columns.map((column) => column[r]));
}

/** A smooth curve through knots sorted by their first number, level beyond the ends. */
export function interpolate(knots: readonly (readonly [number, number])[], at: number): number {
  const last = knots.length - 1;
  if (at <= knots[0][0]) return knots[0][1];
  if (at >= knots[last][0]) return knots[last][1];
  let k = 0;
  while (at > knots[k + 1][0]) k++;
  const span = knots[k + 1][0] - knots[k][0];
  const t = (at - knots[k][0]) / span;
  const [startSlope, endSlope] = [slopeAt(knots, k) * span, slopeAt(knots, k + 1) * span];
  const rise = knots[k + 1][1] - knots[k][1];
  return (
    knots[k][1] + t * (startSlope + t * (3 * rise - 2 * startSlope - endSlope + t * (startSlope + endSlope - 2 * rise)))
  );
}

function slopeAt(knots: readonly (readonly [number, number])[], k: number): number {
  const [before, after] = [knots[Math.max(0, k - 1)], knots[Math.min(knots.length - 1, k + 1)]];
  return (after[1] - before[1]) / (after[0] - before[0]);
}

/** Both sides of the patient from the left one. */
export function bothSides(build: (side: 'left' | 'right', place: (point: Vec3) => Vec3) => Solid[]): Solid[] {
  return [...build('left', (point) => point), ...build('right', ([x, y, z]) => [-x, y, z])];
}
