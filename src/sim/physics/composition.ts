import { angleAt, stiffnessAt } from './device-profile.ts';
import type { RodState } from './rod-state.ts';
import type { Stack } from './stack.ts';

/**
 * What the rod is made of at each place: over all devices present, EI = Σ EI_k, and the rest curvature is their
 * stiffness-weighted mean, each turned by its own roll. A cell around a node is two half elements in series.
 */

interface HalfCell {
  stiffnessNmm2: number;
  /** Rest bend of the half cell along the frame's first and second direction, rad. */
  first: number;
  second: number;
}
const left: HalfCell = { stiffnessNmm2: 0, first: 0, second: 0 };
const right: HalfCell = { stiffnessNmm2: 0, first: 0, second: 0 };

/** Stiffness of a rod that has no device at a place; keeps the matrix regular in the one tick in which a tip is swallowed. @assumption under the softest tip of the catalogue */
const LEAST_STIFFNESS_NMM2 = 0.01;

/** Stiffness, weight, friction and radius of every node and element. Changes when something is fed or exchanged. */
export function composeRod(rod: RodState, stack: Stack): void {
  const last = rod.count - 1;
  for (let i = 0; i <= last; i += 1) {
    const outer = stack[rod.outer[i]!]!.profile.spec;
    rod.radiusMm[i] = outer.outerRadiusMm;
    rod.friction[i] = outer.wallFriction;
    const arc = rod.arcMm[i]!;
    let mass = 0;
    let axial = 0;
    const middle = arc + 0.5 * (i < last ? rod.restMm[i]! : 0);
    for (const device of stack) {
      if (!device) continue;
      if (device.insertedMm >= arc - 1e-9) mass += device.profile.massPerMm;
      if (device.insertedMm > middle) axial += device.profile.axialStiffnessN;
    }
    rod.massPerMm[i] = mass;
    rod.axialStiffnessN[i] = axial;
    const before = i > 0 ? 0.5 * rod.restMm[i - 1]! : 0;
    const after = i < last ? 0.5 * rod.restMm[i]! : 0;
    const softness =
      (before > 0 ? before / halfStiffness(stack, arc - before, arc) : 0) +
      (after > 0 ? after / halfStiffness(stack, arc, arc + after) : 0);
    rod.stiffnessNmm2[i] = (before + after) / softness;
  }
}

/** Part of [fromMm, toMm] that a device with its tip at `tipMm` covers, 0 … 1. */
function presence(tipMm: number, fromMm: number, toMm: number): number {
  return Math.min(1, Math.max(0, (tipMm - fromMm) / (toMm - fromMm)));
}

function halfStiffness(stack: Stack, fromMm: number, toMm: number): number {
  let sum = LEAST_STIFFNESS_NMM2 * 1e-6;
  for (const device of stack) {
    if (!device) continue;
    const part = presence(device.insertedMm, fromMm, toMm);
    if (part > 0) sum += part * stiffnessAt(device.profile, device.insertedMm - 0.5 * (fromMm + toMm));
  }
  return sum;
}

/** Rest bend of every cell in space, from the rolls and the twist-free frame of the rod as it lies. */
export function bendRod(rod: RodState, stack: Stack): void {
  const last = rod.count - 1;
  bendRoot(rod, stack);
  for (let i = 1; i < last; i += 1) {
    const arc = rod.arcMm[i]!;
    rod.bendX[i] = 0;
    rod.bendY[i] = 0;
    rod.bendZ[i] = 0;
    if (!isShaped(stack, arc - rod.restMm[i - 1]!)) continue;
    halfBend(rod, stack, i, BEFORE, left);
    halfBend(rod, stack, i, AFTER, right);
    setBend(rod, i);
  }
}

/** The root's half cell: from the sheath's direction d to the first element's, sin θ across and cos θ − 1 along. */
function bendRoot(rod: RodState, stack: Stack): void {
  halfBend(rod, stack, 0, AFTER, right);
  const angle = Math.hypot(right.first, right.second);
  const across = angle === 0 ? 0 : Math.sin(angle) / angle;
  const along = Math.cos(angle) - 1;
  const { x, y, z } = rod.root;
  anteriorOf(rod.root);
  const { ux, uy, uz } = frame;
  rod.bendX[0] = across * (right.first * ux + right.second * (y * uz - z * uy)) + along * x;
  rod.bendY[0] = across * (right.first * uy + right.second * (z * ux - x * uz)) + along * y;
  rod.bendZ[0] = across * (right.first * uz + right.second * (x * uy - y * ux)) + along * z;
}

/** Anterior made square to a direction, into `frame.u`; a direction that is nearly anterior itself takes cranial instead. */
function anteriorOf({ x, y, z }: { x: number; y: number; z: number }): void {
  const cranial = Math.abs(z) >= 0.9;
  const along = cranial ? y : z;
  const ux = -along * x;
  const uy = (cranial ? 1 : 0) - along * y;
  const uz = (cranial ? 0 : 1) - along * z;
  const norm = Math.hypot(ux, uy, uz);
  frame.ux = ux / norm;
  frame.uy = uy / norm;
  frame.uz = uz / norm;
}

function isShaped(stack: Stack, fromMm: number): boolean {
  for (const device of stack)
    if (device && device.insertedMm > fromMm && device.insertedMm - device.profile.shapedMm < fromMm + 10) return true;
  return false;
}

const BEFORE = -1;
const AFTER = 0;

/** Rest bend of the half cell before or after node i. It takes places, not lengths: numbers with a point would be boxed on the way. */
function halfBend(rod: RodState, stack: Stack, i: number, half: typeof BEFORE | typeof AFTER, out: HalfCell): void {
  const arc = rod.arcMm[i]!;
  const halfMm = 0.5 * rod.restMm[i + half]!;
  const fromMm = half === BEFORE ? arc - halfMm : arc;
  const toMm = half === BEFORE ? arc : arc + halfMm;
  out.stiffnessNmm2 = LEAST_STIFFNESS_NMM2 * 1e-6;
  out.first = 0;
  out.second = 0;
  for (const device of stack) {
    if (!device || device.insertedMm <= fromMm) continue;
    const { profile, insertedMm, tipRollRad } = device;
    const stiffness = presence(insertedMm, fromMm, toMm) * stiffnessAt(profile, insertedMm - 0.5 * (fromMm + toMm));
    out.stiffnessNmm2 += stiffness;
    if (insertedMm - toMm > profile.shapedMm) continue;
    const angle = angleAt(profile, insertedMm - fromMm) - angleAt(profile, insertedMm - toMm);
    out.first += stiffness * angle * Math.cos(tipRollRad);
    out.second += stiffness * angle * Math.sin(tipRollRad);
  }
  out.first /= out.stiffnessNmm2;
  out.second /= out.stiffnessNmm2;
}

/** Write the bend of node i, its two half cells', as the chord between unit tangents, along its frame (mean of the neighbouring elements'). */
function setBend(rod: RodState, i: number): void {
  const first = left.first + right.first;
  const second = left.second + right.second;
  const angle = Math.sqrt(first * first + second * second);
  if (angle === 0) return;
  const chord = (2 * Math.sin(0.5 * angle)) / angle;
  nodeFrame(rod, i);
  rod.bendX[i] = chord * (first * frame.ux + second * frame.vx);
  rod.bendY[i] = chord * (first * frame.uy + second * frame.vy);
  rod.bendZ[i] = chord * (first * frame.uz + second * frame.vz);
}

/** The two directions across the rod at a node: u carried from the sheath (anterior there), v = tangent × u. */
export const frame = { ux: 0, uy: 0, uz: 0, vx: 0, vy: 0, vz: 0 };

/**
 * Half way between the frames of the neighbouring elements: the first one's u, carried to the mean tangent without twist.
 * (Averaging the two u instead would tilt the roll by an eighth of the squared angle between them.)
 */
export function nodeFrame(rod: RodState, i: number): void {
  const { xMm, yMm, zMm, frameX, frameY, frameZ } = rod;
  const before = Math.sqrt((xMm[i]! - xMm[i - 1]!) ** 2 + (yMm[i]! - yMm[i - 1]!) ** 2 + (zMm[i]! - zMm[i - 1]!) ** 2);
  const after = Math.sqrt((xMm[i + 1]! - xMm[i]!) ** 2 + (yMm[i + 1]! - yMm[i]!) ** 2 + (zMm[i + 1]! - zMm[i]!) ** 2);
  const bx = (xMm[i]! - xMm[i - 1]!) / before;
  const by = (yMm[i]! - yMm[i - 1]!) / before;
  const bz = (zMm[i]! - zMm[i - 1]!) / before;
  let tx = bx + (xMm[i + 1]! - xMm[i]!) / after;
  let ty = by + (yMm[i + 1]! - yMm[i]!) / after;
  let tz = bz + (zMm[i + 1]! - zMm[i]!) / after;
  const t = Math.hypot(tx, ty, tz) + 1e-300;
  tx /= t;
  ty /= t;
  tz /= t;
  let ux = frameX[i - 1]!;
  let uy = frameY[i - 1]!;
  let uz = frameZ[i - 1]!;
  const turn = (ux * tx + uy * ty + uz * tz) / (1 + bx * tx + by * ty + bz * tz);
  ux -= turn * (bx + tx);
  uy -= turn * (by + ty);
  uz -= turn * (bz + tz);
  frame.ux = ux;
  frame.uy = uy;
  frame.uz = uz;
  frame.vx = ty * uz - tz * uy;
  frame.vy = tz * ux - tx * uz;
  frame.vz = tx * uy - ty * ux;
}

/** Carry the frame from the sheath to the tip without twist: each element's from the one before it. */
export function transportFrame(rod: RodState): void {
  const { root, xMm, yMm, zMm } = rod;
  let tx = root.x;
  let ty = root.y;
  let tz = root.z;
  anteriorOf(root);
  let { ux: fx, uy: fy, uz: fz } = frame;
  for (let i = 0; i < rod.count - 1; i += 1) {
    let nx = xMm[i + 1]! - xMm[i]!;
    let ny = yMm[i + 1]! - yMm[i]!;
    let nz = zMm[i + 1]! - zMm[i]!;
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-300;
    nx /= length;
    ny /= length;
    nz /= length;
    const turn = (fx * nx + fy * ny + fz * nz) / Math.max(1e-6, 1 + tx * nx + ty * ny + tz * nz);
    fx -= turn * (tx + nx);
    fy -= turn * (ty + ny);
    fz -= turn * (tz + nz);
    // Rounding must not grow over hundreds of elements.
    const drift = fx * nx + fy * ny + fz * nz;
    fx -= drift * nx;
    fy -= drift * ny;
    fz -= drift * nz;
    const f = Math.sqrt(fx * fx + fy * fy + fz * fz) + 1e-300;
    fx /= f;
    fy /= f;
    fz /= f;
    rod.frameX[i] = fx;
    rod.frameY[i] = fy;
    rod.frameZ[i] = fz;
    tx = nx;
    ty = ny;
    tz = nz;
  }
}
