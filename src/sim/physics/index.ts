/** The door of the physics: rods, what they are made of, and the lumen they lie in. */
export { type Assembly, layAssembly, stepAssembly } from './assembly.ts';
export { type DeviceProfile, profileDevice } from './device-profile.ts';
export { gripHubs, limitHands } from './hands.ts';
export { createProbe, type Lumen, type LumenProbe, type SamplePlaces } from './lumen.ts';
export { nodeAtArc, placeNode } from './mesh.ts';
export { createRod, MATERIAL_KEYS, MAX_NODES, type RodState, type RodSupport } from './rod-state.ts';
export { NEWTON_TOLERANCE_MM, solveRod } from './solve.ts';
export { type StackDevice, stackOf } from './stack.ts';
export { type Cusp, FLATTEST_RAD, type ValveBody } from './valve-body.ts';
export { POCKET, sideOfLane } from './valve-sides.ts';
export { createVenousLumen } from './venous-lumen.ts';
export { createWorld, type MatterWorld, stepWorld } from './world.ts';
