import type { DeviceSpec } from '../../sim/index.ts';
import type { Triple } from './bench-lumens.ts';
import { fastestMm } from './bench-rod.ts';
import {
  type Assembly,
  createRod,
  createWorld,
  type Lumen,
  layAssembly,
  profileDevice,
  type StackDevice,
  stepAssembly,
} from './solver.ts';

/** Devices on the bench: uniform, frictionless, and fed from a straight sheath along +x exactly as in the game. */
export interface BenchDevice {
  stiffnessNmm2: number;
  insertedMm: number;
  /** Rest curvature over the distal part of this length. */
  curvaturePerMm?: number;
  shapedMm?: number;
  outerRadiusMm?: number;
}

/** Spacing near a tip that the game's mesh has at scale 1, mm. @source src/sim/physics/device-profile.ts */
const GAME_SPACING_MM = 1.25;
/** Where the hand lets go, N: far above what any bench asks for. */
const FIRM_N = 5;
const STEP_S = 1 / 60;
const MOST_TICKS = 4000;

/**
 * @param spacingMm distance of nodes over the distal 40 mm
 * @param along direction of the sheath, unit vector
 * @param at place of its exit, mm
 */
export function benchStack(
  devices: readonly BenchDevice[],
  spacingMm: number,
  along: Triple = [1, 0, 0],
  at: Triple = [0, 0, 0],
): Assembly {
  const stack = devices.map((device) => stackDevice(device, spacingMm));
  const rod = createRod();
  rod.root = { clamped: true, x: along[0], y: along[1], z: along[2] };
  layAssembly({ rod, stack }, (arcMm) => [
    at[0] + arcMm * along[0],
    at[1] + arcMm * along[1],
    at[2] + arcMm * along[2],
  ]);
  return { rod, stack, world: createWorld(), capstan: stack.map(() => 1) };
}

function stackDevice(device: BenchDevice, spacingMm: number): StackDevice {
  return {
    profile: profileDevice(benchSpec(device), spacingMm / GAME_SPACING_MM),
    insertedMm: device.insertedMm,
    hubRollRad: 0,
    tipRollRad: 0,
    hubForceN: 0,
    slippedMm: 0,
  };
}

function benchSpec({ stiffnessNmm2, curvaturePerMm = 0, shapedMm = 0, outerRadiusMm = 0.6 }: BenchDevice): DeviceSpec {
  return {
    id: 'bench',
    name: 'Bench',
    slot: 'wire',
    lengthMm: 200,
    outerRadiusMm,
    innerRadiusMm: 0,
    bendingStiffness: [
      { fromTipMm: 0, eiNmm2: stiffnessNmm2 },
      { fromTipMm: 200, eiNmm2: stiffnessNmm2 },
    ],
    torsionRatio: 0.77,
    restCurve: shapedMm > 0 ? [{ fromTipMm: 0, toTipMm: shapedMm, curvaturePerMm }] : [],
    wallFriction: 0,
    lumenFriction: 0,
    handLimitN: FIRM_N,
    opacity: [],
    markers: [],
  };
}

interface Rest {
  lumen?: Lumen | null;
  /** Most that a coordinate may move in a tick at rest, mm. */
  stillMm?: number;
}

/** Step until nothing moves any more. @returns ticks taken */
export function settleStack(assembly: Assembly, { lumen = null, stillMm = 1e-8 }: Rest = {}): number {
  for (let tick = 1; tick <= MOST_TICKS; tick += 1) {
    stepAssembly(assembly, lumen, STEP_S);
    if (fastestMm(assembly.rod) < stillMm) return tick;
  }
  return MOST_TICKS;
}

interface Place {
  xMm: number;
  yMm: number;
  zMm: number;
}

export function tipOf({ rod }: Assembly): Place {
  const last = rod.count - 1;
  return { xMm: rod.xMm[last]!, yMm: rod.yMm[last]!, zMm: rod.zMm[last]! };
}
