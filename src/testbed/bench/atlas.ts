/** A level's world in the whole tree, and in one cut down to what a level at the right T8 needs. */
import type { Level } from '../../game/index.ts';
import { buildTree, createSim, stepSim, type Vessel, type VesselTree } from '../../sim/index.ts';

/** Levels of the spine whose veins the smaller tree keeps. */
const LEVELS = ['T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'];

/** Veins of no level that nobody needs there: neck, arms, decoys. */
const ELSEWHERE = ['vertebral', 'arm', 'decoy'];
/** The left side ends with the trunks that pour into the right. */
const TRUNKS = ['iliac', 'brachiocephalic'];

interface LevelWorld {
  pieces: number;
  /** One tick. */
  step: () => unknown;
}

/** The whole tree first. */
export function worldsOfLevel({ seed, start, patient }: Level): [LevelWorld, LevelWorld] {
  const { devices, route, view } = start;
  const whole = buildTree();
  const [full, small] = [whole, treeAtT8(whole)].map((tree) => {
    const sim = createSim({ seed, devices, route, view, ...patient, tree });
    return { pieces: sim.patient.circulation.network.pieceCount, step: () => stepSim(sim, []) };
  });
  return [full!, small!];
}

function treeAtT8(tree: VesselTree): VesselTree {
  const left = tree.vessels.filter((vessel) => isNeeded(vessel));
  const ids = new Set(left.map(({ id }) => id));
  const ifLeft = (id: string | null) => (id !== null && ids.has(id) ? id : null);
  const vessels = left.map((vessel, index) => ({ ...vessel, index, from: ifLeft(vessel.from), to: ifLeft(vessel.to) }));
  return { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
}

function isNeeded({ level, side, group }: Vessel): boolean {
  if (level !== null) return side === 'right' && LEVELS.includes(level) && !group.includes('epidural');
  return !ELSEWHERE.includes(group) && (side === 'right' || TRUNKS.includes(group));
}
