import { ringTube, type Triple } from './bench-lumens.ts';
import { benchRod, stepBench } from './bench-rod.ts';
import { benchStack, settleStack } from './bench-stack.ts';
import { judge, type VerificationCase } from './case.ts';
import { createProbe, createRod, type Lumen, placeNode, type RodState, type SamplePlaces } from './solver.ts';

/** V16: nothing in the answer knows which way x, y and z point. Scenes are moved rigidly about a skew axis and compared. */

/** @assumption rounding, grown over the ticks of a scene */
const LIMIT = 1e-9;

/** A rigid motion: rotation about an axis, then a shift. */
interface Motion {
  turn(v: Triple): Triple;
  turnBack(v: Triple): Triple;
  shift: Triple;
}

const STILL: Motion = { turn: (v) => v, turnBack: (v) => v, shift: [0, 0, 0] };
const SKEW = motionAbout([0.36, -0.48, 0.8], 1.234, [3, -7, 5]);

/** Rodrigues' rotation about a unit axis. */
function motionAbout(axis: Triple, angleRad: number, shift: Triple): Motion {
  const turnBy = (angle: number, v: Triple): Triple => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const along = (1 - c) * dot(axis, v);
    const w = cross(axis, v);
    return [0, 1, 2].map((k) => c * v[k]! + s * w[k]! + along * axis[k]!) as unknown as Triple;
  };
  return { turn: (v) => turnBy(angleRad, v), turnBack: (v) => turnBy(-angleRad, v), shift };
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

function moved({ turn, shift }: Motion, v: Triple): Triple {
  const [x, y, z] = turn(v);
  return [x + shift[0], y + shift[1], z + shift[2]];
}

function movedBack({ turnBack, shift }: Motion, [x, y, z]: Triple): Triple {
  return turnBack([x - shift[0], y - shift[1], z - shift[2]]);
}

function movedLumen(motion: Motion, lumen: Lumen): Lumen {
  const inner = createProbe();
  const back = createRod();
  const bring = (node: number, { xMm, yMm, zMm }: SamplePlaces) => {
    [back.xMm[node], back.yMm[node], back.zMm[node]] = movedBack(motion, [xMm[node]!, yMm[node]!, zMm[node]!]);
    return back;
  };
  return {
    gather: (node, at) => lumen.gather(node, bring(node, at)),
    probe(node, at, out) {
      lumen.probe(node, bring(node, at), inner);
      Object.assign(out, inner);
      [out.nx, out.ny, out.nz] = motion.turn([inner.nx, inner.ny, inner.nz]);
      [out.ax, out.ay, out.az] = motion.turn([inner.ax, inner.ay, inner.az]);
    },
  };
}

/** What a scene leaves: where its nodes are, seen from the scene itself, and what the wall bears. */
interface Outcome {
  places: Triple[];
  forcesN: number[];
}

function outcome(motion: Motion, rod: RodState): Outcome {
  const nodes = Array.from({ length: rod.count }, (_, i) => i);
  return {
    places: nodes.map((i) => movedBack(motion, [rod.xMm[i]!, rod.yMm[i]!, rod.zMm[i]!])),
    forcesN: nodes.map((i) => rod.wallForceN[i]!),
  };
}

/** A rod that was made for a ring is pushed into it with friction and loaded across it: everything the solver has, moving. */
function pushedIntoRing(motion: Motion): Outcome {
  const lumen = movedLumen(motion, ringTube(RING_MM, 2, 12));
  const along = motion.turn([1, 0, 0]);
  const bench = benchRod({ elements: 40, lengthMm: 60, stiffnessNmm2: 10, axialN: 2000, along, lumen });
  const { rod } = bench;
  layInRing(rod, motion);
  for (let tick = 1; tick <= 60; tick += 1) {
    [rod.xMm[0], rod.yMm[0], rod.zMm[0]] = moved(motion, [-LEAD_NODES * rod.restMm[0]! + 0.05 * tick, -RING_MM, 0]);
    for (let i = 1; i < rod.count; i += 1) {
      [rod.loadXN[i], rod.loadYN[i], rod.loadZN[i]] = motion.turn([0, 1e-5 * tick, -2e-5 * tick]);
    }
    stepBench(bench);
  }
  return outcome(motion, rod);
}

const RING_MM = 25;
const LEAD_NODES = 8;

/** Nodes on the axis of the lead-in and of the ring, chord by chord, with the bend they have there as their rest bend. */
function layInRing(rod: RodState, motion: Motion): void {
  const spacing = rod.restMm[0]!;
  const turn = 2 * Math.asin(spacing / (2 * RING_MM));
  for (let i = 0; i < rod.count; i += 1) {
    const angle = Math.max(0, i - LEAD_NODES) * turn;
    const lead = Math.min(0, i - LEAD_NODES) * spacing;
    placeNode(rod, i, ...moved(motion, [RING_MM * Math.sin(angle) + lead, -RING_MM * Math.cos(angle), 0]));
    rod.radiusMm[i] = 0.5;
    rod.friction[i] = 0.2;
  }
  for (let i = 1; i < rod.count - 1; i += 1) {
    rod.bendX[i] = (rod.xMm[i + 1]! - 2 * rod.xMm[i]! + rod.xMm[i - 1]!) / spacing;
    rod.bendY[i] = (rod.yMm[i + 1]! - 2 * rod.yMm[i]! + rod.yMm[i - 1]!) / spacing;
    rod.bendZ[i] = (rod.zMm[i + 1]! - 2 * rod.zMm[i]! + rod.zMm[i - 1]!) / spacing;
  }
}

/** A curved wire in a catheter, rolled and loaded, at rest. Roll counts from anterior, so it is given the turned anterior. */
function curvedStack(motion: Motion): Outcome {
  const devices = [
    { stiffnessNmm2: 50, insertedMm: 25, outerRadiusMm: 0.9 },
    { stiffnessNmm2: 20, insertedMm: 45, curvaturePerMm: 0.05, shapedMm: 15 },
  ];
  const assembly = benchStack(devices, 1, motion.turn([1, 0, 0]), motion.shift);
  const rollRad = 0.7 + rollFromAnterior(motion.turn([1, 0, 0]), motion.turn([0, 0, 1]));
  for (const device of assembly.stack) {
    device!.hubRollRad = rollRad;
    device!.tipRollRad = rollRad;
  }
  settleStack(assembly, { stillMm: 1e-6 });
  const { rod } = assembly;
  [rod.loadXN[rod.count - 1], rod.loadYN[rod.count - 1], rod.loadZN[rod.count - 1]] = motion.turn([0, 0.01, -0.02]);
  settleStack(assembly, { stillMm: 1e-12 });
  return outcome(motion, rod);
}

/** Roll of a direction across the rod, from anterior (or, where the rod itself points there, cranial) made square to it. */
function rollFromAnterior(along: Triple, across: Triple): number {
  const up: Triple = Math.abs(along[2]) < 0.9 ? [0, 0, 1] : [0, 1, 0];
  const side = cross(along, up);
  const anterior = cross(side, along);
  return Math.atan2(dot(across, side), dot(across, anterior));
}

function difference(scene: (motion: Motion) => Outcome): { placeMm: number; forceShare: number | null } {
  const [here, there] = [scene(STILL), scene(SKEW)];
  const most = (values: number[]): number => values.reduce((far, one) => Math.max(far, Math.abs(one)), 0);
  const off = here.places.map((p, i) => most(p.map((value, k) => value - there.places[i]![k]!)));
  const force = here.forcesN.map((one, i) => one - there.forcesN[i]!);
  const largest = most(here.forcesN);
  return { placeMm: most(off), forceShare: largest > 0 ? most(force) / largest : null };
}

export function invarianceCases(): VerificationCase[] {
  const scenes = [
    { what: 'rod pushed into a ring with friction', size: 60, off: difference(pushedIntoRing) },
    { what: 'curved wire in a catheter, rolled and loaded', size: 45, off: difference(curvedStack) },
  ];
  return scenes.flatMap(({ what, size, off }) => [
    judge('V16', `${what}, moved about a skew axis: places off, over length`, off.placeMm / size, 0, LIMIT),
    ...(off.forceShare === null
      ? []
      : [
          judge('V16', `${what}, moved about a skew axis: wall forces off, over the largest`, off.forceShare, 0, LIMIT),
        ]),
  ]);
}
