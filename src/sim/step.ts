import { stepBeam } from './beam/index.ts';
import type { SimCommand } from './commands.ts';
import { stepAgent } from './embolize.ts';
import type { SimEvent } from './events.ts';
import { stepExchanges } from './exchange.ts';
import { narrowVeins, stepFlow } from './flow/index.ts';
import { stepHarm } from './harm.ts';
import { applyCommand, readHubs, restHands } from './hubs.ts';
import { stepInjector } from './injector.ts';
import { stackOf, stepAssembly } from './physics/index.ts';
import type { SimState } from './state.ts';
import { TICK_S } from './tick.ts';
import { readTips, trackTips } from './tips.ts';
import { stepValves, watchTips } from './valves/index.ts';

/** Ticks in which devices laid on a centreline come to rest against the walls. @assumption three seconds; measured at rest well before */
const SETTLE_TICKS = 180;

/**
 * One tick of the world, 1/60 s: changes the state and says what happened. The order matters:
 * hands first, because what they feed is what the rod must make room for; then the rod, inside Matter's update;
 * then what hubs and tips can tell about it; then the valves, which the rod pushes and the last tick's blood opens; then the blood, which the devices narrow and the syringe feeds; the beam last,
 * because a pulse shows the world as it now is.
 */
export function stepSim(state: SimState, commands: readonly SimCommand[]): readonly SimEvent[] {
  const events: SimEvent[] = [];
  restHands(state);
  for (const command of commands) applyCommand(state, command, events);
  stepExchanges(state, events);
  stepAssembly(
    {
      rod: state.rod,
      stack: stackOf(state.devices),
      world: state.world,
      capstan: state.capstan,
      valves: state.valves,
    },
    state.patient.lumen,
    TICK_S,
  );
  readHubs(state, events);
  readTips(state);
  trackTips(state, events);
  stepValves(state.valves, state.flow, state.rod, TICK_S, events);
  watchTips(state.valves, state.devices, state.rod, TICK_S, events);
  moveBlood(state, events);
  stepBeam(state.beam, TICK_S, events);
  state.tick += 1;
  return events;
}

function moveBlood(state: SimState, events: SimEvent[]): void {
  const { patient, flow } = state;
  const { doing } = flow.breath;
  narrowVeins(patient.circulation, flow, patient.tree, state.rod);
  stepAgent(state, TICK_S, events);
  stepInjector(state, TICK_S, events);
  stepFlow(patient.circulation, flow, TICK_S);
  stepHarm(state, events);
  if (flow.breath.doing !== doing) events.push({ kind: 'breathChanged', manoeuvre: flow.breath.doing });
}

/** Let the devices come to rest without hands, before a case begins. */
export function settleSim(state: SimState): void {
  for (let tick = 0; tick < SETTLE_TICKS; tick += 1) stepSim(state, []);
  state.tick = 0;
  for (const device of state.devices) device.jumpMm = 0;
}
