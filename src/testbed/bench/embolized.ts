import {
  advance,
  type Bed,
  cellOfPlace,
  createAgent,
  createChannels,
  embolic,
  plugVeins,
  settle,
} from '../../sim/agent/index.ts';
import { createCirculation, createFlow, restFlow, stepFlow } from '../../sim/flow/index.ts';
import { buildTree, type SimEvent, TICK_S } from '../../sim/index.ts';

/** Where the agent comes out, and how fast: 0.16 mL/min in the foraminal vein of the right T8. */
const TIP = { vessel: 'fv_r_t8', share: 0.5, mlPerS: 0.16 / 60 };
/** Pressure behind a resistance so high that what is before the tip makes no difference, Pa·s/mL. */
const PUMP_RESISTANCE = 1e12;

/** The blood of all veins, and agent that is pressed into them: how many pieces of vein, and one tick of both. */
export function embolizedBlood(): { segments: number; step: () => void } {
  const tree = buildTree();
  const circulation = createCirculation(tree);
  const flow = createFlow(circulation, false);
  restFlow(circulation, flow);
  const channels = createChannels(tree, circulation);
  const bed: Bed = { channels, circulation, flow, numbers: embolic };
  const agent = createAgent(channels, 0);
  const { index, lengthMm } = tree.byId.get(TIP.vessel)!;
  const pump = { cell: cellOfPlace(bed, index, TIP.share * lengthMm), wantedMlPerS: TIP.mlPerS, mostMl: 1, opacity: 1 };
  const drive = { ...pump, pa: TIP.mlPerS * PUMP_RESISTANCE, resistance: PUMP_RESISTANCE, mostS: TICK_S };
  const told: SimEvent[] = [];
  const step = (): void => {
    told.length = 0;
    flow.narrowing.fill(1);
    settle(bed, agent, TICK_S, told);
    plugVeins(bed, agent);
    advance(bed, agent, tree, drive, told);
    stepFlow(circulation, flow, TICK_S);
  };
  return { segments: circulation.network.pieceCount, step };
}
