/** Moves the agent: as much as the pressure behind it drives, into the fronts that give, and not one drop lost. */

import type { VesselTree } from '../anatomy/index.ts';
import type { SimEvent } from '../events.ts';
import type { AgentState } from './agent-state.ts';
import { pascalOfCell } from './blood.ts';
import { type Bed, findFronts, isFull } from './fronts.ts';
import { addOutlet, partFlow } from './part.ts';

/** Resistance of a tear in a vein's wall, Pa·s/mL. @assumption loose fat around the vein gives way */
const TEAR_RESISTANCE = 1000;

/** Where agent comes out, and what drives it: the pressure behind a resistance. */
interface Drive {
  cell: number;
  pa: number;
  resistance: number;
  /** The rate that is asked for, mL/s: by it the ways to the fronts are compared. */
  wantedMlPerS: number;
  /** No more than this, mL, and for no longer, s. */
  mostMl: number;
  mostS: number;
  /** Opacity of what comes, 0…1. */
  opacity: number;
}

/** What one push did. */
export interface Advanced {
  ml: number;
  tookS: number;
}

/** Push until the time or the agent is over, or a cell is full and the next push may go elsewhere. */
export function advance(bed: Bed, agent: AgentState, tree: VesselTree, drive: Drive, events: SimEvent[]): Advanced {
  const { channels, numbers } = bed;
  const { fronts, frontCell } = channels.scratch;
  findFronts(bed, agent, drive.cell, drive.wantedMlPerS);
  const wall = addOutlet(fronts, numbers.wallPa, TEAR_RESISTANCE);
  frontCell.copyWithin(wall + 1, wall, fronts.count - 1);
  frontCell[wall] = -1;
  agent.tipPa = partFlow(fronts, drive.pa, drive.resistance);
  const tookS = timeToNextChange(bed, agent, drive);
  let ml = 0;
  for (let k = 0; k < fronts.count && fronts.mlPerS[k]! > 0; k += 1)
    ml += fill(bed, agent, tree, frontCell[k]!, tookS * fronts.mlPerS[k]!, drive, events);
  return { ml, tookS };
}

/** Until the first front has filled its cell, the agent is spent, or the time is over, s. */
function timeToNextChange({ channels }: Bed, agent: AgentState, { mostMl, mostS }: Drive): number {
  const { fronts, frontCell } = channels.scratch;
  let tookS = mostS;
  let sum = 0;
  for (let k = 0; k < fronts.count && fronts.mlPerS[k]! > 0; k += 1) {
    const cell = frontCell[k]!;
    sum += fronts.mlPerS[k]!;
    if (cell >= 0) tookS = Math.min(tookS, (channels.volumeMl[cell]! - agent.volumeMl[cell]!) / fronts.mlPerS[k]!);
  }
  return sum * tookS > mostMl ? mostMl / sum : tookS;
}

/** Agent into a cell, or through the wall. @returns what went, mL */
function fill(
  bed: Bed,
  agent: AgentState,
  tree: VesselTree,
  cell: number,
  wantedMl: number,
  { opacity }: Drive,
  events: SimEvent[],
): number {
  if (cell < 0) {
    agent.extravasatedMl += wantedMl;
    return wantedMl;
  }
  const { channels } = bed;
  const before = agent.volumeMl[cell]!;
  const ml = Math.min(wantedMl, channels.volumeMl[cell]! - before);
  displaceContrast(bed, agent, cell, ml);
  agent.volumeMl[cell] = before + ml;
  agent.opacity[cell] = (agent.opacity[cell]! * before + opacity * ml) / (before + ml || 1);
  refresh(bed, agent, cell);
  if (isFull(channels, agent, cell)) agent.filledS[cell] = 0;
  const vessel = channels.vessel[cell]!;
  if (before === 0 && agent.entered[vessel] === 0) {
    agent.entered[vessel] = 1;
    events.push({ kind: 'embolicEntered', vessel: tree.vessels[vessel]!.id });
  }
  return ml;
}

/** The whole way to a front has moved. */
function refresh({ channels: { scratch } }: Bed, agent: AgentState, front: number): void {
  let cell = front;
  agent.restS[cell] = 0;
  while (scratch.parent[cell] !== cell) {
    cell = scratch.parent[cell]!;
    agent.restS[cell] = 0;
  }
}

/** The blood that makes room takes its contrast with it, to where the pressure is least. */
function displaceContrast({ channels, circulation, flow }: Bed, agent: AgentState, cell: number, ml: number): void {
  const held = flow.contrastMl[cell]!;
  if (held <= 0) return;
  let best = -1;
  let leastPa = Number.POSITIVE_INFINITY;
  for (let k = channels.firstNeighbour[cell]!; k < channels.firstNeighbour[cell + 1]!; k += 1) {
    const next = channels.neighbour[k]!;
    const pa = pascalOfCell(circulation, flow, channels, next);
    if (pa >= leastPa || isFull(channels, agent, next)) continue;
    leastPa = pa;
    best = next;
  }
  if (best < 0) return;
  const moved = held * Math.min(1, ml / (channels.volumeMl[cell]! - agent.volumeMl[cell]!));
  flow.contrastMl[cell] = held - moved;
  flow.contrastMl[best]! += moved;
}
