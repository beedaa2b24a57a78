/** The door of the simulation: make a world, step it, copy it, tell it by a hash; and the types that others read. */
export { type AgentState, type Cast, closedAngleDeg, embolic, readCast } from './agent/index.ts';
export * from './anatomy/index.ts';
export * from './beam/index.ts';
export { SIM_BUILD } from './build.ts';
export {
  DEVICE_SLOTS,
  type DeviceSlot,
  FLUIDS,
  type Fluid,
  MANOEUVRES,
  type Manoeuvre,
  type SimCommand,
} from './commands.ts';
export { createSim, type SimSetup } from './create.ts';
export { type DeviceSpec, deviceCatalogue, fitsInto } from './devices/index.ts';
export type { SimEvent } from './events.ts';
export {
  between,
  finite,
  fullListOf,
  listOf,
  object,
  positive,
  seed,
  slot,
  wholeNumber,
  word,
  yesOrNo,
  zeroOrMore,
} from './file-shape.ts';
export {
  type Circulation,
  contrastInMl,
  type FlowState,
  type Leak,
  type PlacesInCells,
  placeInCells,
} from './flow/index.ts';
export { longestInserted } from './hubs-order.ts';
export { createChance } from './math/index.ts';
export type { RodState } from './physics/index.ts';
export { type Problem, type Result, readShape, type UnsoundFile } from './result.ts';
export { cloneState, hashState } from './snapshot.ts';
export type { DeviceState, SimState } from './state.ts';
export { stepSim } from './step.ts';
export { TICK_S, TICKS_PER_S } from './tick.ts';
