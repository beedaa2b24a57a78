/** The door of the embolic agent. */
export { advance } from './advance.ts';
export { type AgentState, createAgent, type LumenColumn } from './agent-state.ts';
export { type Cast, closedAngleDeg, readCast } from './cast.ts';
export { type Channels, createChannels } from './channels.ts';
export { embolic, readEmbolic } from './embolic.ts';
export { type Bed, isFull } from './fronts.ts';
export { ageLumen, createLumen, mlOf, takesFluid } from './lumen.ts';
export { createOutlets, partFlow } from './part.ts';
export { type Press, type Pressed, pressAgent, pressThrough } from './press.ts';
export { plugVeins, settle } from './settle.ts';
export { cellOfPlace, forgetShaft, gripShaft, holdsAgainstPull, layShaft } from './shaft.ts';
