/** Trees larger than the patient's: a ladder of thin veins grows out of every strand of the foraminal plexuses. */
import { buildTree, type Vessel, type VesselTree } from '../../sim/index.ts';

/** Between two rungs, and across a ladder, mm: as close as the veins of a plexus. */
const RUNG_MM = 3;
const ACROSS_MM = 6;
const DIAMETER_MM = 1.2;
/** A ladder of r rungs is cut into so many pieces of vein: three for each rung, less two. */
const rungsFor = (pieces: number): number => Math.round((pieces + 2) / 3);

/** The patient's tree with about so many more pieces of vein in it. */
export function grownTree(morePieces: number): VesselTree {
  const tree = buildTree();
  const strands = tree.vessels.filter(({ id }) => id.startsWith('fp_'));
  const rungs = rungsFor(morePieces / strands.length);
  if (rungs < 2) return tree;
  const vessels = [...tree.vessels];
  const add = (vessel: Omit<Vessel, 'index'>): void => {
    vessels.push({ index: vessels.length, ...vessel });
  };
  for (const strand of strands) growLadder(strand, rungs, add);
  return { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
}

/** Two rails upwards from the end of a strand, the second one nearer to the middle, and the rungs that tie them. */
function growLadder(strand: Vessel, rungs: number, add: (vessel: Omit<Vessel, 'index'>) => void): void {
  const [x, y, z] = strand.pointsMm.slice(-3);
  const beside = x! + (strand.side === 'left' ? -ACROSS_MM : ACROSS_MM);
  const topMm = y! + (rungs - 1) * RUNG_MM;
  const rail = (k: number) => `${strand.id}_rail_${k}`;
  const tie = { from: strand.id, to: null };
  add(straight(strand, rail(1), tie, [x!, y!, z!], [x!, topMm, z!]));
  add(straight(strand, rail(2), { from: null, to: null }, [beside, y!, z!], [beside, topMm, z!]));
  for (let k = 0; k < rungs; k += 1) {
    const atMm = y! + k * RUNG_MM;
    const ends = { from: rail(1), to: rail(2) };
    add(straight(strand, `${strand.id}_rung_${k + 1}`, ends, [x!, atMm, z!], [beside, atMm, z!]));
  }
}

type Point = readonly [number, number, number];

/** Without a level: what ends blind there has no capillaries of its own. */
function straight({ side }: Vessel, id: string, ends: Pick<Vessel, 'from' | 'to'>, a: Point, b: Point) {
  const lengthMm = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  const parts = Math.max(1, Math.round(lengthMm));
  const at = Array.from({ length: parts + 1 }, (_, k) => k / parts);
  return {
    ...({ id, name: id, group: 'foraminal', side, level: null, lengthMm, ...ends } as const),
    pointsMm: Float64Array.from(at.flatMap((t) => ([0, 1, 2] as const).map((k) => a[k] + t * (b[k] - a[k])))),
    radiusMm: Float64Array.from(at, () => DIAMETER_MM / 2),
    arcMm: Float64Array.from(at, (t) => t * lengthMm),
  };
}
