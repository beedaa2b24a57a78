import { bendRod, composeRod, transportFrame } from './composition.ts';
import { limitHands, measureAxial, measureCapstan, readHubForces } from './hands.ts';
import type { Lumen } from './lumen.ts';
import { feedRod } from './mesh.ts';
import type { RodState } from './rod-state.ts';
import { NEWTON_TOLERANCE_MM, solveRod } from './solve.ts';
import type { Stack } from './stack.ts';
import { twistDevices } from './twist.ts';
import { type MatterWorld, stepWorld } from './world.ts';

/** A rod, the devices it is made of, and the Matter world that integrates its nodes. */
export interface Assembly {
  rod: RodState;
  stack: Stack;
  world: MatterWorld;
  /** Capstan factor of each device's way to its hub. */
  capstan: number[];
}

/** One tick: mesh from what is fed, then what it is made of, then how it lies, then the solve inside Matter's update. */
export function stepAssembly(assembly: Assembly, lumen: Lumen | null, stepS: number): void {
  const { rod, stack, world, capstan } = assembly;
  feedRod(rod, stack);
  for (const device of stack) if (device) device.slippedMm = 0;
  if (rod.count < 2) return;
  composeRod(rod, stack);
  transportFrame(rod);
  twistDevices(rod, stack);
  bendRod(rod, stack);
  measureCapstan(rod, stack, capstan);
  stepWorld(world, rod, stepS, (free) =>
    solveRod(rod, {
      stepS,
      lumen,
      free,
      toleranceMm: NEWTON_TOLERANCE_MM,
      limitHands: () => limitHands(rod, stack, capstan),
    }),
  );
  measureAxial(rod);
  readHubForces(rod, stack, capstan);
}
