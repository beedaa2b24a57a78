/** Writes trees as the files that segmentation programs make, for the readers of such files. */
import { distanceMm, type Point, pointOf } from '../../../../src/sim/anatomy/centreline.ts';
import { findJoins, nearestOnAxis, type VesselTree } from '../../../../src/sim/anatomy/index.ts';

interface Node {
  at: Point;
  radiusMm: number;
  /** Index of the node before, −1 for the first. */
  before: number;
}

/** How the file counts: from x left, y cranial, z anterior in mm to its own numbers. */
export interface Foreign {
  frame: {
    unit: 'mm' | 'cm' | 'm' | 'um';
    axes: string;
    t8: [number, number, number];
    access: [number, number, number];
  };
  place(at: Point): Point;
  perMm: number;
}

/** A foreign frame, and the way into it that is written out by hand for each. */
export function foreign(
  unit: Foreign['frame']['unit'],
  axes: string,
  turn: (at: Point) => Point,
  t8: [number, number, number],
  accessMm: Point,
): Foreign {
  const perMm = { mm: 1, cm: 0.1, m: 0.001, um: 1000 }[unit];
  const place = (at: Point): Point => {
    const [x, y, z] = turn(at);
    return [x * perMm + t8[0], y * perMm + t8[1], z * perMm + t8[2]];
  };
  return { frame: { unit, axes, t8, access: [...place(accessMm)] }, place, perMm };
}

/** All points of a tree that can be strung on a tree without rings: every vessel once, hung onto the nearest point of the one before it. */
export function nodesOf(tree: VesselTree): { nodes: Node[]; linksMm: number } {
  const joins = findJoins(tree.vessels);
  const sheath = tree.byId.get(tree.sheath.vessel)!;
  const nodes: Node[] = [];
  let linksMm = 0;
  const nodeAt = new Map<number, number[]>();
  const hang = (index: number, entry: number, before: number) => {
    const { pointsMm, radiusMm } = tree.vessels[index];
    const ids: number[] = [];
    const put = (i: number, parent: number) => {
      const at = pointOf(pointsMm, i);
      const awayMm = parent < 0 ? 1 : distanceMm(nodes[parent].at, at);
      if (i === entry && parent >= 0) linksMm += awayMm;
      ids[i] = awayMm < 0.002 ? parent : nodes.push({ at, radiusMm: radiusMm[i], before: parent }) - 1;
    };
    put(entry, before);
    for (let i = entry + 1; i < radiusMm.length; i++) put(i, ids[i - 1]);
    for (let i = entry - 1; i >= 0; i--) put(i, ids[i + 1]);
    nodeAt.set(index, ids);
  };
  hang(sheath.index, 0, -1);
  for (const index of nodeAt.keys()) {
    for (const { vessel, arcMm, onto } of joins) {
      const [mine, other] = vessel === index ? [vessel, onto] : [onto, vessel];
      if (mine !== index || nodeAt.has(other)) continue;
      const mouth = pointOf(tree.vessels[vessel].pointsMm, arcMm === 0 ? 0 : tree.vessels[vessel].arcMm.length - 1);
      hang(other, nearestPoint(tree, other, mouth), nodeAt.get(mine)![nearestPoint(tree, mine, mouth)]);
    }
  }
  return { nodes, linksMm };
}

function nearestPoint(tree: VesselTree, index: number, to: Point): number {
  const vessel = tree.vessels[index];
  const { arcMm } = nearestOnAxis(vessel, to);
  return vessel.arcMm.reduce(
    (best, arc, i) => (Math.abs(arc - arcMm) < Math.abs(vessel.arcMm[best] - arcMm) ? i : best),
    0,
  );
}

export function writeSwc(nodes: readonly Node[], { place, perMm }: Foreign): string {
  const rows = nodes.map(({ at, radiusMm, before }, i) =>
    [i + 1, 0, ...place(at), radiusMm * perMm, before < 0 ? -1 : before + 1].join(' '),
  );
  return `# id type x y z radius parent\n${rows.join('\n')}\n`;
}

/** One line from the first node to every end, as VMTK writes them; the points between two forks are a group. */
export function writeVmtkCsv(nodes: readonly Node[], { place, perMm }: Foreign, withGroups = true): string {
  const after = nodes.map(() => 0);
  for (const { before } of nodes) if (before >= 0) after[before]++;
  const group: number[] = [];
  nodes.forEach(({ before }, i) => {
    group[i] = before >= 0 && after[before] === 1 ? group[before] : i;
  });
  const rows: string[] = [`X,Y,Z,MaximumInscribedSphereRadius,${withGroups ? 'GroupIds,' : ''}CenterlineIds`];
  let centerline = 0;
  nodes.forEach((_, end) => {
    if (after[end] > 0) return;
    const way: number[] = [];
    for (let i = end; i >= 0; i = nodes[i].before) way.unshift(i);
    for (const i of way) {
      const { at, radiusMm } = nodes[i];
      rows.push([...place(at), radiusMm * perMm, ...(withGroups ? [group[i]] : []), centerline].join(','));
    }
    centerline++;
  });
  return rows.join('\n');
}
