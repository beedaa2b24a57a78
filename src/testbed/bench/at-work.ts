/** Cases in the middle of something, for what a tick of it costs and allocates. */
import { freshTally, judgeTick, type Level, NOTHING_REACHED } from '../../game/index.ts';
import { createSim, type SimCommand, type SimState, stepSim } from '../../sim/index.ts';
import { fourDevices, ROUTE } from './four-devices.ts';

const NO_HANDS: readonly SimCommand[] = [];
const RUN: readonly SimCommand[] = [
  { kind: 'inject', device: 'intermediate', fluid: 'contrast', mlPerS: 1, volumeMl: 150, delayS: 0 },
];
const PRESS: readonly SimCommand[] = [
  { kind: 'inject', device: 'microcatheter', fluid: 'agent', mlPerS: 0.16 / 60, volumeMl: 150, delayS: 0 },
];

/** A microcatheter in the foraminal vein of the right T8, through guide and intermediate catheter; the wire is out. */
const DEVICES = [
  { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 575, rollRad: 0 },
  { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 610, rollRad: 0 },
  { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 662, rollRad: 0 },
] as const;

/** Four devices that nobody moves. @returns one tick */
export function atRest(nodes: number): () => unknown {
  const sim = fourDevices(nodes);
  return () => stepSim(sim, NO_HANDS);
}

/** A run of contrast, begun anew when the syringe is empty. @returns one tick */
export function injecting(): () => unknown {
  const sim = atTheForamen();
  return () => stepSim(sim, sim.injector.order ? NO_HANDS : RUN);
}

/** Agent that comes out of the microcatheter. @returns one tick */
export function pressingAgent(): () => unknown {
  const sim = atTheForamen();
  return () => stepSim(sim, sim.injector.order ? NO_HANDS : PRESS);
}

/** The game's look at a world with contrast and agent in it, no phase of the level reached. @returns one look */
export function judging(level: Level): () => unknown {
  const sim = atTheForamen();
  for (const hands of [PRESS, RUN]) {
    stepSim(sim, hands);
    for (let tick = 0; tick < 120; tick += 1) stepSim(sim, NO_HANDS);
  }
  const events = stepSim(sim, NO_HANDS);
  const attempt = { level, sim, progress: NOTHING_REACHED, tally: freshTally() };
  return () => {
    attempt.progress = NOTHING_REACHED;
    return judgeTick(attempt, events);
  };
}

/** With the microcatheter full of agent, as it is two minutes after the first push. */
function atTheForamen(): SimState {
  const sim = createSim({ seed: 1, route: [...ROUTE, 'seg_r_t8', 'fv_r_t8'], devices: DEVICES });
  for (const slug of sim.agent.lumens[2]!.slugs) slug.fluid = 'agent';
  return sim;
}
