import { MAX_NODES, type RodState } from './rod-state.ts';
import type { ValveBody } from './valve-body.ts';

/**
 * On which side of a cusp a node is. Within a cusp's length of its hinge a node is either in the pocket, between cusp and wall,
 * or between the cusps; it changes sides only around the free edge, that is by leaving that circle and coming back. What it
 * chose when it came in is kept on the rod as its lane, so that no speed and no press can take a node through a cusp: one that
 * was pressed too far is pushed back to where it belongs.
 */

/** Away from the cusp. @assumption a mark, not a quantity, as are the next two */
export const NO_SIDE = 0;
/** @assumption see above */
export const POCKET = 1;
/** @assumption see above */
export const BETWEEN = 2;

/** A node further from a valve than the cusps reach and this, mm, has nothing to do with it. @assumption three ticks of the fastest hand */
const MARGIN_MM = 6;

/** A node that comes in goes the way of its neighbour if that one is so deep that the element between them, but for this, could not reach around the edge, mm. @assumption far below an element */
const AROUND_MM = 0.3;
/** A node this far beyond the wall at the hinge is out in the tissue or in a branch, mm. @assumption deeper than a device indents a wall */
const BEYOND_WALL_MM = 2;

const MOST = 2 * MAX_NODES;

/** Scratch: the nodes near valves in this tick, in their order along the rod, valve by valve. Two entries of a side each: one per cusp. */
export const near = {
  count: 0,
  node: new Int32Array(MOST),
  valve: new Int32Array(MOST),
  /** Place in the valve's plane: along its axis and across it, mm; at the end of the last tick, and now. */
  alongBeforeMm: new Float64Array(MOST),
  acrossBeforeMm: new Float64Array(MOST),
  alongMm: new Float64Array(MOST),
  acrossMm: new Float64Array(MOST),
  /** Out of that plane, mm, from the middle. */
  asideMm: new Float64Array(MOST),
  /** How far within a cusp's length of the hinge the node is, mm; negative outside. */
  depthMm: new Float64Array(2 * MOST),
  /** Side that the node has kept from the last tick, and that it has now. */
  kept: new Uint8Array(2 * MOST),
  side: new Uint8Array(2 * MOST),
};

/** The side of cusp k that a lane stands for: a lane is the first cusp's and three times the second's. */
export function sideOfLane(lane: number, k: number): number {
  return k === 0 ? lane % 3 : Math.floor(lane / 3);
}

/** Before the solve: which nodes are near a valve, and on which sides the last tick left them. */
export function gatherNear(rod: RodState, valves: readonly ValveBody[]): void {
  near.count = 0;
  for (let g = 0; g < valves.length; g += 1) {
    const valve = valves[g]!;
    for (let i = 1; i < rod.count && near.count < MOST; i += 1) if (isNear(rod, i, valve)) addNear(rod, i, valve, g);
  }
}

function isNear({ xMm, yMm, zMm }: RodState, i: number, valve: ValveBody): boolean {
  const dx = xMm[i]! - valve.xMm;
  const dy = yMm[i]! - valve.yMm;
  const dz = zMm[i]! - valve.zMm;
  const reachMm = valve.lengthMm + valve.radiusMm + MARGIN_MM;
  if (dx * dx + dy * dy + dz * dz > reachMm * reachMm) return false;
  const along = dx * valve.axisX + dy * valve.axisY + dz * valve.axisZ;
  return along > -valve.radiusMm - MARGIN_MM;
}

function addNear(rod: RodState, i: number, valve: ValveBody, g: number): void {
  const e = near.count;
  near.count += 1;
  near.node[e] = i;
  near.valve[e] = g;
  const dx = rod.xPrevMm[i]! - valve.xMm;
  const dy = rod.yPrevMm[i]! - valve.yMm;
  const dz = rod.zPrevMm[i]! - valve.zMm;
  const along = dx * valve.axisX + dy * valve.axisY + dz * valve.axisZ;
  const across = dx * valve.acrossX + dy * valve.acrossY + dz * valve.acrossZ;
  const asideMm = Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - along * along - across * across));
  near.alongBeforeMm[e] = along;
  near.acrossBeforeMm[e] = across;
  for (let k = 0; k < 2; k += 1) {
    const { turnRad } = valve.cusps[k]!;
    const heightMm = valve.radiusMm - (k === 0 ? across : -across);
    const isOut = heightMm < -BEYOND_WALL_MM || asideMm > valve.radiusMm + BEYOND_WALL_MM;
    let side = sideOfLane(rod.lane[i]!, k);
    const edgeMm = valve.lengthMm - valve.limpMm;
    if (side === NO_SIDE && !isOut && along * along + heightMm * heightMm < edgeMm * edgeMm) {
      side = sideAt(along, heightMm, turnRad);
    }
    near.kept[2 * e + k] = side;
  }
}

/** The side of a place that no device has led to; beyond the hinge in the tissue, where a branch may run, there is none. */
function sideAt(along: number, heightMm: number, turnRad: number): number {
  if (along <= 0) return heightMm > 0 ? BETWEEN : NO_SIDE;
  return along * Math.sin(turnRad) <= heightMm * Math.cos(turnRad) ? BETWEEN : POCKET;
}

/** Whether two entries are neighbours on the rod, and at the same valve. */
export function isNextTo(e: number, next: number): boolean {
  return next < near.count && near.valve[e] === near.valve[next] && near.node[next] === near.node[e]! + 1;
}

/** In every iteration: where the nodes are now, and on which sides. From the tip backwards, for the tip leads. */
export function findSides(rod: RodState, valves: readonly ValveBody[]): void {
  const { xMm, yMm, zMm } = rod;
  for (let e = near.count - 1; e >= 0; e -= 1) {
    const valve = valves[near.valve[e]!]!;
    const i = near.node[e]!;
    const dx = xMm[i]! - valve.xMm;
    const dy = yMm[i]! - valve.yMm;
    const dz = zMm[i]! - valve.zMm;
    near.alongMm[e] = dx * valve.axisX + dy * valve.axisY + dz * valve.axisZ;
    near.acrossMm[e] = dx * valve.acrossX + dy * valve.acrossY + dz * valve.acrossZ;
    near.asideMm[e] = Math.sqrt(
      Math.max(0, dx * dx + dy * dy + dz * dz - near.alongMm[e]! ** 2 - near.acrossMm[e]! ** 2),
    );
    findSide(rod, e, valve, 0);
    findSide(rod, e, valve, 1);
  }
}

function findSide(rod: RodState, e: number, valve: ValveBody, k: 0 | 1): void {
  const at = 2 * e + k;
  const sign = k === 0 ? 1 : -1;
  const edgeMm = valve.lengthMm - valve.limpMm;
  const height = valve.radiusMm - sign * near.acrossMm[e]!;
  const along = near.alongMm[e]!;
  near.depthMm[at] = edgeMm - Math.sqrt(along * along + height * height);
  const rest = rod.restMm[near.node[e]!]! - AROUND_MM;
  const isOutside = height < -BEYOND_WALL_MM || near.asideMm[e]! > valve.radiusMm + BEYOND_WALL_MM;
  if (near.depthMm[at]! <= 0 || isOutside) near.side[at] = NO_SIDE;
  else if (near.kept[at] !== NO_SIDE) near.side[at] = near.kept[at]!;
  else if (isNextTo(e, e + 1) && near.side[at + 2] !== NO_SIDE && near.depthMm[at + 2]! > rest)
    near.side[at] = near.side[at + 2]!;
  else if (e > 0 && isNextTo(e - 1, e) && near.kept[at - 2] !== NO_SIDE && depthBefore(rod, e - 1, valve, k) > 0)
    near.side[at] = near.kept[at - 2]!;
  else if (isWithinBefore(e, valve, k, edgeMm)) near.side[at] = sideFromBranch(e, valve, k);
  else near.side[at] = sideOfEntry(e, valve, k, edgeMm);
}

/** Whether a node without a side was within the circle all the same: out of the vein, in a branch. */
function isWithinBefore(e: number, valve: ValveBody, k: 0 | 1, edgeMm: number): boolean {
  const along = near.alongBeforeMm[e]!;
  const height = valve.radiusMm - (k === 0 ? 1 : -1) * near.acrossBeforeMm[e]!;
  return along * along + height * height < edgeMm * edgeMm;
}

/** What comes back out of a branch goes the way of the device that went in. */
function sideFromBranch(e: number, valve: ValveBody, k: 0 | 1): number {
  const behind = e > 0 && isNextTo(e - 1, e) ? near.kept[2 * (e - 1) + k]! : NO_SIDE;
  const ahead = isNextTo(e, e + 1) ? near.kept[2 * (e + 1) + k]! : NO_SIDE;
  const height = valve.radiusMm - (k === 0 ? 1 : -1) * near.acrossMm[e]!;
  return behind || ahead || sideAt(near.alongMm[e]!, height, valve.cusps[k]!.turnRad);
}

/** How much deeper the node of an entry was than the element after it is long. */
function depthBefore(rod: RodState, e: number, valve: ValveBody, k: 0 | 1): number {
  const along = near.alongBeforeMm[e]!;
  const height = valve.radiusMm - (k === 0 ? 1 : -1) * near.acrossBeforeMm[e]!;
  const depthMm = valve.lengthMm - valve.limpMm - Math.sqrt(along * along + height * height);
  return depthMm - rod.restMm[near.node[e]!]! + AROUND_MM;
}

/** The side of the free edge on which the straight way from the last tick came into the circle around the hinge. */
function sideOfEntry(e: number, valve: ValveBody, k: 0 | 1, edgeMm: number): number {
  const sign = k === 0 ? 1 : -1;
  const along = near.alongBeforeMm[e]!;
  const height = valve.radiusMm - sign * near.acrossBeforeMm[e]!;
  const da = near.alongMm[e]! - along;
  const dh = valve.radiusMm - sign * near.acrossMm[e]! - height;
  const a = da * da + dh * dh + 1e-300;
  const b = along * da + height * dh;
  const c = along * along + height * height - edgeMm * edgeMm;
  const share = Math.min(1, Math.max(0, (-b - Math.sqrt(Math.max(0, b * b - a * c))) / a));
  const { turnRad } = valve.cusps[k]!;
  const entersAt = along + share * da;
  const isPocket = entersAt * Math.sin(turnRad) > (height + share * dh) * Math.cos(turnRad);
  return isPocket && entersAt > 0 ? POCKET : BETWEEN;
}
