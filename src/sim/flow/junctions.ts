/** Where the veins must be cut so that every piece carries one flow: the places at which they open into each other. */
import { findJoins, nearestOnAxis, type Vessel, type VesselTree } from '../anatomy/index.ts';

/** A place on a vessel's axis. */
export interface Place {
  vessel: number;
  arcMm: number;
}

/** Two places that are one point of the network. */
export type Tie = readonly [Place, Place];

/** Axes that pass each other closer than this are one plexus where they cross, mm. @assumption half a strand's radius */
const CROSSING_MM = 0.3;

export function findTies(tree: VesselTree): Tie[] {
  const opened = findJoins(tree.vessels).map(
    ({ vessel, arcMm, onto, ontoArcMm }): Tie => [
      { vessel, arcMm },
      { vessel: onto, arcMm: ontoArcMm },
    ],
  );
  return [...opened, ...tree.vessels.flatMap((ring) => (isRing(ring) ? crossings(ring, tree) : []))];
}

/** A ring of a plexus begins and ends on the same strand. */
function isRing({ from, to }: Vessel): boolean {
  return from !== null && from === to;
}

/** Where a ring crosses the other strands of its plexus. */
function crossings(ring: Vessel, tree: VesselTree): Tie[] {
  const first = tree.byId.get(ring.from!)!;
  const strands = tree.vessels.filter(
    ({ id, from, group }) => group === ring.group && from === first.from && id !== first.id,
  );
  return strands.flatMap((strand): Tie[] => {
    const at = nearestPass(ring, strand);
    return at.distanceMm > CROSSING_MM
      ? []
      : [
          [
            { vessel: ring.index, arcMm: at.arcMm },
            { vessel: strand.index, arcMm: at.otherArcMm },
          ],
        ];
  });
}

function nearestPass(vessel: Vessel, other: Vessel) {
  let best = { arcMm: 0, otherArcMm: 0, distanceMm: Number.POSITIVE_INFINITY };
  vessel.arcMm.forEach((arcMm, i) => {
    const [x, y, z] = vessel.pointsMm.subarray(3 * i, 3 * i + 3);
    const near = nearestOnAxis(other, [x!, y!, z!]);
    if (near.distanceMm < best.distanceMm) best = { arcMm, otherArcMm: near.arcMm, distanceMm: near.distanceMm };
  });
  return best;
}
