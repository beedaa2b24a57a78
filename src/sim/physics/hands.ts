import type { RodState } from './rod-state.ts';
import type { Stack } from './stack.ts';

/**
 * The hand is not infinitely strong. The compression A_k in the first element behind mouth k is carried by device k and by
 * every device inside it; what the inner ones carry shows at the next mouth, so device k carries A_k − A_{k+1}. Sliding
 * through the outer lumen adds the capstan factor e^{μΘ} on the way to the hub.
 */

/** A slip shorter than this in a tick is rounding, mm. */
const LEAST_SLIP_MM = 1e-5;
/** Feed elements never get shorter than this by slip; the mesh deals with the rest in the next tick, mm. */
const LEAST_ELEMENT_MM = 0.1;

/** Compression in the first element of each segment, N. */
export function measureAxial(rod: RodState): void {
  for (const segment of rod.segments) segment.axialN = compression(rod, segment.mouthNode);
}

function compression(rod: RodState, i: number): number {
  const length = Math.hypot(
    rod.xMm[i + 1]! - rod.xMm[i]!,
    rod.yMm[i + 1]! - rod.yMm[i]!,
    rod.zMm[i + 1]! - rod.zMm[i]!,
  );
  return (rod.axialStiffnessN[i]! * (rod.restMm[i]! - length)) / rod.restMm[i]!;
}

/**
 * Let go where a hand's limit is passed: the device slips back (or forth) until its force is the limit.
 * Changes inserted lengths and the rest lengths at both mouths. @returns true if anything slipped
 */
export function limitHands(rod: RodState, stack: Stack, capstan: readonly number[]): boolean {
  let slipped = false;
  measureAxial(rod);
  for (let s = 0; s < rod.segments.length; s += 1) {
    const segment = rod.segments[s]!;
    const inner = rod.segments[s + 1];
    const device = stack[segment.device]!;
    const own = segment.axialN - (inner?.axialN ?? 0);
    const limit = device.profile.spec.handLimitN / capstan[segment.device]!;
    const excess = Math.abs(own) - limit;
    if (excess <= 0) continue;
    const element = segment.mouthNode;
    const rest = rod.restMm[element]!;
    let slip = (Math.sign(own) * excess * rest) / rod.axialStiffnessN[element]!;
    slip = Math.min(slip, rest - LEAST_ELEMENT_MM);
    if (inner) slip = Math.max(slip, LEAST_ELEMENT_MM - rod.restMm[inner.mouthNode]!);
    if (Math.abs(slip) < LEAST_SLIP_MM) continue;
    slipped = true;
    rod.restMm[element] -= slip;
    segment.tipMm -= slip;
    device.insertedMm -= slip;
    device.slippedMm += slip;
    if (inner) {
      rod.restMm[inner.mouthNode] += slip;
      inner.mouthMm -= slip;
    }
  }
  return slipped;
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
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return Math.atan2(cross, ax * bx + ay * by + az * bz);
}

/** Hub force of every device from the axial forces at the mouths, N. */
export function readHubForces(rod: RodState, stack: Stack, capstan: readonly number[]): void {
  for (const device of stack) if (device) device.hubForceN = 0;
  for (let s = 0; s < rod.segments.length; s += 1) {
    const { device, axialN } = rod.segments[s]!;
    stack[device]!.hubForceN = (axialN - (rod.segments[s + 1]?.axialN ?? 0)) * capstan[device]!;
  }
}
