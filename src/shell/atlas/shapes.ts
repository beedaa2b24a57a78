/** Veins as few points as the eye can tell apart, and these points on a plane. Made anew only when the tree or the turn changes. */
import type { Vessel } from '../../sim/index.ts';

/** A drawn line may leave the true one by so much: a pixel at five pixels per millimetre. */
const TOLERANCE_MM = 0.2;
/** Widths within a sixteenth of each other are drawn as one. */
const WIDTH_STEP = 1.06;
/** The eye turns about an axis in front of the spine. */
const PIVOT_Z_MM = 10;

export interface Shape {
  vessel: Vessel;
  xyzMm: Float32Array;
  radiusMm: Float32Array;
  /** The width of each piece, as a step of the drawing. */
  widthStep: Int16Array;
}

export function shapeOf(vessel: Vessel): Shape {
  const kept = simplify(vessel.pointsMm, vessel.arcMm.length);
  const xyzMm = new Float32Array(kept.length * 3);
  kept.forEach((i, k) => {
    for (let axis = 0; axis < 3; axis++) xyzMm[3 * k + axis] = vessel.pointsMm[3 * i + axis];
  });
  const radiusMm = Float32Array.from(kept, (i) => vessel.radiusMm[i]);
  const widthStep = Int16Array.from(radiusMm.subarray(1), (radius, i) =>
    Math.round(Math.log(radius + radiusMm[i]) / Math.log(WIDTH_STEP)),
  );
  return { vessel, xyzMm, radiusMm, widthStep };
}

/** Douglas and Peucker's choice of points. */
function simplify(points: Float64Array, count: number): number[] {
  const kept = new Set([0, count - 1]);
  const spans: [number, number][] = [[0, count - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let furthest = -1;
    let most = TOLERANCE_MM ** 2;
    for (let i = first + 1; i < last; i++) {
      const off = squareOff(points, first, last, i);
      if (off > most) [furthest, most] = [i, off];
    }
    if (furthest < 0) continue;
    kept.add(furthest);
    spans.push([first, furthest], [furthest, last]);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Square of the distance of point i from the straight line between two others. */
function squareOff(points: Float64Array, a: number, b: number, i: number): number {
  let along = 0;
  let square = 0;
  for (let k = 0; k < 3; k++) {
    const span = points[3 * b + k] - points[3 * a + k];
    along += (points[3 * i + k] - points[3 * a + k]) * span;
    square += span ** 2;
  }
  const share = square > 0 ? Math.min(1, Math.max(0, along / square)) : 0;
  let off = 0;
  for (let k = 0; k < 3; k++) {
    const foot = points[3 * a + k] + share * (points[3 * b + k] - points[3 * a + k]);
    off += (points[3 * i + k] - foot) ** 2;
  }
  return off;
}

/** Where the eye stands: LAO positive, as the C-arm counts. */
export interface Eye {
  across(xMm: number, zMm: number): number;
  /** Larger is nearer to the eye. */
  near(xMm: number, zMm: number): number;
}

export function eyeAt(laoDeg: number): Eye {
  const turn = (laoDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return {
    across: (x, z) => x * cos - (z - PIVOT_Z_MM) * sin,
    near: (x, z) => x * sin + (z - PIVOT_Z_MM) * cos,
  };
}

/** A shape as the eye sees it: points across and up, in mm. */
export interface Flat {
  shape: Shape;
  uv: Float32Array;
  nearMm: number;
}

export function flatten(shapes: readonly Shape[], eye: Eye): Flat[] {
  return shapes.map((shape) => {
    const { xyzMm } = shape;
    const count = xyzMm.length / 3;
    const uv = new Float32Array(count * 2);
    let nearMm = 0;
    for (let i = 0; i < count; i++) {
      uv[2 * i] = eye.across(xyzMm[3 * i], xyzMm[3 * i + 2]);
      uv[2 * i + 1] = xyzMm[3 * i + 1];
      nearMm += eye.near(xyzMm[3 * i], xyzMm[3 * i + 2]) / count;
    }
    return { shape, uv, nearMm };
  });
}

/** Everything of one hue and one width at one depth: a single path. */
export interface Stroke {
  group: string;
  widthMm: number;
  path: Path2D;
}

const LAYERS = 4;

/** Wide enough to hide all that lies behind: always drawn behind. */
const TRUNKS = ['arm', 'iliac', 'cava', 'atrium', 'brachiocephalic', 'jugular'];
const isTrunk = ({ shape }: Flat): boolean => TRUNKS.includes(shape.vessel.group);

/** The trunks, then from the furthest layer to the nearest; within each from wide to thin. */
export function layersOf(flats: readonly Flat[]): Stroke[][] {
  const byDepth = flats.filter((flat) => !isTrunk(flat)).sort((a, b) => a.nearMm - b.nearMm);
  const perLayer = Math.ceil(byDepth.length / LAYERS);
  const layers = Array.from({ length: LAYERS }, (_, k) => byDepth.slice(k * perLayer, (k + 1) * perLayer));
  return [flats.filter(isTrunk), ...layers].map(strokesOf);
}

function strokesOf(flats: readonly Flat[]): Stroke[] {
  const strokes = new Map<string, Map<number, Stroke>>();
  for (const { shape, uv } of flats) {
    const { widthStep, vessel } = shape;
    const ofGroup = strokes.get(vessel.group) ?? new Map<number, Stroke>();
    strokes.set(vessel.group, ofGroup);
    let path: Path2D | null = null;
    for (let i = 0; i < widthStep.length; i++) {
      if (path === null || widthStep[i] !== widthStep[i - 1]) {
        path = strokeOf(ofGroup, vessel.group, widthStep[i]).path;
        path.moveTo(uv[2 * i], uv[2 * i + 1]);
      }
      path.lineTo(uv[2 * i + 2], uv[2 * i + 3]);
    }
  }
  return [...strokes.values()].flatMap((ofGroup) => [...ofGroup.values()]).sort((a, b) => b.widthMm - a.widthMm);
}

function strokeOf(ofGroup: Map<number, Stroke>, group: string, step: number): Stroke {
  const known = ofGroup.get(step);
  if (known) return known;
  const stroke = { group, widthMm: Math.exp(step * Math.log(WIDTH_STEP)), path: new Path2D() };
  ofGroup.set(step, stroke);
  return stroke;
}
