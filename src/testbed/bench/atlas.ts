/** The same world in the whole tree and in one cut down to what a level at T8 needs. */
import { createSim, type SimCommand, type SimState, type SimSetup, stepSim, type VesselTree } from '../../sim/index.ts';

/** Veins with a level that the smaller tree keeps; it keeps all that have none. */
const LEVELS = ['T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'];

/** Trunks, and the right side from T5 to T12. */
export function treeAtT8(tree: VesselTree): VesselTree {
  const kept = new Set(
    tree.vessels
      .filter(({ level, side }) => level === null || (side === 'right' && LEVELS.includes(level)))
      .map(({ id }) => id),
  );
  const vessels = tree.vessels
    .filter(({ id }) => kept.has(id))
    .map((vessel, index) => ({ ...vessel, index, from: ifKept(vessel.from, kept), to: ifKept(vessel.to, kept) }));
  return { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
}

const ifKept = (id: string | null, kept: ReadonlySet<string>): string | null => (id !== null && kept.has(id) ? id : null);

/** How a case begins, a tree apart. */
export type Case = Omit<SimSetup, 'tree'>;

export interface World {
  sim: SimState;
  pieces: number;
  /** One tick. */
  step: () => void;
}

/** A case in a tree, with a run of contrast and hands to and fro as long as it goes on. */
export function worldIn(tree: VesselTree, setup: Case, handsAt: (tick: number) => readonly SimCommand[]): World {
  const sim = createSim({ ...setup, tree });
  return {
    sim,
    pieces: sim.patient.circulation.network.pieceCount,
    step: () => {
      stepSim(sim, handsAt(sim.tick));
    },
  };
}
