/** Centrelines laid end to end, and for each place the pieces of other veins near enough to swallow its wall. */
import type { Vessel } from '../../sim/index.ts';

export interface LumenPieces {
  /** Number of samples of all vessels. */
  count: number;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  radius: Float64Array;
  /** Vessel that a sample belongs to. */
  vessel: Int32Array;
  firstSample: Int32Array;
  sampleCount: Int32Array;
  /** For every sample the first samples of the pieces of other vessels that come within reach of its wall. */
  neighbours: Int32Array[];
}

export function layPieces(vessels: readonly Vessel[]): LumenPieces {
  const count = vessels.reduce((sum, { radiusMm }) => sum + radiusMm.length, 0);
  const array = () => new Float64Array(count);
  const pieces: LumenPieces = {
    count,
    x: array(),
    y: array(),
    z: array(),
    radius: array(),
    vessel: new Int32Array(count),
    firstSample: new Int32Array(vessels.length),
    sampleCount: Int32Array.from(vessels, ({ radiusMm }) => radiusMm.length),
    neighbours: [],
  };
  let at = 0;
  for (const [index, vessel] of vessels.entries()) {
    pieces.firstSample[index] = at;
    for (let sample = 0; sample < vessel.radiusMm.length; sample++, at++) laySample(pieces, at, index, vessel, sample);
  }
  pieces.neighbours = findNeighbours(pieces);
  return pieces;
}

function laySample(pieces: LumenPieces, at: number, index: number, vessel: Vessel, sample: number): void {
  pieces.x[at] = vessel.pointsMm[3 * sample];
  pieces.y[at] = vessel.pointsMm[3 * sample + 1];
  pieces.z[at] = vessel.pointsMm[3 * sample + 2];
  pieces.radius[at] = vessel.radiusMm[sample];
  pieces.vessel[at] = index;
}

interface Box {
  low: number[];
  high: number[];
}

function findNeighbours(pieces: LumenPieces): Int32Array[] {
  const boxes = Array.from(pieces.firstSample, (first, vessel) => boxOf(pieces, first, pieces.sampleCount[vessel]));
  const own = new Int32Array(0);
  return Array.from({ length: pieces.count }, (_, sample) => {
    const near: number[] = [];
    for (const [vessel, box] of boxes.entries()) {
      if (vessel === pieces.vessel[sample] || !reaches(pieces, sample, box)) continue;
      collectNear(pieces, sample, pieces.firstSample[vessel], pieces.sampleCount[vessel], near);
    }
    return near.length === 0 ? own : Int32Array.from(near);
  });
}

function collectNear(pieces: LumenPieces, sample: number, first: number, count: number, near: number[]): void {
  const { x, y, z, radius } = pieces;
  for (let other = first; other + 1 < first + count; other++) {
    const depthMm = pieceDepthMm(pieces, other, x[sample], y[sample], z[sample]);
    if (depthMm > -radius[sample] - 0.5) near.push(other);
  }
}

function boxOf({ x, y, z, radius }: LumenPieces, first: number, count: number): Box {
  const box = { low: [1e9, 1e9, 1e9], high: [-1e9, -1e9, -1e9] };
  for (let sample = first; sample < first + count; sample++) {
    for (const [axis, value] of [x[sample], y[sample], z[sample]].entries()) {
      box.low[axis] = Math.min(box.low[axis], value - radius[sample]);
      box.high[axis] = Math.max(box.high[axis], value + radius[sample]);
    }
  }
  return box;
}

function reaches({ x, y, z, radius }: LumenPieces, sample: number, { low, high }: Box): boolean {
  const margin = radius[sample] + 0.5;
  return [x[sample], y[sample], z[sample]].every(
    (value, axis) => value > low[axis] - margin && value < high[axis] + margin,
  );
}

/** How deep a point is inside the tapered piece that starts at a sample; negative outside. */
function pieceDepthMm({ x, y, z, radius }: LumenPieces, piece: number, px: number, py: number, pz: number): number {
  const dx = x[piece + 1] - x[piece];
  const dy = y[piece + 1] - y[piece];
  const dz = z[piece + 1] - z[piece];
  const [ax, ay, az] = [px - x[piece], py - y[piece], pz - z[piece]];
  const square = dx * dx + dy * dy + dz * dz || 1;
  const share = Math.max(0, Math.min(1, (ax * dx + ay * dy + az * dz) / square));
  const [ex, ey, ez] = [ax - share * dx, ay - share * dy, az - share * dz];
  return radius[piece] + share * (radius[piece + 1] - radius[piece]) - Math.sqrt(ex * ex + ey * ey + ez * ez);
}

/** Deepest that a point is inside any of the listed pieces; very negative with none. */
export function insideDepthMm(pieces: LumenPieces, near: Int32Array, px: number, py: number, pz: number): number {
  let deepest = -1e9;
  for (let index = 0; index < near.length; index++) {
    deepest = Math.max(deepest, pieceDepthMm(pieces, near[index], px, py, pz));
  }
  return deepest;
}
