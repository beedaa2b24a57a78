export { beginManoeuvre } from './breath.ts';
export { type Circulation, createCirculation, createFlow, type FlowState } from './flow-state.ts';
export { injectAt, type Nozzle } from './injection.ts';
export { noInjection } from './injection-state.ts';
export { openLeak } from './leaks.ts';
export { mostThroughLumen } from './lumen-rate.ts';
export { narrowVeins } from './narrowing.ts';
export { ATRIUM, wallOf } from './network.ts';
export { restFlow, stepFlow, transmuralMmHg } from './step-flow.ts';
