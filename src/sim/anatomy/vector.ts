import type { Point } from './centreline.ts';

export function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function unit(a: Point): Point {
  const length = Math.sqrt(dot(a, a));
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** What is left of a direction across another one, as a unit vector. */
export function unitAcross(a: Point, along: Point): Point {
  const share = dot(a, along);
  return unit([a[0] - share * along[0], a[1] - share * along[1], a[2] - share * along[2]]);
}
