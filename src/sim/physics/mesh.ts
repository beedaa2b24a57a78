import { MATERIAL_KEYS, MAX_NODES, type RodSegment, type RodState } from './rod-state.ts';
import type { Stack } from './stack.ts';

/**
 * Feeding. Every lumen mouth is a feed point. Each device carries fixed mesh points along itself; a segment
 * of the rod is the run in which one device is the outermost, and shows that device's points from its tip back to the mouth
 * of the next outer device. Only the element at the mouth has a variable length, so nodes are material: pushing a wire moves
 * the wire's nodes, and a catheter advanced over it swallows them without moving the wire's tip.
 */

/** An element at a mouth may be this much of the mesh's spacing before a point is hidden or shown. @assumption far enough apart that none flickers */
const SHORTEST = 0.45;
const LONGEST = 1.45;
/** A device that protrudes less counts as hidden, mm. @assumption shorter than any bend that matters */
const LEAST_EXPOSED_MM = 0.3;

/** Nodes nearer to each other than this have no direction between them, mm. @assumption far below an element, far above rounding */
const LEAST_SPAN_MM = 1e-3;

const scratch = new Float64Array(MAX_NODES);
const source = new Float64Array(MAX_NODES);
/** Scratch: the segments that the inserted lengths ask for. */
const planned: RodSegment[] = [];

/** Bring the rod's nodes and rest lengths into line with what is inserted. Every node that is still exposed stays where it is. */
export function feedRod(rod: RodState, stack: Stack): void {
  planSegments(rod, stack);
  if (isMeshed(rod.segments)) {
    for (let s = 0; s < planned.length; s += 1) Object.assign(rod.segments[s]!, planned[s]!);
  } else {
    moveMaterial(rod, stack);
    rod.segments = planned.map((segment) => ({ ...segment }));
  }
  measureRod(rod, stack);
}

/** Move the nodes of each fed device on along the curve, as they would go unhindered: the best guess for the solve. */
export function slideFed(rod: RodState): void {
  const last = rod.count - 1;
  for (const { fedMm, mouthNode, tipNode } of rod.segments) {
    leftMm[0] = fedMm;
    // Each walks along nodes that have not moved yet. The rod's tip has none ahead: it goes first, straight on.
    if (fedMm > 0 && tipNode === last) goStraight(rod, last, last - 1, 1);
    if (fedMm > 0) for (let i = mouthNode + 1; i <= tipNode && i < last; i += 1) walk(rod, i, fedMm);
    if (fedMm < 0) for (let i = tipNode; i > mouthNode; i -= 1) walk(rod, i, fedMm);
  }
}

/** Scratch: how far there is to go, mm; in an array, because a number handed to a function may be boxed. */
const leftMm = new Float64Array(1);

/** Take node i along the curve, forth or back, by a length; beyond its ends straight on. */
function walk(rod: RodState, i: number, fedMm: number): void {
  const way = fedMm > 0 ? 1 : -1;
  leftMm[0] = Math.abs(fedMm);
  let at = i;
  for (let next = at + way; next > 0 && next < rod.count - 1; next += way) {
    const dx = rod.xMm[next]! - rod.xMm[at]!;
    const dy = rod.yMm[next]! - rod.yMm[at]!;
    const dz = rod.zMm[next]! - rod.zMm[at]!;
    const spanMm = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (spanMm > leftMm[0]!) break;
    leftMm[0] -= spanMm;
    at = next;
  }
  rod.xMm[i] = rod.xMm[at]!;
  rod.yMm[i] = rod.yMm[at]!;
  rod.zMm[i] = rod.zMm[at]!;
  goStraight(rod, i, way > 0 ? at : at - 1, way);
}

/** Move node i by what is left along an element; where a point has just come out on top of another, along the nearest one that has a length. */
function goStraight(rod: RodState, i: number, element: number, way: 1 | -1): void {
  let along = element;
  while (along > 0 && isPoint(rod, along)) along -= 1;
  const dx = rod.xMm[along + 1]! - rod.xMm[along]!;
  const dy = rod.yMm[along + 1]! - rod.yMm[along]!;
  const dz = rod.zMm[along + 1]! - rod.zMm[along]!;
  const share = (way * leftMm[0]!) / Math.max(LEAST_SPAN_MM, Math.sqrt(dx * dx + dy * dy + dz * dz));
  rod.xMm[i] += share * dx;
  rod.yMm[i] += share * dy;
  rod.zMm[i] += share * dz;
}

/** Whether an element's ends lie on top of each other. */
function isPoint({ xMm, yMm, zMm }: RodState, i: number): boolean {
  const dx = xMm[i + 1]! - xMm[i]!;
  const dy = yMm[i + 1]! - yMm[i]!;
  const dz = zMm[i + 1]! - zMm[i]!;
  return dx * dx + dy * dy + dz * dz < LEAST_SPAN_MM * LEAST_SPAN_MM;
}

function planSegments(rod: RodState, stack: Stack): void {
  let mouthMm = 0;
  let node = 0;
  let count = 0;
  for (let k = 0; k < stack.length; k += 1) {
    const device = stack[k];
    if (!device || device.insertedMm - mouthMm < LEAST_EXPOSED_MM) continue;
    const before = segmentOf(rod, k);
    planned[count] ??= {
      device: k,
      mouthMm: 0,
      tipMm: 0,
      mouthNode: 0,
      tipNode: 0,
      firstPoint: 0,
      axialN: 0,
      slipStiffnessNPerMm: 0,
      fedMm: 0,
    };
    const segment = planned[count]!;
    segment.device = k;
    segment.mouthMm = mouthMm;
    segment.tipMm = device.insertedMm;
    segment.firstPoint = firstExposed(device.profile.pointMm, device.insertedMm - mouthMm, before?.firstPoint ?? 0);
    segment.mouthNode = node;
    segment.tipNode = node + segment.firstPoint + 1;
    segment.axialN = before?.axialN ?? 0;
    segment.slipStiffnessNPerMm = before?.slipStiffnessNPerMm ?? 0;
    segment.fedMm = before ? device.insertedMm - before.tipMm : 0;
    count += 1;
    node = segment.tipNode;
    mouthMm = device.insertedMm;
  }
  planned.length = count;
}

function segmentOf({ segments }: RodState, device: number): RodSegment | null {
  for (let s = 0; s < segments.length; s += 1) if (segments[s]!.device === device) return segments[s]!;
  return null;
}

/** The most proximal mesh point to show when `exposedMm` of the device is out; keeps the present one while it will do. */
function firstExposed(pointMm: Float64Array, exposedMm: number, present: number): number {
  let point = Math.min(present, pointMm.length - 2);
  while (point > 0 && exposedMm - pointMm[point]! < SHORTEST * (pointMm[point + 1]! - pointMm[point]!)) point -= 1;
  while (point < pointMm.length - 2 && exposedMm - pointMm[point]! > LONGEST * (pointMm[point + 1]! - pointMm[point]!))
    point += 1;
  return point;
}

/** Whether segments show the same points of the same devices as planned. */
function isMeshed(segments: readonly RodSegment[]): boolean {
  if (segments.length !== planned.length) return false;
  for (let s = 0; s < segments.length; s += 1) {
    if (segments[s]!.device !== planned[s]!.device || segments[s]!.firstPoint !== planned[s]!.firstPoint) return false;
  }
  return true;
}

/** Rest lengths, arc lengths and outermost device of every element, from the segments. */
function measureRod(rod: RodState, stack: Stack): void {
  let arc = 0;
  for (const segment of rod.segments) {
    const { pointMm } = stack[segment.device]!.profile;
    for (let node = segment.mouthNode, point = segment.firstPoint; node < segment.tipNode; node += 1, point -= 1) {
      const near = node === segment.mouthNode ? segment.tipMm - segment.mouthMm : pointMm[point + 1]!;
      rod.arcMm[node] = arc;
      rod.restMm[node] = near - pointMm[point]!;
      rod.outer[node] = segment.device;
      arc += rod.restMm[node]!;
    }
    rod.outer[segment.tipNode] = segment.device;
  }
  const last = rod.segments.at(-1);
  rod.count = last ? last.tipNode + 1 : 1;
  rod.arcMm[rod.count - 1] = arc;
}

/** Carry every node's material to the new numbering; points that appear are placed on the old curve. */
function moveMaterial(rod: RodState, stack: Stack): void {
  if (rod.count < 2) pointAlongSheath(rod);
  let count = 1;
  source[0] = 0;
  for (const segment of planned) {
    const { pointMm } = stack[segment.device]!.profile;
    const before = segmentOf(rod, segment.device);
    for (let point = segment.firstPoint; point >= 0; point -= 1) {
      source[count] =
        before && point <= before.firstPoint
          ? before.tipNode - point
          : nodeAtArc(rod, (before?.tipMm ?? segment.tipMm) - pointMm[point]!);
      count += 1;
    }
  }
  for (const key of MATERIAL_KEYS) {
    const isPlace = PLACE_KEYS.has(key);
    for (let i = 0; i < count; i += 1) {
      // Between two lanes there is none: a new node is in that of the nearer one.
      const at = key === 'lane' ? Math.round(source[i]!) : source[i]!;
      scratch[i] = between(rod[key], at, rod.count, isPlace);
    }
    const values = rod[key];
    for (let i = 0; i < count; i += 1) values[i] = scratch[i]!;
  }
  for (let i = 1; i < count; i += 1) straightenNormal(rod, i);
}

/** Where the nodes are goes on beyond the ends of the curve; what the wall does to them does not: there it is nought. */
const PLACE_KEYS: ReadonlySet<string> = new Set(['xMm', 'yMm', 'zMm', 'xPrevMm', 'yPrevMm', 'zPrevMm']);

/** Between two normals there is a direction, but not of length 1. */
function straightenNormal({ normalX, normalY, normalZ }: RodState, i: number): void {
  const length = Math.sqrt(normalX[i]! ** 2 + normalY[i]! ** 2 + normalZ[i]! ** 2) + 1e-300;
  normalX[i] /= length;
  normalY[i] /= length;
  normalZ[i] /= length;
}

/** A rod that was drawn out altogether starts again along the sheath: one element gives the direction. */
function pointAlongSheath(rod: RodState): void {
  const { root } = rod;
  for (const key of MATERIAL_KEYS) rod[key][1] = rod[key][0]!;
  rod.xMm[1] += root.x;
  rod.yMm[1] += root.y;
  rod.zMm[1] += root.z;
  rod.xPrevMm[1] += root.x;
  rod.yPrevMm[1] += root.y;
  rod.zPrevMm[1] += root.z;
  rod.restMm[0] = 1;
  rod.arcMm[1] = 1;
  rod.count = 2;
}

/**
 * Fractional node number of an arc length on the present curve; beyond the tip it goes on by the last element, and before the
 * sheath's exit by the first: points that come out in this tick still lie in the sheath, one behind the other.
 */
export function nodeAtArc(rod: RodState, arcMm: number): number {
  let low = 0;
  let high = rod.count - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rod.arcMm[middle]! <= arcMm) low = middle;
    else high = middle;
  }
  return low + (arcMm - rod.arcMm[low]!) / rod.restMm[low]!;
}

function between(values: Float64Array, at: number, count: number, isPlace: boolean): number {
  if (at >= 0 && at < count && Number.isInteger(at)) return values[at]!;
  if (!isPlace && (at < 0 || at > count - 1)) return 0;
  const low = Math.max(0, Math.min(Math.floor(at), count - 2));
  return values[low]! + (at - low) * (values[low + 1]! - values[low]!);
}

/** A curve by arc length, mm. */
export type CurvePoint = (arcMm: number) => readonly [number, number, number];

/** Lay a rod afresh: every node on a curve given by arc length from the sheath, at rest. */
export function layRod(rod: RodState, stack: Stack, pointAt: CurvePoint): void {
  rod.segments = [];
  planSegments(rod, stack);
  rod.segments = planned.map((segment) => ({ ...segment }));
  measureRod(rod, stack);
  for (const key of MATERIAL_KEYS) rod[key].fill(0, 0, rod.count);
  for (let i = 0; i < rod.count; i += 1) {
    const [x, y, z] = pointAt(rod.arcMm[i]!);
    placeNode(rod, i, x, y, z);
  }
}

/** Put a node somewhere at rest. */
export function placeNode(rod: RodState, i: number, x: number, y: number, z: number): void {
  rod.xMm[i] = x;
  rod.yMm[i] = y;
  rod.zMm[i] = z;
  rod.xPrevMm[i] = x;
  rod.yPrevMm[i] = y;
  rod.zPrevMm[i] = z;
}
