import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_BAND, STRIDE } from '../../../src/sim/math/band.ts';
import {
  addBending,
  addClamps,
  addInertia,
  addStretch,
  measureTangents,
  measureTension,
} from '../../../src/sim/physics/elastic.ts';
import { createRod, type Lumen, type RodState } from '../../../src/sim/physics/index.ts';
import { addSupports } from '../../../src/sim/physics/support.ts';
import { clearSystem, createSystem, type NewtonSystem } from '../../../src/sim/physics/system.ts';
import { addFriction, addWall } from '../../../src/sim/physics/wall.ts';
import { gatherSamples } from '../../../src/sim/physics/wall-samples.ts';
import { evenly } from './evenly.ts';

const NODES = 6;
const SIZE = 3 * (NODES - 1);
const STEP_MM = 1e-5;

type Term = (system: NewtonSystem, rod: RodState) => void;

/** A straight tube along x: the wall's curvature is exactly what the probe says. */
const tube: Lumen = {
  gather() {},
  probe(sample, { yMm, zMm }, out) {
    const [y, z] = [yMm[sample]!, zMm[sample]!];
    const off = Math.hypot(y, z) + 1e-12;
    Object.assign(out, { depthMm: 1.2 - off, nx: 0, ny: -y / off, nz: -z / off });
    Object.assign(out, { ax: 1, ay: 0, az: 0, curvaturePerMm: 1 / off, vessel: 0 });
  },
};
const system = createSystem();
const still = new Float64Array(NODES);

/** Every term of the solver's energy, alone; friction with the hold on each node that it took at the rod's first place. */
const TERMS: [name: string, term: Term][] = [
  [
    'inertia, drag and dead load',
    (system, rod) => addInertia(system, rod, { stepS: 1 / 60, free: { x: still, y: still, z: still } }, 1.7e-6),
  ],
  ['bending', addBending],
  ['clamps', addClamps],
  ['stretch', (system, rod) => addStretch(system, rod, true)],
  ['supports', addSupports],
  [
    'the wall',
    (system, rod) => {
      gatherSamples(rod, tube);
      addWall(system, rod, tube, true);
    },
  ],
  ['friction', (system, rod) => addFriction(system, rod, false)],
];

/** Terms of unit tangents: their matrix is the one of a straight rod, see the test of its own. */
const BY_TANGENTS: ReadonlySet<Term> = new Set([addBending, addClamps]);

const perNode = (min: number, max: number) => fc.array(evenly(min, max), { minLength: NODES, maxLength: NODES });

const rods = fc
  .record({
    ...{ off: fc.array(evenly(-0.4, 0.4), { minLength: 3 * NODES, maxLength: 3 * NODES }), rest: perNode(0.7, 2) },
    ...{ stiffness: perNode(1, 100), axial: perNode(50, 2000), bend: perNode(-0.3, 0.3), load: perNode(-0.5, 0.5) },
    ...{ aside: evenly(0.4, 1.6), grip: perNode(0.01, 1), mass: perNode(1e-6, 1e-4), rootClamped: fc.boolean() },
    ...{ tipClamped: fc.boolean(), oneSided: fc.boolean(), slip: evenly(-1, 1) },
  })
  .map((drawn) => {
    const rod = createRod();
    rod.count = NODES;
    for (let i = 0; i < NODES; i += 1) {
      rod.xMm[i] = 1.3 * i + drawn.off[3 * i]!;
      rod.yMm[i] = drawn.aside + drawn.off[3 * i + 1]!;
      rod.zMm[i] = drawn.off[3 * i + 2]!;
      rod.restMm[i] = drawn.rest[i]!;
      rod.stiffnessNmm2[i] = drawn.stiffness[i]!;
      rod.axialStiffnessN[i] = drawn.axial[i]!;
      rod.massPerMm[i] = drawn.mass[i]!;
      rod.radiusMm[i] = 0.3;
      [rod.bendX[i], rod.bendY[i], rod.bendZ[i]] = [drawn.bend[i]!, drawn.bend[NODES - 1 - i]!, -drawn.bend[i]!];
      [rod.loadXN[i], rod.loadYN[i], rod.loadZN[i]] = [drawn.load[i]!, drawn.load[NODES - 1 - i]!, -drawn.load[i]!];
      [rod.friction[i], rod.wallForceN[i]] = [0.3, drawn.grip[i]!];
      [rod.normalX[i], rod.normalY[i], rod.normalZ[i]] = [0.48, -0.6, 0.64];
      // From well within the stick to well beyond it.
      const slip = 0.02 * drawn.slip * (i / NODES);
      rod.xPrevMm[i] = rod.xMm[i]! - slip;
      rod.yPrevMm[i] = rod.yMm[i]! + 0.5 * slip;
      rod.zPrevMm[i] = rod.zMm[i]! + slip;
    }
    rod.root = { clamped: drawn.rootClamped, x: 0.6, y: 0.8, z: 0 };
    rod.tip = { clamped: drawn.tipClamped, x: 0.8, y: 0, z: 0.6 };
    const support = { node: 3, x: 0.36, y: -0.48, z: 0.8, offsetMm: 0.5, stiffnessNPerMm: 40, forceN: 0 };
    rod.supports = [{ ...support, oneSided: drawn.oneSided }];
    measureTangents(rod);
    measureTension(rod);
    clearSystem(system, rod.count);
    addFriction(system, rod, true);
    return rod;
  });

function evaluate(term: Term, rod: RodState): { energy: number; gradient: Float64Array; band: Float64Array } {
  clearSystem(system, rod.count);
  measureTangents(rod);
  term(system, rod);
  const band = system.band.slice(0, SIZE * STRIDE);
  return { energy: system.energyNmm, gradient: system.gradient.slice(0, SIZE), band };
}

function nudge(rod: RodState, r: number, byMm: number): void {
  const node = 1 + Math.floor(r / 3);
  [rod.xMm, rod.yMm, rod.zMm][r % 3]![node]! += byMm;
}

/** Central difference of anything along coordinate r. */
function difference<T>(term: Term, rod: RodState, r: number, read: (found: ReturnType<typeof evaluate>) => T): [T, T] {
  nudge(rod, r, STEP_MM);
  const ahead = read(evaluate(term, rod));
  nudge(rod, r, -2 * STEP_MM);
  const behind = read(evaluate(term, rod));
  nudge(rod, r, STEP_MM);
  return [ahead, behind];
}

function hessianEntry(band: Float64Array, r: number, c: number): number {
  const [low, high] = r > c ? [c, r] : [r, c];
  return high - low > HALF_BAND ? 0 : band[high * STRIDE + HALF_BAND - (high - low)]!;
}

/** Slip of each node along the wall, mm. */
function slips(rod: RodState): number[] {
  return Array.from({ length: NODES }, (_, i) => {
    const u = [rod.xMm[i]! - rod.xPrevMm[i]!, rod.yMm[i]! - rod.yPrevMm[i]!, rod.zMm[i]! - rod.zPrevMm[i]!];
    const across = u[0]! * rod.normalX[i]! + u[1]! * rod.normalY[i]! + u[2]! * rod.normalZ[i]!;
    return Math.sqrt(Math.max(0, u[0]! ** 2 + u[1]! ** 2 + u[2]! ** 2 - across ** 2));
  });
}

/** No node so close to touching, or to sliding, that a difference would straddle the kink. */
function isSmooth(rod: RodState): boolean {
  const touching = Array.from({ length: NODES }, (_, i) => 1.2 - 0.3 - Math.hypot(rod.yMm[i]!, rod.zMm[i]!));
  const { x, y, z, offsetMm } = rod.supports[0]!;
  const short = offsetMm - (x * rod.xMm[3]! + y * rod.yMm[3]! + z * rod.zMm[3]!);
  return [...touching, short, ...slips(rod).map((one) => one - 0.01)].every((gap) => Math.abs(gap) > 1e-4);
}

describe.each(TERMS)('the energy of %s', (_name, term) => {
  it('falls along its gradient as fast as the gradient says', () => {
    fc.assert(
      fc.property(rods.filter(isSmooth), (rod) => {
        const { gradient } = evaluate(term, rod);
        const scale = 1e-3 + Math.max(...gradient.map(Math.abs));
        for (let r = 0; r < SIZE; r += 1) {
          const [ahead, behind] = difference(term, rod, r, ({ energy }) => energy);
          expect(Math.abs((ahead - behind) / (2 * STEP_MM) - gradient[r]!) / scale).toBeLessThan(1e-5);
        }
      }),
    );
  });

  if (BY_TANGENTS.has(term)) return;
  it('has the curvature that the Newton matrix holds, and none outside its band', () => {
    fc.assert(
      fc.property(rods.filter(isSmooth), (rod) => {
        const { band } = evaluate(term, rod);
        const scale = 1e-3 + Math.max(...band.map(Math.abs));
        for (let r = 0; r < SIZE; r += 1) {
          const [ahead, behind] = difference(term, rod, r, ({ gradient }) => gradient);
          for (let c = 0; c < SIZE; c += 1) {
            const curvature = (ahead[c]! - behind[c]!) / (2 * STEP_MM);
            expect(Math.abs(curvature - hessianEntry(band, r, c)) / scale).toBeLessThan(1e-5);
          }
        }
      }),
    );
  });
});

describe.each([
  ['bending', addBending],
  ['clamps', addClamps],
] as [string, Term][])('the energy of %s', (_name, term) => {
  it('has on a straight rod the curvature across it that the Newton matrix holds', () => {
    fc.assert(
      fc.property(rods, (rod) => {
        for (let i = 0; i < NODES; i += 1) {
          rod.xMm[i] = i === 0 ? 0 : rod.xMm[i - 1]! + rod.restMm[i - 1]!;
          rod.yMm[i] = rod.zMm[i] = rod.bendX[i] = rod.bendY[i] = rod.bendZ[i] = 0;
        }
        Object.assign(rod.root, { x: 1, y: 0, z: 0 });
        Object.assign(rod.tip, { x: 1, y: 0, z: 0 });
        const { band } = evaluate(term, rod);
        const scale = 1e-3 + Math.max(...band.map(Math.abs));
        for (let r = 0; r < SIZE; r += 1) {
          if (r % 3 === 0) continue;
          const [ahead, behind] = difference(term, rod, r, ({ gradient }) => gradient);
          for (let c = 0; c < SIZE; c += 1) {
            if (c % 3 === 0) continue;
            const curvature = (ahead[c]! - behind[c]!) / (2 * STEP_MM);
            expect(Math.abs(curvature - hessianEntry(band, r, c)) / scale).toBeLessThan(1e-5);
          }
        }
      }),
    );
  });
});

describe('friction', () => {
  it('pulls against the slip along the wall, with the whole of Coulomb’s force once a node slides, and never with more', () => {
    fc.assert(
      fc.property(rods.filter(isSmooth), (rod) => {
        const { gradient } = evaluate((into, at) => addFriction(into, at, true), rod);
        const slip = slips(rod);
        for (let i = 1; i < NODES; i += 1) {
          const pull = [0, 1, 2].map((k) => gradient[3 * (i - 1) + k]!);
          const limit = rod.friction[i]! * rod.wallForceN[i]!;
          expect(Math.hypot(...pull)).toBeCloseTo(limit * Math.min(1, slip[i]! / 0.01), 9);
          expect(pull[0]! * rod.normalX[i]! + pull[1]! * rod.normalY[i]! + pull[2]! * rod.normalZ[i]!).toBeCloseTo(
            0,
            9,
          );
        }
      }),
    );
  });
});
