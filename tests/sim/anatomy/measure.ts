/** A ruler for the venous tree: distances to bodies, between veins, and where veins may share a lumen. */
import { findJoins, type VertebralBody, type Vessel, type VesselTree } from '../../../src/sim/anatomy/index.ts';

export type Point = readonly [number, number, number];

export const pointAt = ({ pointsMm }: Vessel, i: number): Point => [
  pointsMm[3 * i],
  pointsMm[3 * i + 1],
  pointsMm[3 * i + 2],
];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

export const vesselOf = (tree: VesselTree, id: string): Vessel => {
  const vessel = tree.byId.get(id);
  if (!vessel) throw new Error(`no vessel ${id}`);
  return vessel;
};

/**
 * How far outside a body a point is, in body radii: under 0 inside, 0 on its surface. Null above its upper and below
 * its lower end plate. Elliptic cylinder, tilted in the sagittal plane, with a waist.
 */
export function outsideBody(body: VertebralBody, [x, y, z]: Point): number | null {
  const [c, s] = [Math.cos(body.tiltRad), Math.sin(body.tiltRad)];
  const [up, forward] = [y - body.centreMm[1], z - body.centreMm[2]];
  const along = up * c + forward * s;
  const across = forward * c - up * s;
  if (Math.abs(along) > body.heightMm / 2) return null;
  const share = body.waist + (1 - body.waist) * ((2 * along) / body.heightMm) ** 2;
  return Math.hypot(x / ((share * body.widthMm) / 2), across / ((share * body.depthMm) / 2)) - 1;
}

/** A stretch of one vein that shares space with another one. */
export interface Overlap {
  veins: string;
  lengthMm: number;
  /** From the stretch to the nearest place where both meet other veins, in sums of their radii. Over 1: they do not meet there. */
  fromJunction: number;
}

/** Every stretch in which the lumens of two veins share space. */
export function findOverlaps(tree: VesselTree): Overlap[] {
  const places = junctionPlaces(tree);
  const boxes = tree.vessels.map(boxOf);
  return tree.vessels.flatMap((a, i) =>
    tree.vessels.slice(i + 1).flatMap((b) => {
      if (samePlexus(a, b) || !boxesTouch(boxes[i], boxes[b.index])) return [];
      return overlapsOf(a, b, places);
    }),
  );
}

/** The strands and rings of one foramen are one net, and so are those around one vertebral artery. */
const samePlexus = (a: Vessel, b: Vessel): boolean =>
  (a.group === 'foraminal' && b.group === 'foraminal' && a.level === b.level && a.side === b.side) ||
  (a.id.startsWith('pvp') && b.id.startsWith('pvp') && a.side === b.side);

/** For each vessel the points on its axis where another one joins it or it joins another. */
function junctionPlaces(tree: VesselTree): Point[][] {
  const places: Point[][] = tree.vessels.map(() => []);
  for (const { vessel, arcMm, onto, ontoArcMm } of findJoins(tree.vessels)) {
    for (const [index, arc] of [
      [vessel, arcMm],
      [onto, ontoArcMm],
    ]) {
      const { arcMm: arcs } = tree.vessels[index];
      const i = arcs.findIndex((at) => at >= arc - 1e-9);
      places[index].push(pointAt(tree.vessels[index], i));
    }
  }
  return places;
}

/** The stretches of `a` that overlap `b`, each with its least distance from a place where both meet something. */
function overlapsOf(a: Vessel, b: Vessel, places: readonly Point[][]): Overlap[] {
  const stretches: Overlap[] = [];
  const box = boxOf(b);
  let inside = false;
  for (let i = 0; i < a.arcMm.length; i++) {
    const fromJunction = isNear(a, i, box) ? overlapAt(a, i, b, places) : null;
    if (fromJunction === null) {
      inside = false;
      continue;
    }
    if (!inside) stretches.push({ veins: `${a.id} and ${b.id}`, lengthMm: 0, fromJunction });
    const stretch = stretches[stretches.length - 1];
    if (inside) stretch.lengthMm += a.arcMm[i] - a.arcMm[i - 1];
    stretch.fromJunction = Math.min(stretch.fromJunction, fromJunction);
    inside = true;
  }
  return stretches;
}

/** Null where point i of `a` keeps clear of `b`; else how far that is from a junction of both, in sums of radii. */
function overlapAt(a: Vessel, i: number, b: Vessel, places: readonly Point[][]): number | null {
  let closest: number | null = null;
  const p = pointAt(a, i);
  for (let k = 0; k < b.arcMm.length; k++) {
    const radiiMm = a.radiusMm[i] + b.radiusMm[k];
    const x = b.pointsMm[3 * k] - p[0];
    const y = b.pointsMm[3 * k + 1] - p[1];
    const z = b.pointsMm[3 * k + 2] - p[2];
    if (x * x + y * y + z * z >= radiiMm * radiiMm) continue;
    const away = Math.max(nearest(places[a.index], p), nearest(places[b.index], pointAt(b, k))) / radiiMm;
    closest = Math.min(closest ?? away, away);
  }
  return closest;
}

const nearest = (places: readonly Point[], point: Point): number =>
  Math.min(Number.POSITIVE_INFINITY, ...places.map((place) => distance(place, point)));

type Box = readonly { min: number; max: number }[];

function boxOf({ pointsMm, radiusMm }: Vessel): Box {
  const margin = radiusMm.reduce((a, b) => Math.max(a, b));
  return [0, 1, 2].map((k) => {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = k; i < pointsMm.length; i += 3) {
      min = Math.min(min, pointsMm[i]);
      max = Math.max(max, pointsMm[i]);
    }
    return { min: min - margin, max: max + margin };
  });
}

const boxesTouch = (a: Box, b: Box): boolean => a.every(({ min, max }, k) => min < b[k].max && b[k].min < max);

function isNear({ pointsMm, radiusMm }: Vessel, i: number, box: Box): boolean {
  for (let k = 0; k < 3; k++) {
    const value = pointsMm[3 * i + k];
    if (value + radiusMm[i] < box[k].min || value - radiusMm[i] > box[k].max) return false;
  }
  return true;
}

/** Length of a vein over which its frontal projection moves slower than half the way along it. */
export function stallMm(vessel: Vessel): number {
  let stalled = 0;
  for (let i = 0; i + 1 < vessel.arcMm.length; i++) {
    const [p, q] = [pointAt(vessel, i), pointAt(vessel, i + 1)];
    const step = distance(p, q);
    if (Math.hypot(q[0] - p[0], q[1] - p[1]) < step / 2) stalled += step;
  }
  return stalled;
}
