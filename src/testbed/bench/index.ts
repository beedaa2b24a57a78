/** The door of the bench: a case to time, hands that never rest, and one rod solve alone. */
export { busyHands, fourDevices, solveAlone } from './four-devices.ts';
