import { describe, expect, it } from 'vitest';
import { buildPatient } from '../../../src/shell/fluoro/body/patient.ts';
import { ellipsoid, tube } from '../../../src/shell/fluoro/body/shapes.ts';
import { type Solid, volumeMm3 } from '../../../src/shell/fluoro/body/solid.ts';
import { buildTree, landmarks } from '../../../src/sim/index.ts';

const WATER = { layer: 'static', muPerMm: 1 } as const;
const tree = buildTree();
const patient = buildPatient(tree.vertebrae, landmarks);

/** Σ ± distance over the faces that a straight line crosses: what the picture adds up, done the slow way. */
function pathInside(solid: Solid, from: readonly number[], direction: readonly number[]): number {
  let path = 0;
  const corner = (t: number) =>
    Array.from(solid.positionsMm.subarray(solid.triangles[t] * 3, solid.triangles[t] * 3 + 3));
  for (let t = 0; t < solid.triangles.length; t += 3) {
    const [a, b, c] = [corner(t), corner(t + 1), corner(t + 2)];
    const hit = crossing(from, direction, a, b, c);
    if (hit) path += hit.leaving ? hit.distance : -hit.distance;
  }
  return path;
}

function crossing(from: readonly number[], d: readonly number[], a: number[], b: number[], c: number[]) {
  const [e1, e2, s] = [a, a, a].map((_, k) => [0, 1, 2].map((i) => [b[i] - a[i], c[i] - a[i], from[i] - a[i]][k]));
  const cross = (p: readonly number[], q: readonly number[]) => [
    p[1] * q[2] - p[2] * q[1],
    p[2] * q[0] - p[0] * q[2],
    p[0] * q[1] - p[1] * q[0],
  ];
  const dot = (p: readonly number[], q: readonly number[]) => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const h = cross(d, e2);
  const det = dot(e1, h);
  if (Math.abs(det) < 1e-12) return null;
  const u = dot(s, h) / det;
  const q = cross(s, e1);
  const v = dot(d, q) / det;
  if (u < 0 || v < 0 || u + v > 1) return null;
  return { distance: dot(e2, q) / det, leaving: det < 0 };
}

const solidOf = (name: string) => patient.find((solid) => solid.name === name)!;

describe('the solids that the patient is drawn from', () => {
  it('are closed: every edge is shared by two faces that run along it in opposite directions', () => {
    for (const solid of patient) {
      const edges = new Set<string>();
      const { triangles } = solid;
      for (let t = 0; t < triangles.length; t += 3) {
        for (let k = 0; k < 3; k++) edges.add(`${triangles[t + k]} ${triangles[t + ((k + 1) % 3)]}`);
      }
      const open = [...edges].filter((edge) => !edges.has(edge.split(' ').reverse().join(' ')));
      expect(open, solid.name).toEqual([]);
      expect(edges.size, solid.name).toBe(triangles.length);
    }
  });

  it('look outwards, and have numbers everywhere', () => {
    for (const solid of patient) {
      expect(volumeMm3(solid), solid.name).toBeGreaterThan(0);
      expect(solid.positionsMm.every(Number.isFinite) && solid.normals.every(Number.isFinite), solid.name).toBe(true);
    }
  });

  it('hold the volume of the ball and the rod that they stand for', () => {
    const ball = ellipsoid('ball', [5, 6, 7], [10, 10, 10], WATER, 48);
    expect(volumeMm3(ball) / ((4 / 3) * Math.PI * 1000)).toBeCloseTo(1, 1);
    const points = [
      [0, 0, 0],
      [0, 50, 0],
      [0, 100, 0],
    ] as const;
    const rod = tube('rod', { points, halfWidthMm: () => 5, across: [1, 0, 0], segments: 48, flat: true }, WATER);
    expect(volumeMm3(rod) / (Math.PI * 25 * 100)).toBeCloseTo(1, 2);
  });

  it('give a ray its true path through a ball, from the front and from the side', () => {
    const ball = ellipsoid('ball', [0, 0, 0], [10, 20, 30], WATER, 64);
    expect(pathInside(ball, [0.3, 0.2, -700], [0, 0, 1])).toBeCloseTo(60, 0);
    expect(pathInside(ball, [-700, 0.2, 0.3], [1, 0, 0])).toBeCloseTo(20, 0);
    expect(pathInside(ball, [11, 0, -700], [0, 0, 1])).toBe(0);
  });

  it('stand where the tables put them: T8 is as deep and as wide as measured', () => {
    const t8 = tree.vertebrae.find(({ level }) => level === 'T8')!;
    const body = solidOf('T8 body');
    const depthMm = pathInside(body, [4, 0.3, -700], [0, 0, 1]);
    const widthMm = pathInside(body, [-700, 0.3, 2], [1, 0, 0]);
    expect(depthMm / t8.depthMm).toBeGreaterThan(0.78);
    expect(depthMm / t8.depthMm).toBeLessThan(1);
    expect(widthMm / t8.widthMm).toBeGreaterThan(0.85);
    expect(widthMm / t8.widthMm).toBeLessThan(1.01);
  });

  it('let the lung fill the chest beside the heart, and the diaphragm take it away below the dome', () => {
    const air = (x: number, y: number) =>
      pathInside(solidOf('lung right'), [x, y, -700], [0, 0, 1]) -
      pathInside(solidOf('diaphragm right'), [x, y, -700], [0, 0, 1]);
    expect(air(-80, 10)).toBeGreaterThan(90);
    expect(air(-70, -100)).toBeLessThan(0.6 * air(-80, 10));
    expect(air(-70, -131)).toBeLessThan(25);
  });

  it('make a pedicle an eye: its wall is dense, its middle is not', () => {
    const { x, y, z } = tree.vertebrae.find(({ level }) => level === 'T8')!.pedicle!;
    const shells = patient.filter(({ name }) => name === 'T8 pedicle left');
    const dense = (atX: number) =>
      shells.reduce((sum, shell) => sum + shell.muPerMm * pathInside(shell, [atX, y + 0.1, z - 500], [0, 0, 1]), 0);
    expect(dense(x + 0.05)).toBeLessThan(0.3 * dense(x + 2.9));
    expect(dense(x + 2.9)).toBeGreaterThan(0.2);
  });
});
