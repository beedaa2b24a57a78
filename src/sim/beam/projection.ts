/**
 * Where a point of the patient falls on the detector. Perspective from a point source, any C-arm angle.
 *
 * The beam's own frame has three unit vectors: `right` and `up` span the detector as the operator sees it
 * (patient left on the right at 0°/0°), `along` runs from the source to the detector.
 * Lengths on the picture are given in the plane of the isocentre, where a field of 300 mm is 300 mm wide.
 */
import { type BeamState, ISOCENTRE_Z_MM, SOURCE_TO_DETECTOR_MM, SOURCE_TO_ISOCENTRE_MM } from './beam.ts';

/** The part of the beam's state that decides the geometry of a picture. */
export type BeamView = Pick<BeamState, 'isocentreXMm' | 'isocentreYMm' | 'fieldMm' | 'laoRad' | 'cranialRad'>;

type Triple = [number, number, number];

export interface BeamFrame {
  isocentreMm: Triple;
  sourceMm: Triple;
  right: Triple;
  up: Triple;
  along: Triple;
  /** Side of the square field in the plane of the isocentre. */
  fieldMm: number;
}

interface ProjectedPoint {
  /** From the left edge of the picture. */
  xPx: number;
  /** From the top edge of the picture. */
  yPx: number;
  /** Size on the picture over true size, in the plane of the isocentre: above 1 nearer to the source. */
  scale: number;
}

export function emptyFrame(): BeamFrame {
  return { isocentreMm: [0, 0, 0], sourceMm: [0, 0, 0], right: [1, 0, 0], up: [0, 1, 0], along: [0, 0, 1], fieldMm: 1 };
}

/**
 * Put the frame of a C-arm position into `frame` and return it.
 * LAO takes the detector to the patient's left (+x), cranial takes it towards the head (+y).
 */
export function aimFrame(view: BeamView, frame: BeamFrame = emptyFrame()): BeamFrame {
  const sinLao = Math.sin(view.laoRad);
  const cosLao = Math.cos(view.laoRad);
  const sinCranial = Math.sin(view.cranialRad);
  const cosCranial = Math.cos(view.cranialRad);
  setTriple(frame.isocentreMm, view.isocentreXMm, view.isocentreYMm, ISOCENTRE_Z_MM);
  setTriple(frame.along, sinLao * cosCranial, sinCranial, cosLao * cosCranial);
  setTriple(frame.right, cosLao, 0, -sinLao);
  setTriple(frame.up, -sinCranial * sinLao, cosCranial, -sinCranial * cosLao);
  for (let axis = 0; axis < 3; axis++) {
    frame.sourceMm[axis] = frame.isocentreMm[axis] - SOURCE_TO_ISOCENTRE_MM * frame.along[axis];
  }
  frame.fieldMm = view.fieldMm;
  return frame;
}

/** Depth of a point along the beam's axis, from the source. */
function depthFromSourceMm(frame: BeamFrame, xMm: number, yMm: number, zMm: number): number {
  return SOURCE_TO_ISOCENTRE_MM + alongAxis(frame, frame.along, xMm, yMm, zMm);
}

/** Size of a thing at this point on the detector over its true size; 1100/750 = 1.47 at the isocentre. */
export function detectorMagnification(frame: BeamFrame, xMm: number, yMm: number, zMm: number): number {
  return SOURCE_TO_DETECTOR_MM / depthFromSourceMm(frame, xMm, yMm, zMm);
}

/** Project onto the plane of the isocentre: `out` = (mm to the right, mm up, scale). Writes and returns `out`. */
export function projectToPlane(frame: BeamFrame, xMm: number, yMm: number, zMm: number, out: Float64Array | Triple) {
  const scale = SOURCE_TO_ISOCENTRE_MM / depthFromSourceMm(frame, xMm, yMm, zMm);
  out[0] = scale * alongAxis(frame, frame.right, xMm, yMm, zMm);
  out[1] = scale * alongAxis(frame, frame.up, xMm, yMm, zMm);
  out[2] = scale;
  return out;
}

/** The pixel of a square picture of `sizePx` where a point of the patient is seen. */
export function projectPoint(view: BeamView, sizePx: number, xMm: number, yMm: number, zMm: number): ProjectedPoint {
  const frame = aimFrame(view);
  const plane: Triple = [0, 0, 0];
  projectToPlane(frame, xMm, yMm, zMm, plane);
  const pxPerMm = sizePx / frame.fieldMm;
  return { xPx: sizePx / 2 + plane[0] * pxPerMm, yPx: sizePx / 2 - plane[1] * pxPerMm, scale: plane[2] };
}

function alongAxis(frame: BeamFrame, axis: Triple, xMm: number, yMm: number, zMm: number): number {
  const centre = frame.isocentreMm;
  return (xMm - centre[0]) * axis[0] + (yMm - centre[1]) * axis[1] + (zMm - centre[2]) * axis[2];
}

function setTriple(triple: Triple, x: number, y: number, z: number): void {
  triple[0] = x;
  triple[1] = y;
  triple[2] = z;
}
