import type { Lumen } from './lumen.ts';
import { MAX_NODES, type RodState } from './rod-state.ts';

/**
 * Where a rod feels the wall: sample 2i is node i, sample 2i + 1 the middle of the element after it. Felt at the nodes alone,
 * a shaft drawn back over an edge narrower than an element hung on it by its next node, against any pull.
 */

/** Contact length that a tip has beyond its share of an element, so that a tip on a wall does not depend on the mesh. @assumption of the order of a device's diameter */
const TIP_CONTACT_MM = 0.8;

/** @assumption two to a node: with four the window at T6, 8 mm above it, stays where it is */
export const MAX_SAMPLES = 2 * MAX_NODES;

/** Scratch of one solve. `contactMm`: length of device that a sample answers for. */
export const samples = {
  xMm: new Float64Array(MAX_SAMPLES),
  yMm: new Float64Array(MAX_SAMPLES),
  zMm: new Float64Array(MAX_SAMPLES),
  radiusMm: new Float64Array(MAX_SAMPLES),
  contactMm: new Float64Array(MAX_SAMPLES),
};

/** Of a rod; the root, which is fixed, is left out. */
export const lastSample = ({ count }: RodState): number => 2 * (count - 1);
export const isNode = (sample: number): boolean => (sample & 1) === 0;
/** Node of a sample, or the node before it. */
export const nodeOf = (sample: number): number => sample >> 1;

/** Once per tick, before the solve: measure the samples and note what is near. */
export function gatherSamples(rod: RodState, lumen: Lumen): void {
  const { radiusMm, contactMm } = samples;
  const last = rod.count - 1;
  for (let i = 1; i <= last; i += 1) {
    const before = 2 * i - 1;
    // Where one device leaves another, the element after the mouth is the thinner one's.
    radiusMm[before] = Math.min(rod.radiusMm[i - 1]!, rod.radiusMm[i]!);
    contactMm[before] = 0.5 * rod.restMm[i - 1]!;
    radiusMm[2 * i] = rod.radiusMm[i]!;
    contactMm[2 * i] = 0.25 * rod.restMm[i - 1]! + (i < last ? 0.25 * rod.restMm[i]! : TIP_CONTACT_MM);
  }
  placeSamples(rod);
  for (let s = 1; s <= 2 * last; s += 1) lumen.gather(s, samples);
}

/** Take the samples to where the rod now is. */
export function placeSamples({ count, xMm, yMm, zMm }: RodState): void {
  for (let i = 1; i < count; i += 1) {
    samples.xMm[2 * i] = xMm[i]!;
    samples.yMm[2 * i] = yMm[i]!;
    samples.zMm[2 * i] = zMm[i]!;
    samples.xMm[2 * i - 1] = 0.5 * (xMm[i - 1]! + xMm[i]!);
    samples.yMm[2 * i - 1] = 0.5 * (yMm[i - 1]! + yMm[i]!);
    samples.zMm[2 * i - 1] = 0.5 * (zMm[i - 1]! + zMm[i]!);
  }
}
