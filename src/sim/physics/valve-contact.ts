import type { RodState } from './rod-state.ts';
import { addLinkBlock, addNodeBlock, type NewtonSystem } from './system.ts';
import { FLATTEST_RAD, type ValveBody } from './valve-body.ts';
import { BETWEEN, findSides, isNextTo, NO_SIDE, near, POCKET } from './valve-sides.ts';

/**
 * Cusps hold devices as one-sided springs in the rod's own solve:
 * from either side a cusp gives way at `yieldN` until something behind it holds it, and there it stands like a wall,
 *   E = ½ k p² + ¼ k p⁴/d²,  p = r′ − q,  q the distance of a node from the cusp's face, r′ its radius;
 * the limp edges part at `yieldN` to either side.
 * r′ fades to nothing at the free edge, so that a node that slips past it feels no step.
 */

/** A shut cusp, per node that presses on it. @assumption as firm as the wall of the vein it is made from */
const STOP_N_PER_MM = 1;
/** Indentation at which it has become twice as stiff, mm. @assumption keeps the axis of the thinnest wire on its side at the hand's limit */
const STIFFENING_MM = 0.1;
/** Give of a cusp before it yields. @assumption reaches 4 mN in less than a tenth of a millimetre */
const GIVE_N_PER_MM = 0.05;
/** An indentation of this share of a device's radius is not rest yet. @assumption twice what the firmest hand does at rest */
const THROUGH_SHARE = 0.7;
/** Over so many radii from the free edge the device's thickness fades. @assumption a smooth shoulder; the axis never passes */
const FADE_RADII = 2;

/** Whether what holds the axis of a device on its side of a cusp has been pressed in deeper than the device is thick. */
export function isThroughCusp(rod: RodState, valves: readonly ValveBody[]): boolean {
  for (let e = 0; e < near.count; e += 1) {
    const radiusMm = rod.radiusMm[near.node[e]!]!;
    for (let k = 0; k < 2; k += 1)
      if (!valves[near.valve[e]!]!.cusps[k]!.torn && pressed.deepestMm[2 * e + k]! > THROUGH_SHARE * radiusMm)
        return true;
  }
  return false;
}

/** Scratch: what a contact reads and writes. */
const hit = { along: 0, across: 0, forceN: 0, slopeNPerMm: 0, energyNmm: 0 };

/** What the last `addValves` found, per entry of `near`: force on each cusp from its pocket, and from all sides, N. */
export const pressed = {
  pocketN: new Float64Array(near.side.length),
  allN: new Float64Array(near.side.length),
  /** Indentation of a cusp that cannot give way, mm. */
  deepestMm: new Float64Array(near.side.length),
};

export function addValves(system: NewtonSystem, rod: RodState, valves: readonly ValveBody[]): void {
  if (near.count === 0) return;
  findSides(rod, valves);
  for (let e = 0; e < near.count; e += 1) {
    const valve = valves[near.valve[e]!]!;
    for (let k = 0; k < 2; k += 1) {
      pressed.pocketN[2 * e + k] = 0;
      pressed.allN[2 * e + k] = 0;
      pressed.deepestMm[2 * e + k] = 0;
      if (valve.cusps[k]!.torn) continue;
      addCusp(system, rod, valve, e, k);
      if (isNextTo(e, e + 1)) addEdge(system, rod, valve, e, k);
    }
  }
}

function addCusp(system: NewtonSystem, rod: RodState, valve: ValveBody, e: number, k: number): void {
  const { turnRad, stopRad, floorRad } = valve.cusps[k]!;
  const side = near.side[2 * e + k]!;
  if (side === POCKET) {
    if (turnRad < stopRad) addFace(system, rod, valve, e, k, turnRad, valve.yieldN);
    addFace(system, rod, valve, e, k, stopRad, Number.POSITIVE_INFINITY);
  } else if (side === BETWEEN) {
    if (near.alongMm[e]! <= 0) return;
    if (turnRad > floorRad) addFace(system, rod, valve, e, k, turnRad, -valve.yieldN);
    if (floorRad > FLATTEST_RAD) addFace(system, rod, valve, e, k, floorRad, Number.NEGATIVE_INFINITY);
  } else addLimp(system, rod, valve, e, k);
}

/**
 * A node on a face of cusp k at an angle.
 * @param yieldN force at which the cusp gives way: infinite at its stop, negative from between the cusps
 */
function addFace(
  system: NewtonSystem,
  rod: RodState,
  valve: ValveBody,
  e: number,
  k: number,
  angleRad: number,
  yieldN: number,
): void {
  const sign = k === 0 ? 1 : -1;
  const out = yieldN < 0 ? -1 : 1;
  const radiusMm = rod.radiusMm[near.node[e]!]!;
  const edgeMm = valve.lengthMm - valve.limpMm;
  const sin = Math.sin(angleRad);
  const cos = Math.cos(angleRad);
  const heightMm = valve.radiusMm - sign * near.acrossMm[e]!;
  const faceMm = near.alongMm[e]! * sin - heightMm * cos;
  const downMm = edgeMm - near.alongMm[e]! * cos - heightMm * sin;
  const fade = FADE_RADII * radiusMm;
  const isFading = downMm < fade;
  const isAtHinge = out < 0 && near.alongMm[e]! < Math.min(fade, downMm);
  const thickMm = Math.min(radiusMm, Math.max(0, isAtHinge ? near.alongMm[e]! : downMm) / FADE_RADII);
  const p = thickMm - out * faceMm;
  if (p <= 0) return;
  press(p, Math.abs(yieldN));
  // Gradient of −p in the valve's plane: across the face, and where the thickness fades a little along it.
  const lean = isFading && downMm > 0 && !isAtHinge ? 1 / FADE_RADII : 0;
  hit.along = out * sin + lean * cos - (isAtHinge ? 1 / FADE_RADII : 0);
  hit.across = sign * (out * cos - lean * sin);
  addHit(system, valve, near.node[e]!);
  pressed.allN[2 * e + k]! += hit.forceN;
  if (Math.abs(yieldN) === Number.POSITIVE_INFINITY)
    pressed.deepestMm[2 * e + k] = Math.max(pressed.deepestMm[2 * e + k]!, p);
  if (out > 0) pressed.pocketN[2 * e + k]! += hit.forceN;
}

/** Force, slope and energy of an indentation of a cusp that yields at a force. */
function press(p: number, yieldN: number): void {
  if (yieldN === Number.POSITIVE_INFINITY) {
    const q = (p * p) / (STIFFENING_MM * STIFFENING_MM);
    hit.forceN = STOP_N_PER_MM * p * (1 + q);
    hit.slopeNPerMm = STOP_N_PER_MM * (1 + 3 * q);
    hit.energyNmm = STOP_N_PER_MM * p * p * (0.5 + 0.25 * q);
    return;
  }
  const most = yieldN / GIVE_N_PER_MM;
  hit.forceN = GIVE_N_PER_MM * Math.min(p, most);
  hit.slopeNPerMm = p < most ? GIVE_N_PER_MM : 0;
  hit.energyNmm = p < most ? 0.5 * GIVE_N_PER_MM * p * p : yieldN * (p - 0.5 * most);
}

function addHit(system: NewtonSystem, valve: ValveBody, node: number): void {
  const x = hit.along * valve.axisX + hit.across * valve.acrossX;
  const y = hit.along * valve.axisY + hit.across * valve.acrossY;
  const z = hit.along * valve.axisZ + hit.across * valve.acrossZ;
  const { gradient, band } = system;
  system.energyNmm += hit.energyNmm;
  const g = 3 * (node - 1);
  gradient[g] -= hit.forceN * x;
  gradient[g + 1] -= hit.forceN * y;
  gradient[g + 2] -= hit.forceN * z;
  const s = hit.slopeNPerMm;
  addNodeBlock(band, node, s * x * x, s * y * y, s * z * z, s * x * y, s * x * z, s * y * z);
}

/** A node that parts the limp edges on its way in, or lies between them. */
function addLimp(system: NewtonSystem, rod: RodState, valve: ValveBody, e: number, k: number): void {
  const sign = k === 0 ? 1 : -1;
  const { turnRad } = valve.cusps[k]!;
  const sin = Math.sin(turnRad);
  const cos = Math.cos(turnRad);
  const heightMm = valve.radiusMm - sign * near.acrossMm[e]!;
  const alongCuspMm = near.alongMm[e]! * cos + heightMm * sin;
  if (alongCuspMm > valve.lengthMm || alongCuspMm < valve.lengthMm - valve.limpMm) return;
  const faceMm = near.alongMm[e]! * sin - heightMm * cos;
  const fromEndMm = Math.min(valve.lengthMm - alongCuspMm, alongCuspMm - valve.lengthMm + valve.limpMm);
  const p = Math.min(rod.radiusMm[near.node[e]!]!, fromEndMm) - Math.abs(faceMm);
  if (p <= 0) return;
  press(p, valve.yieldN);
  const out = faceMm < 0 ? -1 : 1;
  hit.along = out * sin;
  hit.across = out * sign * cos;
  addHit(system, valve, near.node[e]!);
  pressed.allN[2 * e + k]! += hit.forceN;
}

/** Scratch: an element over a free edge, from the node in the pocket to the one beyond the edge. */
const over = { inside: 0, beyond: 0, share: 0, shortMm: 0 };

/** An element that leads out of a pocket passes beyond the free edge, not through the cusp: a spring on both its nodes. */
function addEdge(system: NewtonSystem, rod: RodState, valve: ValveBody, e: number, k: number): void {
  const one = near.side[2 * e + k]!;
  const other = near.side[2 * (e + 1) + k]!;
  if (one === POCKET && other === NO_SIDE) measureEdge(rod, valve, e, e + 1, k);
  else if (one === NO_SIDE && other === POCKET) measureEdge(rod, valve, e + 1, e, k);
  else if (one === POCKET && other === BETWEEN) measureHook(valve, e, e + 1, k);
  else if (one === BETWEEN && other === POCKET) measureHook(valve, e + 1, e, k);
  else return;
  if (over.shortMm <= 0) return;
  const isHook = one !== NO_SIDE && other !== NO_SIDE;
  const angleRad = isHook ? valve.cusps[k]!.turnRad : valve.cusps[k]!.stopRad;
  const sign = k === 0 ? 1 : -1;
  press(over.shortMm, Number.POSITIVE_INFINITY);
  const { forceN, slopeNPerMm, energyNmm } = hit;
  hit.along = isHook ? Math.cos(angleRad) : Math.sin(angleRad);
  hit.across = sign * (isHook ? -Math.sin(angleRad) : Math.cos(angleRad));
  shareHit(system, valve, near.node[over.inside]!, 1 - over.share, forceN, slopeNPerMm, energyNmm);
  shareHit(system, valve, near.node[over.beyond]!, over.share, forceN, slopeNPerMm, 0);
  const x = hit.along * valve.axisX + hit.across * valve.acrossX;
  const y = hit.along * valve.axisY + hit.across * valve.acrossY;
  const z = hit.along * valve.axisZ + hit.across * valve.acrossZ;
  const s = slopeNPerMm * over.share * (1 - over.share);
  const later = near.node[e + 1]!;
  if (later > 1) addLinkBlock(system.band, later, s * x * x, s * y * y, s * z * z, s * x * y, s * x * z, s * y * z);
  pressed.deepestMm[2 * e + k] = Math.max(pressed.deepestMm[2 * e + k]!, over.shortMm);
  pressed.allN[2 * e + k]! += forceN;
  pressed.pocketN[2 * e + k]! += forceN;
}

function measureEdge(rod: RodState, valve: ValveBody, inside: number, beyond: number, k: number): void {
  const sign = k === 0 ? 1 : -1;
  const sin = Math.sin(valve.cusps[k]!.stopRad);
  const cos = Math.cos(valve.cusps[k]!.stopRad);
  const edgeMm = valve.lengthMm - valve.limpMm;
  const h0 = valve.radiusMm - sign * near.acrossMm[inside]!;
  const h1 = valve.radiusMm - sign * near.acrossMm[beyond]!;
  const t0 = near.alongMm[inside]! * cos + h0 * sin;
  const t1 = near.alongMm[beyond]! * cos + h1 * sin;
  over.inside = inside;
  over.beyond = beyond;
  over.shortMm = 0;
  if (t1 <= edgeMm || t0 >= edgeMm) return;
  over.share = (edgeMm - t0) / (t1 - t0);
  const q0 = near.alongMm[inside]! * sin - h0 * cos;
  const q1 = near.alongMm[beyond]! * sin - h1 * cos;
  // The deeper it reaches in, the more of its thickness lies over the edge.
  const thickMm = Math.min(rod.radiusMm[near.node[inside]!]!, Math.min(edgeMm - t0, t1 - edgeMm) / FADE_RADII);
  over.shortMm = thickMm - q0 - over.share * (q1 - q0);
}

/** An element that hooks around the free edge, one node in the pocket and one between the cusps, cannot be drawn down the cusp. */
function measureHook(valve: ValveBody, inside: number, between: number, k: number): void {
  const sign = k === 0 ? 1 : -1;
  const sin = Math.sin(valve.cusps[k]!.turnRad);
  const cos = Math.cos(valve.cusps[k]!.turnRad);
  const h0 = valve.radiusMm - sign * near.acrossMm[inside]!;
  const h1 = valve.radiusMm - sign * near.acrossMm[between]!;
  const q0 = Math.max(0, near.alongMm[inside]! * sin - h0 * cos);
  const q1 = Math.max(0, h1 * cos - near.alongMm[between]! * sin);
  const t0 = near.alongMm[inside]! * cos + h0 * sin;
  const t1 = near.alongMm[between]! * cos + h1 * sin;
  over.inside = inside;
  over.beyond = between;
  over.share = q0 + q1 > 0 ? q0 / (q0 + q1) : 0.5;
  over.shortMm = valve.lengthMm - valve.limpMm - t0 - over.share * (t1 - t0);
}

function shareHit(
  system: NewtonSystem,
  valve: ValveBody,
  node: number,
  share: number,
  forceN: number,
  slopeNPerMm: number,
  energyNmm: number,
): void {
  hit.forceN = forceN * share;
  hit.slopeNPerMm = slopeNPerMm * share * share;
  hit.energyNmm = energyNmm;
  addHit(system, valve, node);
}
