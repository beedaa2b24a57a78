import { bendRod, composeRod, transportFrame } from './composition.ts';
import type { FreeMotion } from './elastic.ts';
import { gripHubs, limitHands, measureAxial, measureCapstan, readHubForces } from './hands.ts';
import type { Lumen } from './lumen.ts';
import { type CurvePoint, feedRod, layRod, slideFed } from './mesh.ts';
import type { RodState } from './rod-state.ts';
import { NEWTON_TOLERANCE_MM, type SolveSetting, solveRod } from './solve.ts';
import type { Stack } from './stack.ts';
import { twistDevices } from './twist.ts';
import type { ValveBody } from './valve-body.ts';
import { type MatterWorld, placeLeaflets, stepWorld } from './world.ts';

/** A rod, the devices it is made of, and the Matter world that integrates its nodes. */
export interface Assembly {
  rod: RodState;
  stack: Stack;
  world: MatterWorld;
  /** Capstan factor of each device's way to its hub. */
  capstan: number[];
  /** What the devices may meet; none when left out. */
  valves?: readonly ValveBody[];
}

const NO_VALVES: readonly ValveBody[] = [];

/** Lay the devices on a curve given by arc length from the sheath, at rest. */
export function layAssembly({ rod, stack }: Pick<Assembly, 'rod' | 'stack'>, pointAt: CurvePoint): void {
  layRod(rod, stack, pointAt);
  if (rod.count < 2) return;
  composeRod(rod, stack);
  transportFrame(rod);
  bendRod(rod, stack);
}

/**
 * One tick. First roll and capstan, read off the rod as the last tick left it; then the mesh for what is fed and what it is
 * made of; then, inside Matter's update, the fed nodes slide on, the rest bends are laid on that shape, and the rod is solved.
 */
export function stepAssembly(assembly: Assembly, lumen: Lumen | null, stepS: number): void {
  const { rod, stack, world, capstan } = assembly;
  twistDevices(rod, stack);
  measureCapstan(rod, stack, capstan);
  feedRod(rod, stack);
  for (const device of stack) if (device) device.slippedMm = 0;
  if (rod.count < 2) {
    readHubForces(rod, stack, capstan);
    return;
  }
  composeRod(rod, stack);
  underway.assembly = assembly;
  underway.setting.stepS = stepS;
  underway.setting.lumen = lumen;
  const valves = assembly.valves ?? NO_VALVES;
  underway.setting.valves = valves;
  stepWorld(world, rod, stepS, solveUnderway);
  placeLeaflets(world, valves);
  measureAxial(rod);
  readHubForces(rod, stack, capstan);
}

/** What `solveUnderway` works on: filled by every step, so that a tick makes no closures. */
const underway: { assembly: Assembly | null; setting: SolveSetting } = {
  assembly: null,
  setting: {
    stepS: 0,
    lumen: null,
    valves: NO_VALVES,
    free: null as unknown as FreeMotion,
    toleranceMm: NEWTON_TOLERANCE_MM,
    limitHands: (rod, last) => limitHands(rod, underway.assembly!.stack, underway.assembly!.capstan, last),
  },
};

function solveUnderway(free: FreeMotion): void {
  const { rod, stack } = underway.assembly!;
  slideFed(rod);
  transportFrame(rod);
  bendRod(rod, stack);
  underway.setting.free = free;
  gripHubs();
  solveRod(rod, underway.setting);
}
