/** What time does to the agent in the veins: it sets, it stops the blood, and where blood is fast a string of it breaks off. */
import type { SimEvent } from '../events.ts';
import { ATRIUM, findHolding, WEDGED } from '../flow/index.ts';
import type { AgentState } from './agent-state.ts';
import { speedOfCell } from './blood.ts';
import { type Bed, isFull } from './fronts.ts';

/** One step over all cells. */
export function settle(bed: Bed, agent: AgentState, stepS: number, events: SimEvent[]): void {
  const { channels, numbers } = bed;
  for (let cell = 0; cell < channels.count; cell += 1) {
    if (agent.volumeMl[cell] === 0) continue;
    agent.restS[cell]! += stepS;
    if (isFull(channels, agent, cell)) agent.filledS[cell]! += stepS;
    else if (breaksOff(bed, agent, cell)) loseToLungs(agent, cell);
  }
  if (agent.toLungsMl >= agent.toldToLungsMl + numbers.told.ml) {
    events.push({ kind: 'embolicToLungs', ml: agent.toLungsMl - agent.toldToLungsMl });
    agent.toldToLungsMl = agent.toLungsMl;
  }
  if (agent.extravasatedMl >= agent.toldExtravasatedMl + numbers.told.ml) {
    events.push({ kind: 'embolicExtravasated', ml: agent.extravasatedMl - agent.toldExtravasatedMl });
    agent.toldExtravasatedMl = agent.extravasatedMl;
  }
}

/** Agent that has not set yet, hangs further into a vein than that is wide, in fast blood. */
function breaksOff({ channels, flow, numbers }: Bed, agent: AgentState, cell: number): boolean {
  const { speedMmPerS, stringDiameterMm } = numbers.breakOff;
  if (agent.restS[cell]! > numbers.setting.timeS) return false;
  const radiusMm = channels.radiusMm[cell]!;
  const stringMm = 0.5 * stringDiameterMm;
  // in a vein no wider than itself it clings to the wall
  if (radiusMm <= stringMm) return false;
  const mostMl = (Math.PI * stringMm * stringMm * 2 * radiusMm) / 1000;
  return agent.volumeMl[cell]! > mostMl && speedOfCell(flow, channels, cell) > speedMmPerS;
}

function loseToLungs(agent: AgentState, cell: number): void {
  agent.toLungsMl += agent.volumeMl[cell]!;
  agent.volumeMl[cell] = 0;
  agent.restS[cell] = 0;
  agent.opacity[cell] = 0;
}

/** Blood passes the agent only beside it: adds to the narrowing of every piece that holds some. */
export function plugVeins(bed: Bed, agent: AgentState): void {
  const { channels, circulation, flow } = bed;
  const { network, cells, holding } = circulation;
  findHolding(circulation, agent.volumeMl, 0);
  for (let at = 0; at < holding.count; at += 1) {
    const k = holding.pieces[at]!;
    const first = cells.firstOfPiece[k]!;
    const end = cells.firstOfPiece[k + 1]!;
    let more = 0;
    for (let cell = first; cell < end; cell += 1) more += plugged(channels.volumeMl, agent, cell);
    more += 0.5 * pluggedPoint(bed, agent, network.pieceFrom[k]!) + 0.5 * pluggedPoint(bed, agent, network.pieceTo[k]!);
    flow.narrowing[k]! += more / (end - first + 1);
  }
}

function pluggedPoint({ channels, circulation }: Bed, agent: AgentState, point: number): number {
  return point === ATRIUM ? 0 : plugged(channels.volumeMl, agent, circulation.cells.firstOfPoint + point);
}

/** Resistance of a cell that agent lies in, over that of a free one, less one. */
function plugged(volumeMl: Float64Array, agent: AgentState, cell: number): number {
  const open = 1 - agent.volumeMl[cell]! / volumeMl[cell]!;
  return open >= 1 ? 0 : Math.min(WEDGED, 1 / Math.max(1e-9, open * open)) - 1;
}
