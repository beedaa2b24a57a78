import { putTension } from './elastic.ts';
import type { RodSegment, RodState } from './rod-state.ts';
import type { Stack } from './stack.ts';

/**
 * The hand is not infinitely strong. The compression A_k in the first element behind mouth k is carried by device k and by
 * every device inside it; what the inner ones carry shows at the next mouth, so device k carries A_k − A_{k+1}. Sliding
 * through the outer lumen adds the capstan factor e^{μΘ} on the way to the hub.
 */

/** A slip shorter than this is rounding, mm. @assumption far below the solver's tolerance */
const LEAST_SLIP_MM = 1e-5;
/** A hand holds until its limit is passed by this part of it. @assumption no hand is surer than a hundredth */
const LIMIT_TOLERANCE = 0.01;
/** Feed elements never get shorter than this by slip; the mesh deals with the rest in the next tick, mm. @assumption a fifth of the shortest that the mesh shows */
const LEAST_ELEMENT_MM = 0.1;
/** Furthest that a device slides through the fingers in one tick, mm. @assumption as fast as a hand feeds it */
const MOST_SLIP_MM = 2;
/** The same before the rod has followed, mm: in longer jumps it does not find its way. @assumption measured with devices that coil and jam */
const MOST_SLIP_AT_ONCE_MM = 0.5;
/** The same where no solve follows that could make room for it, mm: the feed element alone gives. @assumption little enough not to tear the mesh */
const MOST_LAST_SLIP_MM = 0.1;
/** Softest that a rod is taken to be, as a part of its feed element. @assumption bounds one slip to what a hand may lose in a tick */
const SOFTEST = 1e-4;

const tension = new Float64Array(1);

/** Compression in the first element of each segment, N. */
export function measureAxial(rod: RodState): void {
  for (const segment of rod.segments) {
    putTension(rod, segment.mouthNode, tension, 0);
    segment.axialN = -tension[0]!;
  }
}

/** Scratch: what each segment's own device carries of the compression at its mouth, N. */
const ownAxialN = new Float64Array(8);

function shareAxial({ segments }: RodState): void {
  for (let s = 0; s < segments.length; s += 1) {
    ownAxialN[s] = segments[s]!.axialN;
    if (s > 0) ownAxialN[s - 1]! -= segments[s]!.axialN;
  }
}

/** Scratch: force and slip at each mouth when this tick's hands last let go. */
const lastOwnN = new Float64Array(8);
const lastSlipMm = new Float64Array(8);

/** Before a tick's solve: no hand has let go yet. */
export function gripHubs(): void {
  lastSlipMm.fill(0);
}

/**
 * Let go where a hand's limit is passed: the device slips back (or forth) until its force is the limit.
 * How far that takes shows only in the solve that follows, since the whole rod gives; so each slip learns from the last.
 * Changes inserted lengths and the rest lengths at both mouths. @returns true if anything slipped
 * @param last no solve follows: let the feed element alone give way, so that no force above the limit is left in it
 */
export function limitHands(rod: RodState, stack: Stack, capstan: readonly number[], last: boolean): boolean {
  let slipped = false;
  measureAxial(rod);
  shareAxial(rod);
  for (let s = 0; s < rod.segments.length; s += 1) {
    const segment = rod.segments[s]!;
    const own = ownAxialN[s]!;
    const limit = stack[segment.device]!.profile.spec.handLimitN / capstan[segment.device]!;
    const excess = Math.abs(own) - limit;
    if (excess <= LIMIT_TOLERANCE * limit) continue;
    const stiffness = last ? feedStiffness(rod, segment) : slipStiffness(rod, segment, own);
    slipped = slip(rod, stack, s, (Math.sign(own) * excess) / stiffness, last) || slipped;
    lastOwnN[segment.device] = own;
  }
  return slipped;
}

/** Fall of force per slip, from the last slip of this tick, of the last ticks, or of the feed element alone. */
function slipStiffness(rod: RodState, segment: RodSegment, ownN: number): number {
  const { device } = segment;
  const alone = feedStiffness(rod, segment);
  const before = lastSlipMm[device]!;
  if (before !== 0) segment.slipStiffnessNPerMm = (lastOwnN[device]! - ownN) / before;
  const seen = segment.slipStiffnessNPerMm || alone;
  return Math.min(alone, Math.max(SOFTEST * alone, seen));
}

function feedStiffness(rod: RodState, { mouthNode }: RodSegment): number {
  return rod.axialStiffnessN[mouthNode]! / rod.restMm[mouthNode]!;
}

/** Shorten segment s at its mouth by a slip (lengthen if negative) and what lies within it by the opposite. */
function slip(rod: RodState, stack: Stack, s: number, wantedMm: number, last: boolean): boolean {
  const segment = rod.segments[s]!;
  const inner = rod.segments[s + 1];
  const already = stack[segment.device]!.slippedMm;
  const once = last ? MOST_LAST_SLIP_MM : MOST_SLIP_AT_ONCE_MM;
  let slipMm = Math.min(once, MOST_SLIP_MM - already, Math.max(-once, -MOST_SLIP_MM - already, wantedMm));
  slipMm = Math.min(slipMm, rod.restMm[segment.mouthNode]! - LEAST_ELEMENT_MM);
  if (inner) slipMm = Math.max(slipMm, LEAST_ELEMENT_MM - rod.restMm[inner.mouthNode]!);
  lastSlipMm[segment.device] = 0;
  if (slipMm * wantedMm <= 0) return false;
  if (Math.abs(slipMm) < LEAST_SLIP_MM) return false;
  lastSlipMm[segment.device] = slipMm;
  const device = stack[segment.device]!;
  rod.restMm[segment.mouthNode] -= slipMm;
  segment.tipMm -= slipMm;
  device.insertedMm -= slipMm;
  device.slippedMm += slipMm;
  if (inner) {
    rod.restMm[inner.mouthNode] += slipMm;
    inner.mouthMm -= slipMm;
  }
  return true;
}

/** Capstan factor of each device between its mouth and its hub, into `capstan`. */
export function measureCapstan(rod: RodState, stack: Stack, capstan: number[]): void {
  capstan.fill(1);
  let turned = 0;
  let s = 0;
  for (let i = 0; i < rod.count - 1 && s < rod.segments.length; i += 1) {
    if (i > 0) turned += turnAt(rod, i);
    while (s < rod.segments.length && rod.segments[s]!.mouthNode === i) {
      const { device } = rod.segments[s]!;
      capstan[device] = s === 0 ? 1 : Math.exp(stack[device]!.profile.spec.lumenFriction * turned);
      s += 1;
    }
  }
}

/** Angle between the elements on both sides of a node, rad. */
function turnAt(rod: RodState, i: number): number {
  const ax = rod.xMm[i]! - rod.xMm[i - 1]!;
  const ay = rod.yMm[i]! - rod.yMm[i - 1]!;
  const az = rod.zMm[i]! - rod.zMm[i - 1]!;
  const bx = rod.xMm[i + 1]! - rod.xMm[i]!;
  const by = rod.yMm[i + 1]! - rod.yMm[i]!;
  const bz = rod.zMm[i + 1]! - rod.zMm[i]!;
  const cx = ay * bz - az * by;
  const cy = az * bx - ax * bz;
  const cz = ax * by - ay * bx;
  return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), ax * bx + ay * by + az * bz);
}

/** Hub force of every device from the axial forces at the mouths, N. While it slips it is the hand's limit. */
export function readHubForces(rod: RodState, stack: Stack, capstan: readonly number[]): void {
  for (let k = 0; k < stack.length; k += 1) if (stack[k]) stack[k]!.hubForceN = 0;
  shareAxial(rod);
  for (let s = 0; s < rod.segments.length; s += 1) {
    const { device: k } = rod.segments[s]!;
    const device = stack[k]!;
    const force = ownAxialN[s]! * capstan[k]!;
    const limit = device.slippedMm === 0 ? Number.POSITIVE_INFINITY : device.profile.spec.handLimitN;
    device.hubForceN = Math.min(limit, Math.max(-limit, force));
  }
}
