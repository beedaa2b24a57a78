import type { RodState } from './rod-state.ts';
import { type Cusp, FLATTEST_RAD, type ValveBody } from './valve-body.ts';
import { pressed } from './valve-contact.ts';
import { BETWEEN, findSides, isNextTo, NO_SIDE, near, POCKET } from './valve-sides.ts';

/** After the solve: the lane of every node, what presses on each cusp, and between which angles the devices leave it. */
export function settleValves(rod: RodState, valves: readonly ValveBody[]): void {
  if (valves.length === 0) return;
  rod.lane.fill(0, 0, rod.count);
  findSides(rod, valves);
  for (let g = 0; g < valves.length; g += 1) freeValve(valves[g]!);
  for (let e = 0; e < near.count; e += 1) {
    const valve = valves[near.valve[e]!]!;
    const lane = near.side[2 * e]! + 3 * near.side[2 * e + 1]!;
    if (lane !== 0) rod.lane[near.node[e]!] = lane;
    notePress(valve, e);
    for (let k = 0; k < 2; k += 1) {
      boundByNode(rod, valve, e, k);
      if (isNextTo(e, e + 1)) boundByElement(valve, e, k);
    }
  }
}

function freeValve(valve: ValveBody): void {
  valve.forceN = 0;
  valve.touchedNode = -1;
  for (let k = 0; k < 2; k += 1) {
    const cusp = valve.cusps[k]!;
    cusp.pressedN = 0;
    cusp.leastRad = FLATTEST_RAD;
    cusp.mostRad = Math.PI / 2;
  }
}

/** Scratch: hardest press on each valve so far, N. */
const hardest = new Float64Array(1);

function notePress(valve: ValveBody, e: number): void {
  if (valve.touchedNode < 0) hardest[0] = 0;
  for (let k = 0; k < 2; k += 1) {
    const forceN = pressed.allN[2 * e + k]!;
    valve.forceN += forceN;
    valve.cusps[k]!.pressedN += pressed.pocketN[2 * e + k]!;
    if (forceN <= hardest[0]!) continue;
    hardest[0] = forceN;
    valve.touchedNode = near.node[e]!;
  }
}

function boundByNode(rod: RodState, valve: ValveBody, e: number, k: number): void {
  const side = near.side[2 * e + k]!;
  const along = near.alongMm[e]!;
  if (side === NO_SIDE || along <= 0) return;
  const height = valve.radiusMm - (k === 0 ? 1 : -1) * near.acrossMm[e]!;
  const edgeMm = valve.lengthMm - valve.limpMm;
  const away = Math.sqrt(along * along + height * height);
  const thickMm = Math.min(rod.radiusMm[near.node[e]!]!, 0.5 * (edgeMm - away));
  bound(valve.cusps[k]!, side, Math.atan2(height, along), Math.asin(Math.min(1, thickMm / away)));
}

/** An element that passes the free edge bounds the cusp where it crosses the circle of the edge. */
function boundByElement(valve: ValveBody, e: number, k: number): void {
  const one = near.side[2 * e + k]!;
  const other = near.side[2 * (e + 1) + k]!;
  if ((one === NO_SIDE) === (other === NO_SIDE)) return;
  const sign = k === 0 ? 1 : -1;
  const edgeMm = valve.lengthMm - valve.limpMm;
  const h0 = valve.radiusMm - sign * near.acrossMm[e]!;
  const h1 = valve.radiusMm - sign * near.acrossMm[e + 1]!;
  const s0 = near.alongMm[e]!;
  const s1 = near.alongMm[e + 1]!;
  const r0 = Math.sqrt(s0 * s0 + h0 * h0);
  const r1 = Math.sqrt(s1 * s1 + h1 * h1);
  const share = (edgeMm - r0) / (r1 - r0);
  const along = s0 + share * (s1 - s0);
  if (along > 0) bound(valve.cusps[k]!, one || other, Math.atan2(h0 + share * (h1 - h0), along), 0);
}

function bound(cusp: Cusp, side: number, angleRad: number, thickRad: number): void {
  if (side === POCKET) cusp.leastRad = Math.max(cusp.leastRad, angleRad + thickRad);
  if (side === BETWEEN) cusp.mostRad = Math.max(FLATTEST_RAD, Math.min(cusp.mostRad, angleRad - thickRad));
}
