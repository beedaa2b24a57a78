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
import { createCirculation, createFlow, injectAt, restFlow, stepFlow } from '../../sim/flow/index.ts';
import { type SimEvent, TICK_S } from '../../sim/index.ts';
import { grownTree } from './grown-tree.ts';

/** Where the agent comes out, and how fast: 0.16 mL/min in the foraminal vein of the right T8. */
const TIP = { vessel: 'fv_r_t8', share: 0.5, mlPerS: 0.16 / 60 };
/** Pressure behind a resistance so high that what is before the tip makes no difference, Pa·s/mL. */
const PUMP_RESISTANCE = 1e12;
/** A run of contrast meanwhile, through a 5F catheter in the azygos that looks up the stream. */
const RUN = { vessel: 'azygos', share: 0.2, boreRadiusMm: 0.58, mlPerS: 3, contrastShare: 0.5 };

interface Blood {
  segments: number;
  cells: number;
  /** One tick: agent is pressed on, contrast is given and carried, heart and breath go on. */
  step: () => void;
}

/** The blood of all veins and of so many more pieces than the patient has, with a run of contrast and agent under way. */
export function embolizedBlood(morePieces: number): Blood {
  const tree = grownTree(morePieces);
  const circulation = createCirculation(tree);
  const flow = createFlow(circulation, false);
  restFlow(circulation, flow);
  const channels = createChannels(tree, circulation);
  const bed: Bed = { channels, circulation, flow, numbers: embolic };
  const agent = createAgent(channels, 0);
  const { index, lengthMm } = tree.byId.get(TIP.vessel)!;
  const pump = { cell: cellOfPlace(bed, index, TIP.share * lengthMm), wantedMlPerS: TIP.mlPerS, mostMl: 1, opacity: 1 };
  const drive = { ...pump, pa: TIP.mlPerS * PUMP_RESISTANCE, resistance: PUMP_RESISTANCE, mostS: TICK_S };
  const vessel = tree.byId.get(RUN.vessel)!;
  const nozzle = { vessel, arcMm: RUN.share * vessel.lengthMm, boreRadiusMm: RUN.boreRadiusMm, towards: 1 } as const;
  const told: SimEvent[] = [];
  const step = (): void => {
    told.length = 0;
    flow.narrowing.fill(1);
    settle(bed, agent, TICK_S, told);
    plugVeins(bed, agent);
    advance(bed, agent, tree, drive, told);
    injectAt(circulation, flow, tree, nozzle, RUN.mlPerS, RUN.contrastShare);
    stepFlow(circulation, flow, TICK_S);
  };
  return { segments: circulation.network.pieceCount, cells: circulation.cells.count, step };
}
