import { describe, expect, it } from 'vitest';
import { buildTree, builtInFiles, findJoins, readTree, type Vessel } from '../../../src/sim/anatomy/index.ts';
import { distance, outsideBody, pointAt, vesselOf } from './measure.ts';

const tree = buildTree();
const SIDES = ['l', 'r'] as const;
/** Every foramen that a column passes, with the vertebrae above and below it. */
const GAPS: [string, string, string][] = [
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].map((above, i): [string, string, string] => [
    `C${i + 2}`,
    above,
    `C${i + 2}`,
  ]),
  ['C8', 'C7', 'T1'],
  ...Array.from({ length: 11 }, (_, i): [string, string, string] => [`T${i + 1}`, `T${i + 1}`, `T${i + 2}`]),
  ['T12', 'T12', 'L1'],
  ...Array.from({ length: 4 }, (_, i): [string, string, string] => [`L${i + 1}`, `L${i + 1}`, `L${i + 2}`]),
  ['L5', 'L5', 'S1'],
];
const gapsOfSides = GAPS.flatMap(([level]) => SIDES.map((side) => [side, level] as const));
const idOf = (kind: string, side: string, level: string) => `${kind}_${side}_${level.toLowerCase()}`;
const bodyOf = (level: string) => tree.vertebrae.find((body) => body.level === level)!;
const startOf = (vessel: Vessel) => pointAt(vessel, 0);
const endOf = (vessel: Vessel) => pointAt(vessel, vessel.arcMm.length - 1);
const points = (vessel: Vessel) => Array.from(vessel.arcMm, (_, i) => pointAt(vessel, i));
const lateral = (vessel: Vessel) => points(vessel).reduce((a, b) => (Math.abs(b[0]) > Math.abs(a[0]) ? b : a));

/** Nodes and vertices as laid down: behind the body's middle, canal width / 2 − 3; beside the canal, half a mm outside it, at the foramen. */
const NODES: [level: string, xMm: number, yMm: number, zMm: number][] = [
  ['C4', 9.35, 205.8, 25],
  ['T5', 5.55, 64.5, -13.2],
  ['T8', 5.85, 0, -15.8],
  ['T10', 6.1, -48.1, -10.3],
  ['L2', 8.9, -162.3, 13.2],
  ['L4', 9.7, -230.7, 14.7],
];
const VERTICES: [level: string, xMm: number, yMm: number][] = [
  ['C5', 12.9, 199],
  ['T2', 10.3, 118.5],
  ['T8', 9.4, -9.7],
  ['T11', 10.2, -88],
  ['L2', 12.4, -176.8],
];

describe('the columns of the inner plexus', () => {
  it.each(NODES)('stand at %s where they were laid down, give or take the tilt of the body', (level, x, y, z) => {
    const ring = vesselOf(tree, `epi_ring_${level.toLowerCase()}`);
    const node = startOf(ring);
    const tiltMm = Math.abs(Math.sin(bodyOf(level).tiltRad)) * (bodyOf(level).depthMm / 2 + 1.5);
    expect(node[0]).toBeCloseTo(x, 1);
    expect(Math.abs(node[1] - y)).toBeLessThan(tiltMm + 0.1);
    expect(Math.abs(node[2] - z)).toBeLessThan(0.6);
  });

  it.each(VERTICES)('reach furthest out at foramen %s, both sides alike', (level, x, y) => {
    const [left, right] = SIDES.map((side) => lateral(vesselOf(tree, idOf('epi_al', side, level))));
    expect(Math.abs(left![0] - x)).toBeLessThan(1.6);
    expect(Math.abs(left![1] - y)).toBeLessThan(1.6);
    expect(right![0]).toBeCloseTo(-left![0], 6);
    expect(right![1]).toBeCloseTo(left![1], 6);
  });

  it.each([
    ['C5', 3],
    ['T3', 2],
    ['T12', 2],
    ['L4', 3],
  ])('are at %s %f mm wide in front and 1.5 mm behind, with rings of 1.8 mm', (level, widthMm) => {
    expect(2 * vesselOf(tree, idOf('epi_al', 'l', level)).radiusMm[0]).toBeCloseTo(widthMm, 9);
    expect(2 * vesselOf(tree, idOf('epi_pl', 'l', level)).radiusMm[0]).toBeCloseTo(1.5, 9);
    expect(2 * vesselOf(tree, 'epi_ring_t8').radiusMm[0]).toBeCloseTo(1.8, 9);
  });

  it.each(GAPS)(
    'close a hexagon on the frontal view round the disc of foramen %s, and leave its middle free',
    (level, above, below) => {
      const [upper, lower] = [above, below].map((name) => startOf(vesselOf(tree, `epi_ring_${name.toLowerCase()}`)));
      const vertex = lateral(vesselOf(tree, idOf('epi_al', 'l', level)));
      expect(vertex[1]).toBeLessThan(upper![1] - 3);
      expect(vertex[1]).toBeGreaterThan(lower![1] + 3);
      expect(vertex[0]).toBeGreaterThan(Math.max(upper![0], lower![0]) + 1);
      for (const { id } of tree.vessels.filter(
        ({ group, side, id: each }) =>
          group === 'epidural' && side === 'left' && each.endsWith(`_${level.toLowerCase()}`),
      ))
        for (const [x] of points(vesselOf(tree, id))) expect(x, id).toBeGreaterThan(3.5);
    },
  );

  it('their rings are the rungs: level, at mid-body, from one side to the other', () => {
    for (const { level } of tree.vertebrae) {
      const ring = vesselOf(tree, `epi_ring_${level.toLowerCase()}`);
      const heights = points(ring).map(([, y]) => y);
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1e-6);
      const { centreMm, heightMm, tiltRad } = bodyOf(level);
      const overMiddleMm = Math.abs(heights[0]! - centreMm[1]) * Math.cos(tiltRad);
      expect(overMiddleMm).toBeLessThan(heightMm / 2);
      for (const k of [0, 2]) expect(startOf(ring)[k]).toBeCloseTo(endOf(ring)[k]!, 9);
    }
  });

  it.each(gapsOfSides)('stay in the canal: %s %s', (side, level) => {
    const [, above, below] = GAPS.find(([each]) => each === level)!;
    const widthMm = Math.max(bodyOf(above).canalWidthMm, bodyOf(below).canalWidthMm);
    // C1 has no body: its canal is measured with that of C2
    const depthMm = Math.max(bodyOf(above).depthMm > 0 ? bodyOf(above).canalDepthMm : 0, bodyOf(below).canalDepthMm);
    for (const kind of ['epi_al', 'epi_pl']) {
      const vessel = vesselOf(tree, idOf(kind, side, level));
      const front = vesselOf(tree, idOf('epi_al', side, level));
      const frontMm = Math.max(...points(front).map(([, , z]) => z));
      const backMm = Math.min(startOf(front)[2], endOf(front)[2]) - depthMm;
      for (const [x, , z] of points(vessel)) {
        expect(Math.abs(x)).toBeLessThan(widthMm / 2 + 2);
        expect(z).toBeLessThanOrEqual(frontMm);
        expect(z).toBeGreaterThan(backMm);
      }
    }
  });

  it('run on without a kink from one piece to the next', () => {
    for (const side of SIDES)
      for (let i = 1; i < GAPS.length; i += 1) {
        const [upper, lower] = [GAPS[i - 1]!, GAPS[i]!].map(([level]) => vesselOf(tree, idOf('epi_al', side, level)));
        const [a, b, c] = [pointAt(upper!, upper!.arcMm.length - 2), startOf(lower!), pointAt(lower!, 1)];
        expect(distance(endOf(upper!), b)).toBeLessThan(1e-6);
        const cosine = [0, 1, 2].reduce((sum, k) => sum + (b[k]! - a[k]!) * (c[k]! - b[k]!), 0);
        expect(cosine / distance(a, b) / distance(b, c)).toBeGreaterThan(0.97);
      }
  });
});

describe('from a foramen into the canal', () => {
  const foramina = tree.vessels.filter(({ id }) => /^fp_[lr]_.*_1$/.test(id));

  it('every strand of every plexus opens into the column or the arc round its root', () => {
    expect(foramina.length).toBeGreaterThanOrEqual(34);
    const joins = findJoins(tree.vessels);
    for (const strand of tree.vessels.filter(({ id }) => id.startsWith('fp_'))) {
      const onto = vesselOf(tree, strand.to!);
      expect(onto).toMatchObject({ group: 'epidural', side: strand.side, level: strand.level });
      const join = joins.find((each) => each.vessel === strand.index && each.onto === onto.index && each.arcMm > 0)!;
      // a device of 0.6 mm that stands in the end of the strand stands in the other vein too
      expect(join.gapMm + 0.3).toBeLessThanOrEqual(onto.radiusMm[0]! + 1e-6);
    }
  });

  it.each(foramina.map(({ id }) => id))(
    '%s: no turn on the way up or down the column, and a way round the root',
    (id) => {
      const { side, level } = vesselOf(tree, id);
      const column = vesselOf(tree, idOf('epi_al', side[0]!, level!));
      const arc = vesselOf(tree, idOf('epi_arc', side[0]!, level!));
      for (let i = 1; i + 1 < column.arcMm.length; i += 1) {
        const [a, b, c] = [pointAt(column, i - 1), pointAt(column, i), pointAt(column, i + 1)];
        const cosine = [0, 1, 2].reduce((sum, k) => sum + (b[k]! - a[k]!) * (c[k]! - b[k]!), 0);
        expect(cosine / distance(a, b) / distance(b, c)).toBeGreaterThan(0.97);
      }
      for (const end of [startOf(arc), endOf(arc)]) {
        const gapMm = Math.min(...points(column).map((point) => distance(point, end)));
        expect(gapMm + 0.3).toBeLessThan(column.radiusMm[0]!);
      }
    },
  );

  it('the whole plexus from C1 to S1 is one', () => {
    const inner = new Set(tree.vessels.filter(({ group }) => group === 'epidural').map(({ index }) => index));
    const reached = new Set([vesselOf(tree, 'epi_ring_c1').index]);
    const joins = findJoins(tree.vessels).filter(({ vessel, onto }) => inner.has(vessel) && inner.has(onto));
    for (const index of reached)
      for (const { vessel, onto } of joins) {
        if (vessel === index) reached.add(onto);
        if (onto === index) reached.add(vessel);
      }
    expect(reached.size).toBe(inner.size);
    expect(reached).toContain(vesselOf(tree, 'epi_ring_s1').index);
  });
});

describe('basivertebral veins', () => {
  it('run from the ring into every body from C2 to L5, and nowhere else into bone', () => {
    const veins = tree.vessels.filter(({ group, id }) => group === 'basivertebral' && !id.endsWith('_r'));
    expect(veins.map(({ level }) => level)).toEqual(tree.vertebrae.map(({ level }) => level).slice(1, -1));
    for (const vein of tree.vessels.filter(({ group }) => group === 'basivertebral')) {
      for (const body of tree.vertebrae.filter(({ level, depthMm }) => level !== vein.level && depthMm > 0))
        for (const point of points(vein)) expect(outsideBody(body, point) ?? 1).toBeGreaterThan(0);
      expect(outsideBody(bodyOf(vein.level!), endOf(vein))).toBeLessThan(0);
    }
  });

  it.each([
    ['T8', 0.75],
    ['L3', 1.25],
  ])('%s: a stem to behind the middle, forked to 6 mm each side', (level, radiusMm) => {
    const [left, right] = [`bvv_${level.toLowerCase()}`, `bvv_${level.toLowerCase()}_r`].map((id) =>
      vesselOf(tree, id),
    );
    expect(left!.radiusMm[0]).toBe(radiusMm);
    expect(endOf(left!)[0]).toBeCloseTo(6, 6);
    expect(endOf(right!)[0]).toBeCloseTo(-6, 6);
    const { centreMm, depthMm } = bodyOf(level);
    expect(distance(startOf(right!), centreMm)).toBeCloseTo(0.1 * depthMm, 3);
  });
});

describe('intersegmental channels', () => {
  it('tie neighbouring foraminal junctions in half of all gaps, never beside an ascending lumbar vein', () => {
    const channels = tree.vessels.filter(({ group }) => group === 'intersegmental');
    expect(channels.length).toBeGreaterThanOrEqual(10);
    for (const channel of channels) {
      const [above, below] = [channel.from!, channel.to!].map((id) => vesselOf(tree, id));
      expect(distance(startOf(channel), endOf(above!))).toBeLessThan(1e-6);
      expect(distance(endOf(channel), endOf(below!))).toBeLessThan(1e-6);
      const groups = [above!, below!].map(({ from }) => vesselOf(tree, from!).group);
      expect(groups.every((group) => group === 'ascending lumbar')).toBe(false);
      expect(Math.abs(lateral(channel)[0])).toBeGreaterThan(bodyOf(above!.level!).widthMm / 2 + 4);
    }
  });
});

describe('a piece that a patient lacks', () => {
  const without = (...absent: string[]) => {
    const result = readTree({ ...builtInFiles, epidural: { ...(builtInFiles.epidural as object), absent } });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.value;
  };

  it('is not there, and takes with it what hangs on it alone', () => {
    const some = without('epi_pl_r_t8', 'epi_al_r_t9', 'bvv_t8', 'isv_r_t6');
    for (const id of [
      'epi_pl_r_t8',
      'epi_bridge_r_t8',
      'epi_al_r_t9',
      'epi_arc_r_t9',
      'bvv_t8',
      'bvv_t8_r',
      'isv_r_t6',
    ])
      expect(some.byId.has(id), id).toBe(false);
    expect(some.byId.get('fp_r_t9_1')!.to).toBeNull();
    expect(some.byId.get('fp_r_t8_1')!.to).not.toBeNull();
    expect(some.byId.has('isv_r_t8')).toBe(true);
  });

  it('is refused under a name that no such piece has', () => {
    const epidural = { ...(builtInFiles.epidural as object), absent: ['epi_ring_t8', 'azygos'] };
    const result = readTree({ ...builtInFiles, epidural });
    expect(result.ok ? [] : result.problems.map(({ at }) => at)).toEqual(['epidural.absent[0]', 'epidural.absent[1]']);
  });
});
