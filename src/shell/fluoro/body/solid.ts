/**
 * Closed meshes, lofted from rings. Bones and organs are made of them, because a closed mesh drawn with signed depth
 * gives the exact path of every ray through it, from any C-arm angle and in any order.
 */

export type Vec3 = readonly [number, number, number];
/** A closed loop of points; all rings of one solid have the same number. */
export type Ring = readonly Vec3[];

/** What moves together. The index is the colour channel that the layer is accumulated in. */
export const LAYERS = { static: 0, ribs: 1, lungs: 2, heart: 3 } as const;
type Layer = keyof typeof LAYERS;

export interface Tissue {
  layer: Layer;
  /** Attenuation above what the solid lies in, per mm of path. */
  muPerMm: number;
  /** Attenuation of a thin skin of the solid (bone cortex) crossed at a right angle; grows with obliquity. */
  skin?: number;
}

export interface Solid extends Tissue {
  name: string;
  /** xyz triplets. */
  positionsMm: Float32Array;
  normals: Float32Array;
  /** Triangles, counter-clockwise seen from outside. */
  triangles: Uint32Array;
  centreMm: Vec3;
}

/** Skin a stack of rings; the first and last are closed by a fan to their centre. */
export function loft(name: string, rings: readonly Ring[], tissue: Tissue): Solid {
  const perRing = rings[0].length;
  const points: Vec3[] = [centroid(rings[0]), ...rings.flat(), centroid(rings[rings.length - 1])];
  const triangles: number[] = [];
  const at = (ring: number, index: number) => 1 + ring * perRing + (index % perRing);
  for (let index = 0; index < perRing; index++) {
    triangles.push(0, at(0, index + 1), at(0, index));
    triangles.push(points.length - 1, at(rings.length - 1, index), at(rings.length - 1, index + 1));
    for (let ring = 0; ring + 1 < rings.length; ring++) {
      triangles.push(at(ring, index), at(ring, index + 1), at(ring + 1, index));
      triangles.push(at(ring, index + 1), at(ring + 1, index + 1), at(ring + 1, index));
    }
  }
  return finish(name, points, triangles, tissue);
}

function finish(name: string, points: readonly Vec3[], triangles: number[], tissue: Tissue): Solid {
  const positionsMm = new Float32Array(points.flat());
  const mesh = { positionsMm, triangles: new Uint32Array(triangles) };
  if (volumeMm3(mesh) < 0) turnInsideOut(mesh.triangles);
  return { name, ...tissue, ...mesh, normals: vertexNormals(mesh), centreMm: centroid(points) };
}

interface Mesh {
  positionsMm: Float32Array;
  triangles: Uint32Array;
}

/** Enclosed volume, positive when the triangles look outwards. */
export function volumeMm3({ positionsMm: p, triangles }: Mesh): number {
  let sixfold = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t] * 3, triangles[t + 1] * 3, triangles[t + 2] * 3];
    sixfold +=
      p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1]) +
      p[a + 1] * (p[b + 2] * p[c] - p[b] * p[c + 2]) +
      p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c]);
  }
  return sixfold / 6;
}

function turnInsideOut(triangles: Uint32Array): void {
  for (let t = 0; t < triangles.length; t += 3) {
    const second = triangles[t + 1];
    triangles[t + 1] = triangles[t + 2];
    triangles[t + 2] = second;
  }
}

/** Area-weighted mean of the faces around each vertex. */
function vertexNormals({ positionsMm: p, triangles }: Mesh): Float32Array {
  const normals = new Float32Array(p.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t] * 3, triangles[t + 1] * 3, triangles[t + 2] * 3] as const;
    const face = cross(edge(p, corners[0], corners[1]), edge(p, corners[0], corners[2]));
    for (const corner of corners) for (let axis = 0; axis < 3; axis++) normals[corner + axis] += face[axis];
  }
  for (let v = 0; v < normals.length; v += 3) {
    const length = Math.hypot(normals[v], normals[v + 1], normals[v + 2]) || 1;
    for (let axis = 0; axis < 3; axis++) normals[v + axis] /= length;
  }
  return normals;
}

const edge = (p: Float32Array, from: number, to: number): Vec3 => [
  p[to] - p[from],
  p[to + 1] - p[from + 1],
  p[to + 2] - p[from + 2],
];

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const scale = (a: Vec3, by: number): Vec3 => [a[0] * by, a[1] * by, a[2] * by];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const unit = (a: Vec3): Vec3 => scale(a, 1 / (Math.hypot(...a) || 1));
/** The mirror image on the other side of the patient. */
export const mirror = ([x, y, z]: Vec3): Vec3 => [-x, y, z];

function centroid(points: readonly Vec3[]): Vec3 {
  let sum: Vec3 = [0, 0, 0];
  for (const point of points) sum = add(sum, point);
  return scale(sum, 1 / points.length);
}
