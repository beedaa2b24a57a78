/** The door of the simulation. */
export type { Foramen, VertebralBody, Vessel, VesselTree } from './anatomy/index.ts';
export * from './beam/beam.ts';
export { DEVICE_SLOTS, type DeviceSlot, type SimCommand } from './commands.ts';
export type { DeviceSpec } from './devices/index.ts';
export type { SimEvent } from './events.ts';
export type { RodState } from './physics/index.ts';
export type { DeviceState, SimState } from './state.ts';
