import { describe, expect, it } from 'vitest';
import { createRodCurve, type DrawnRod, traceRod } from '../../../src/shell/fluoro/rod-curve.ts';
import { insideDepthMm, layPieces } from '../../../src/shell/fluoro/vessel-pieces.ts';
import { aimFrame, buildTree, projectToPlane } from '../../../src/sim/index.ts';

const frontal = aimFrame({ isocentreXMm: 0, isocentreYMm: 0, fieldMm: 300, laoRad: 0, cranialRad: 0 });
const lateral = aimFrame({ isocentreXMm: 0, isocentreYMm: 0, fieldMm: 300, laoRad: Math.PI / 3, cranialRad: 0 });

function rodThrough(points: readonly (readonly [number, number, number])[]): DrawnRod {
  const axis = (k: number) => Float64Array.from(points, (point) => point[k]);
  const arcMm = new Float64Array(points.length);
  for (let i = 1; i < points.length; i++) {
    arcMm[i] = arcMm[i - 1] + Math.hypot(...points[i].map((value, k) => value - points[i - 1][k]));
  }
  return {
    ...{ count: points.length, xMm: axis(0), yMm: axis(1), zMm: axis(2), arcMm },
    ...{ xPrevMm: axis(0), yPrevMm: axis(1), zPrevMm: axis(2) },
  };
}

describe('the rod in the beam', () => {
  it('passes through its nodes where the projection says', () => {
    const rod = rodThrough([
      [0, 0, 10],
      [0, 8, 10],
      [2, 16, 10],
      [6, 24, 12],
    ]);
    const curve = createRodCurve();
    traceRod(curve, rod, 1, frontal);
    for (let node = 0; node < rod.count; node++) {
      const sample = curve.arcMm.subarray(0, curve.count).findIndex((arc) => Math.abs(arc - rod.arcMm[node]) < 1e-9);
      const plane = projectToPlane(frontal, rod.xMm[node], rod.yMm[node], rod.zMm[node], [0, 0, 0]);
      expect(curve.u[sample]).toBeCloseTo(plane[0], 9);
      expect(curve.v[sample]).toBeCloseTo(plane[1], 9);
    }
  });

  it('is darkest where it points along the beam, and only from there', () => {
    const rod = rodThrough([
      [0, 0, 0],
      [0, 0, 6],
      [0, 0, 12],
      [0, 0, 18],
    ]);
    const curve = createRodCurve();
    traceRod(curve, rod, 1, frontal);
    expect(curve.endOn[2]).toBe(3);
    traceRod(curve, rod, 1, lateral);
    expect(curve.endOn[2]).toBeCloseTo(1 / Math.sin(Math.PI / 3), 1);
  });

  it('is drawn between the last tick and this one', () => {
    const rod = rodThrough([
      [10, 0, 10],
      [10, 10, 10],
      [10, 20, 10],
    ]);
    rod.xPrevMm.fill(6);
    const curve = createRodCurve();
    traceRod(curve, rod, 0.5, frontal);
    expect(curve.u[0]).toBeCloseTo(8, 9);
  });

  it('is nothing while there are no nodes', () => {
    const curve = createRodCurve();
    traceRod(curve, rodThrough([]), 1, frontal);
    expect(curve.count).toBe(0);
  });
});

describe('outlines of veins', () => {
  const tree = buildTree();
  const pieces = layPieces(tree.vessels);
  const { neighbours } = pieces;

  it('end where a vein opens into another: the mouth of the azygos arch lies inside the superior cava', () => {
    const arch = tree.byId.get('az_arch')!;
    const mouth = pieces.firstSample[arch.index] + pieces.sampleCount[arch.index] - 1;
    const near = neighbours[mouth];
    expect([...near].some((piece) => tree.vessels[pieces.vessel[piece]].id === 'svc')).toBe(true);
    expect(insideDepthMm(pieces, near, pieces.x[mouth], pieces.y[mouth], pieces.z[mouth])).toBeGreaterThan(0);
  });

  it('are whole along the free azygos: nothing swallows its wall half-way between two joins', () => {
    const azygos = tree.byId.get('azygos')!;
    const first = pieces.firstSample[azygos.index];
    const free = Array.from({ length: pieces.sampleCount[azygos.index] }, (_, k) => neighbours[first + k].length === 0);
    expect(free.filter(Boolean).length).toBeGreaterThan(0.3 * free.length);
  });
});
