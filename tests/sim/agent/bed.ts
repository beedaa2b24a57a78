/** A patient's veins with a tip in them and nothing else of the world: agent comes at a given rate, blood runs, time passes. */
import {
  type AgentState,
  advance,
  type Bed,
  cellOfPlace,
  createAgent,
  createChannels,
  embolic,
  plugVeins,
  settle,
} from '../../../src/sim/agent/index.ts';
import { createCirculation, createFlow, restFlow, stepFlow } from '../../../src/sim/flow/index.ts';
import { buildTree, type SimEvent, TICK_S, TICKS_PER_S, type VesselTree } from '../../../src/sim/index.ts';

/** Nominal rate of injection, 0.16 mL/min. */
export const NOMINAL_ML_PER_S = 0.16 / 60;

export interface Veins {
  tree: VesselTree;
  bed: Bed;
  agent: AgentState;
  events: SimEvent[];
}

export function veins(tree = buildTree()): Veins {
  const circulation = createCirculation(tree);
  const flow = createFlow(circulation, false);
  restFlow(circulation, flow);
  const channels = createChannels(tree, circulation);
  const bed: Bed = { channels, circulation, flow, numbers: embolic };
  return { tree, bed, agent: createAgent(channels, 4), events: [] };
}

/** The cell of a vessel at a share of its length. */
export function cellAt({ tree, bed }: Veins, vessel: string, share: number): number {
  const { index, lengthMm } = tree.byId.get(vessel)!;
  return cellOfPlace(bed, index, share * lengthMm);
}

/** Let agent come out of a tip at a rate, or nothing at 0 mL/s, until the time is over or something has happened. @returns seconds */
export function inject(
  { tree, bed, agent, events }: Veins,
  cell: number,
  mlPerS: number,
  seconds: number,
  until: () => boolean = () => false,
): number {
  // a pump: pressure and resistance so high that what is before the tip makes no difference
  const resistance = 1e12;
  for (let tick = 0; tick < seconds * TICKS_PER_S; tick += 1) {
    bed.flow.narrowing.fill(1);
    settle(bed, agent, TICK_S, events);
    plugVeins(bed, agent);
    for (let leftS = TICK_S; mlPerS > 0 && leftS > 1e-12; ) {
      const drive = {
        cell,
        pa: mlPerS * resistance,
        resistance,
        wantedMlPerS: mlPerS,
        mostMl: 1,
        mostS: leftS,
        opacity: 1,
      };
      const { ml, tookS } = advance(bed, agent, tree, drive, events);
      agent.injectedMl += ml;
      leftS -= tookS;
      if (tookS === 0) break;
    }
    stepFlow(bed.circulation, bed.flow, TICK_S);
    if (until()) return tick / TICKS_PER_S;
  }
  return seconds;
}

/** Agent in a vessel, mL, its points counted with the widest vein that meets there. */
export function mlIn({ tree, bed: { channels }, agent }: Veins, ...ids: string[]): number {
  const wanted = new Set(ids.map((id) => tree.byId.get(id)!.index));
  return agent.volumeMl.reduce((sum, ml, cell) => (wanted.has(channels.vessel[cell]!) ? sum + ml : sum), 0);
}

/** Everything that was injected, by where it is now, mL. */
export function accountedMl({ agent }: Veins): number {
  return agent.volumeMl.reduce((a, b) => a + b, 0) + agent.toLungsMl + agent.extravasatedMl;
}
