import type { Lumen, LumenProbe } from './solver.ts';

/** Lumens with a formula, for the bench: a slab between two plane walls, and a tube bent to a ring. */

function point(out: LumenProbe, depthMm: number, n: Triple, a: Triple, curvaturePerMm: number): void {
  out.depthMm = depthMm;
  [out.nx, out.ny, out.nz] = n;
  [out.ax, out.ay, out.az] = a;
  out.curvaturePerMm = curvaturePerMm;
  out.vessel = 0;
}

/** x, y, z */
export type Triple = readonly [number, number, number];

/** The space z < topMm, below one plane wall. */
export function ceiling(topMm: number): Lumen {
  return {
    gather() {},
    probe(node, { zMm }, out) {
      point(out, topMm - zMm[node]!, [0, 0, -1], [1, 0, 0], 0);
    },
  };
}

/** The space |y| < halfMm. */
export function slab(halfMm: number): Lumen {
  return {
    gather() {},
    probe(node, { yMm }, out) {
      const y = yMm[node]!;
      point(out, halfMm - Math.abs(y), [0, y > 0 ? -1 : 1, 0], [1, 0, 0], 0);
    },
  };
}

/**
 * A tube around a ring of `ringMm` about the z axis, entered at (0, −ringMm) by a straight tube that comes along +x.
 * The nodes may wind around it more than once, since a rod does not feel itself; those up to `lastStraight` are still in
 * the straight tube for as long as x < 0.
 */
export function ringTube(ringMm: number, boreMm: number, lastStraight: number): Lumen {
  return {
    gather() {},
    probe(node, { xMm, yMm, zMm }, out) {
      const [x, y, z] = [xMm[node]!, yMm[node]!, zMm[node]!];
      const straight = x < 0 && node <= lastStraight;
      const fromAxis = Math.hypot(x, y);
      const ux = straight ? 0 : x / fromAxis;
      const uy = straight ? -1 : y / fromAxis;
      const out1 = straight ? -y - ringMm : fromAxis - ringMm;
      const off = Math.hypot(out1, z) + 1e-12;
      const n: Triple = [(-out1 * ux) / off, (-out1 * uy) / off, -z / off];
      point(out, boreMm - off, n, [-uy, ux, 0], 1 / off);
    },
  };
}
