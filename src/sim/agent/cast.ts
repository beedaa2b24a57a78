/** What the agent has become, in the words of those who judge it: a plain function of the state, cheap enough to be shown live. */
import type { Vessel, VesselTree } from '../anatomy/index.ts';
import type { Circulation } from '../flow/index.ts';
import type { AgentState } from './agent-state.ts';
import { type Channels, cellsOfPiece } from './channels.ts';
import { type Embolic, embolic } from './embolic.ts';

export interface Cast {
  /** Of the foraminal plexus around the root, the angle that is cast in its best ring; and whether that counts as closed. */
  closedDeg: number;
  closed: boolean;
  /** Agent in each compartment, whichever level, mL, and how many levels it reaches there. */
  compartments: { name: string; effect: Embolic['compartments'][number]['effect']; ml: number; levels: number }[];
  toLungsMl: number;
  extravasatedMl: number;
  /** In harmful compartments and in the lungs. */
  harmfulMl: number;
  /** Free stretch of the paraspinal vein between the agent and the trunk; null where the level has none. */
  marginMm: number | null;
  /** How far it has gone into the vein that ends blind beyond the foramen, mm. */
  lateralMm: number;
  /** Cast over the microcatheter behind its tip, mm. */
  refluxMm: number;
}

/** Width of the sectors that a ring is counted in, degrees. @assumption finer than any cell */
const SECTOR_DEG = 5;
/** Less agent in a cell is none, mL. @assumption not seen */
const TRACE_ML = 1e-6;

interface Veins {
  tree: VesselTree;
  circulation: Circulation;
  channels: Channels;
}

/** The cast as it stands, for the foramen of a level and side. */
export function readCast(
  veins: Veins,
  agent: AgentState,
  { level, side }: { level: string; side: 'left' | 'right' },
  numbers = embolic,
): Cast {
  const compartments = sumCompartments(veins, agent, numbers);
  const harmfulMl = compartments.reduce((sum, { effect, ml }) => (effect === 'harmful' ? sum + ml : sum), 0);
  const closedDeg = closedAngleDeg(veins.channels, agent, { level, side }, numbers);
  return {
    ...{ closedDeg, closed: closedDeg >= numbers.ring.closedDeg, compartments },
    ...{ toLungsMl: agent.toLungsMl, extravasatedMl: agent.extravasatedMl, harmfulMl: harmfulMl + agent.toLungsMl },
    marginMm: leftBeforeTrunk(veins, agent, level, side, numbers),
    lateralMm: furthestLateral(veins, agent, level, side, numbers),
    refluxMm: agent.grip.refluxMm,
  };
}

function sumCompartments(
  { tree, channels }: Veins,
  agent: AgentState,
  { compartments }: Embolic,
): Cast['compartments'] {
  const columns = compartments.length;
  const sums = compartments.map(({ name, effect }) => ({ name, effect, ml: 0, levels: new Set<string>() }));
  for (let cell = 0; cell < channels.count; cell += 1) {
    const ml = agent.volumeMl[cell]!;
    if (ml < TRACE_ML) continue;
    const { level } = tree.vessels[channels.vessel[cell]!]!;
    sums.forEach((sum, k) => {
      const share = channels.shares[cell * columns + k]!;
      sum.ml += ml * share;
      if (share > 0 && level !== null) sum.levels.add(level);
    });
  }
  return sums.map(({ levels, ...sum }) => ({ ...sum, levels: levels.size }));
}

/** Scratch: sectors of a ring that are cast. */
const castSectors = new Uint8Array(360 / SECTOR_DEG);

/** The angle around a root that is cast in the ring of its foraminal plexus that is cast furthest, degrees. */
export function closedAngleDeg(
  { rings, volumeMl }: Channels,
  agent: AgentState,
  { level, side }: { level: string; side: 'left' | 'right' },
  { ring: { coveredShare } } = embolic,
): number {
  let best = 0;
  for (const ring of rings) {
    if (ring.level !== level || ring.side !== side) continue;
    castSectors.fill(0);
    for (const { cell, fromDeg, toDeg } of ring.arcs)
      if (agent.volumeMl[cell]! >= coveredShare * volumeMl[cell]!) markSectors(fromDeg, toDeg);
    let deg = 0;
    for (let k = 0; k < castSectors.length; k += 1) deg += castSectors[k]! * SECTOR_DEG;
    best = Math.max(best, deg);
  }
  return best;
}

/** Sectors whose middle lies on an arc. */
function markSectors(fromDeg: number, toDeg: number): void {
  for (let k = Math.max(0, Math.floor(fromDeg / SECTOR_DEG) - 1); k < castSectors.length; k += 1) {
    const middle = (k + 0.5) * SECTOR_DEG;
    if (middle >= toDeg) return;
    if (fromDeg <= middle) castSectors[k] = 1;
  }
}

/** Vessels of each tree by level; a tree does not change. */
const byLevel = new WeakMap<VesselTree, Map<string | null, Vessel[]>>();

function vesselsAtLevel(tree: VesselTree, level: string): readonly Vessel[] {
  let levels = byLevel.get(tree);
  if (!levels) {
    levels = new Map();
    for (const vessel of tree.vessels) {
      const there = levels.get(vessel.level);
      if (there) there.push(vessel);
      else levels.set(vessel.level, [vessel]);
    }
    byLevel.set(tree, levels);
  }
  return levels.get(level) ?? [];
}

/** Vessels of a level in the compartments that a rule of the table is about. */
function vesselsOf({ tree }: Veins, level: string, side: string, groups: readonly string[], blind: boolean) {
  return vesselsAtLevel(tree, level).filter(
    (each) => each.side === side && groups.includes(each.group) && (each.to === null) === blind,
  );
}

function leftBeforeTrunk(veins: Veins, agent: AgentState, level: string, side: string, numbers: Embolic) {
  const { groups } = numbers.compartments.find(({ effect }) => effect === 'margin')!;
  const [vein] = vesselsOf(veins, level, side, groups, false);
  if (!vein) return null;
  let leftMm = vein.lengthMm;
  eachStretch(veins, agent, vein.index, (fromMm, toMm, share) => {
    leftMm = Math.min(leftMm, fromMm === 0 ? 0 : toMm - share * (toMm - fromMm));
  });
  return leftMm;
}

function furthestLateral(veins: Veins, agent: AgentState, level: string, side: string, numbers: Embolic): number {
  const { groups } = numbers.compartments.find(({ effect }) => effect === 'margin')!;
  let furthestMm = 0;
  for (const { index } of vesselsOf(veins, level, side, groups, true))
    eachStretch(veins, agent, index, (fromMm, toMm, share) => {
      furthestMm = Math.max(furthestMm, fromMm + share * (toMm - fromMm));
    });
  return furthestMm;
}

/** Every stretch of a vessel that holds agent, and how full it is. */
function eachStretch(
  { circulation: { network, cells }, channels }: Veins,
  agent: AgentState,
  vessel: number,
  see: (fromMm: number, toMm: number, share: number) => void,
): void {
  for (let k = network.firstPieceOfVessel[vessel]!; k < network.firstPieceOfVessel[vessel + 1]!; k += 1) {
    const row = cellsOfPiece(cells, network, k);
    const startMm = network.pieceFromArcMm[k]!;
    const stepMm = (network.pieceToArcMm[k]! - startMm) / (row.length - 1);
    row.forEach((cell, i) => {
      if (cell < 0 || agent.volumeMl[cell]! < TRACE_ML) return;
      const [low, high] = [Math.max(0, i - 0.5), Math.min(row.length - 1, i + 0.5)];
      see(startMm + low * stepMm, startMm + high * stepMm, agent.volumeMl[cell]! / channels.volumeMl[cell]!);
    });
  }
}
