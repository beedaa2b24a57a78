/**
 * Where the agent can go next: every cell with room that touches the agent around the tip, what it costs to get there, and how
 * hard its front is to move. The cheapest way through the agent counts (Dijkstra), as if each front had it to itself.
 */
import type { Circulation, FlowState } from '../flow/index.ts';
import type { AgentState } from './agent-state.ts';
import { pascalOfCell } from './blood.ts';
import { raise, takeCheapest } from './cell-heap.ts';
import type { Channels } from './channels.ts';
import type { Embolic } from './embolic.ts';
import { addOutlet } from './part.ts';

/** A cell with less room is full, mL. @assumption rounding */
const ROOM_ML = 1e-12;
/** Resistance over that of a free cell from which on a device closes it to the agent. @assumption as for blood: wedged */
const CLOSED = 9999;
/** The least of a cell that a front has to pass, as a share: an empty one must not take everything at once. @assumption a tenth */
const LEAST_FILLED = 0.1;

/** The world that the agent flows in. */
export interface Bed {
  channels: Channels;
  circulation: Circulation;
  flow: FlowState;
  numbers: Embolic;
}

export function isFull({ volumeMl }: Channels, agent: AgentState, cell: number): boolean {
  return volumeMl[cell]! - agent.volumeMl[cell]! <= ROOM_ML;
}

/**
 * Finds the fronts around a tip, into the scratch of the channels, sorted by threshold.
 * @param mlPerS at which ways are compared
 */
export function findFronts(bed: Bed, agent: AgentState, tipCell: number, mlPerS: number): void {
  const { channels, numbers } = bed;
  const { scratch, firstNeighbour, neighbour } = channels;
  const { costPa, heap, settled } = scratch;
  scratch.fronts.count = 0;
  scratch.touchedCount = 0;
  scratch.parent[tipCell] = tipCell;
  if (!isFull(channels, agent, tipCell)) addFront(bed, agent, tipCell, tipCell);
  else reach(channels, tipCell, bodyPa(channels, agent, tipCell, numbers), 0, mlPerS);
  for (let cell = takeCheapest(heap, costPa); cell >= 0; cell = takeCheapest(heap, costPa)) {
    settled[cell] = 1;
    for (let k = firstNeighbour[cell]!; k < firstNeighbour[cell + 1]!; k += 1)
      look(bed, agent, cell, neighbour[k]!, mlPerS);
  }
  for (let k = 0; k < scratch.touchedCount; k += 1) {
    costPa[scratch.touched[k]!] = Number.POSITIVE_INFINITY;
    settled[scratch.touched[k]!] = 0;
  }
}

/** From a cell that has been reached to one beside it: on through agent, or a front. */
function look(bed: Bed, agent: AgentState, cell: number, next: number, mlPerS: number): void {
  const { channels, numbers } = bed;
  const { costPa, yieldPa, pathResistance, settled, narrowing, touched, parent } = channels.scratch;
  if (settled[next] === 1 || narrowing[next]! > CLOSED) return;
  if (isFull(channels, agent, next)) {
    const path = pathResistance[cell]! + channels.resistance[next]! * Math.max(1, narrowing[next]!);
    const pa = yieldPa[cell]! + bodyPa(channels, agent, next, numbers);
    if (reach(channels, next, pa, path, mlPerS)) parent[next] = cell;
  } else if (costPa[next] === Number.POSITIVE_INFINITY) {
    // claimed by the first, and so the cheapest, cell that touches it
    touched[channels.scratch.touchedCount++] = next;
    costPa[next] = 0;
    parent[next] = cell;
    addFront(bed, agent, cell, next);
  }
}

/** A way to a full cell; false if a cheaper one is known. */
function reach({ scratch }: Channels, cell: number, yieldPa: number, path: number, mlPerS: number): boolean {
  const cost = yieldPa + path * mlPerS;
  if (cost >= scratch.costPa[cell]!) return false;
  if (scratch.costPa[cell] === Number.POSITIVE_INFINITY) scratch.touched[scratch.touchedCount++] = cell;
  scratch.costPa[cell] = cost;
  scratch.yieldPa[cell] = yieldPa;
  scratch.pathResistance[cell] = path;
  raise(scratch.heap, scratch.costPa, cell);
  return true;
}

/** How far agent that rests has set, 0…1. @source PMC8584511 for its setting within minutes; the law is an assumption */
function setShare(restS: number, timeS: number): number {
  return 1 - Math.exp(-restS / timeS);
}

/** What moves the agent in a full cell, once it has rested. */
function bodyPa({ lengthMm }: Channels, { restS }: AgentState, cell: number, { setting }: Embolic): number {
  return setting.bodyPaPerMm * lengthMm[cell]! * setShare(restS[cell]!, setting.timeS);
}

/** Along the catheter the agent slips at first; a plug over the shaft is as hard as any other. */
function skinAlongShaftPa({ grip }: AgentState, { setting }: Embolic): number {
  const { skinPa, skinAlongCatheterPa, plugMm } = setting;
  return skinAlongCatheterPa + (skinPa - skinAlongCatheterPa) * Math.min(1, grip.refluxMm / plugMm);
}

/** Adds the front from one cell into another, or on within the tip's own. */
function addFront(bed: Bed, agent: AgentState, from: number, into: number): void {
  const { channels, circulation, flow, numbers } = bed;
  const { frontCell, fronts, narrowing, yieldPa, pathResistance } = channels.scratch;
  const { bodyMostPa, timeS } = numbers.setting;
  const own = from === into;
  const restS = agent.volumeMl[into]! > 0 ? agent.restS[into]! : agent.filledS[from]!;
  const skin =
    (narrowing[into]! > 0 ? skinAlongShaftPa(agent, numbers) : numbers.setting.skinPa) * setShare(restS, timeS);
  const filled = Math.max(LEAST_FILLED, agent.volumeMl[into]! / channels.volumeMl[into]!);
  const at = addOutlet(
    fronts,
    (own ? 0 : bodyMostPa * (1 - Math.exp(-yieldPa[from]! / bodyMostPa))) +
      skin +
      pascalOfCell(circulation, flow, channels, into),
    (own ? 0 : pathResistance[from]!) + filled * channels.resistance[into]! * Math.max(1, narrowing[into]!),
  );
  frontCell.copyWithin(at + 1, at, fronts.count - 1);
  frontCell[at] = into;
}
