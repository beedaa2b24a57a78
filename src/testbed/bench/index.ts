/** The door of the bench: cases to time, hands that never rest, hands that never give in, and one rod solve alone. */
export { atRest, injecting, judging, pressingAgent } from './at-work.ts';
export { worldsOfLevel } from './atlas.ts';
export { blockedWire, isWireSlipping, pushOn } from './blocked-wire.ts';
export { embolizedBlood } from './embolized.ts';
export { busyHands, fourDevices, fourValves, solveAlone } from './four-devices.ts';
