/** The door of the valves: put them in place, move them with the blood, and hear what devices do there. */
export { placeValves } from './place-valves.ts';
export { stepValves } from './step-valves.ts';
export type { ValveState } from './valve.ts';
export { watchTips } from './watch-tips.ts';
