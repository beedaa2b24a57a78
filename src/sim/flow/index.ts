export { beginManoeuvre } from './breath.ts';
export { type Circulation, createCirculation, createFlow, type FlowState } from './flow-state.ts';
export { injectAt, type Nozzle } from './injection.ts';
export { type Injection, noInjection } from './injection-state.ts';
export { mostThroughLumen } from './lumen-rate.ts';
export { narrowingBy, narrowVeins, pieceAtArc, pointOfNode, WEDGED } from './narrowing.ts';
export { ATRIUM, type FlowNetwork } from './network.ts';
export { type Physiology, physiology, readPhysiology } from './physiology.ts';
export { restFlow, stepFlow } from './step-flow.ts';
