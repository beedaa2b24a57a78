export { beginManoeuvre } from './breath.ts';
export { type Circulation, createCirculation, createFlow, type FlowState } from './flow-state.ts';
export { injectAt, type Nozzle } from './injection.ts';
export { noInjection } from './injection-state.ts';
export { mostThroughLumen } from './lumen-rate.ts';
export { narrowVeins } from './narrowing.ts';
export { ATRIUM } from './network.ts';
export { restFlow, stepFlow } from './step-flow.ts';
