import { describe, expect, it } from 'vitest';
import { buildTree, landmarks } from '../../../src/sim/anatomy/index.ts';

const tree = buildTree();
const order = tree.vertebrae.map(({ level }) => level);
const body = (level: string) => tree.vertebrae.find((vertebra) => vertebra.level === level)!;
const right = tree.foramina.filter(({ side }) => side === 'right');

describe('the naming rule', () => {
  it.each(right.filter(({ level }) => /^[TL]/.test(level)))('foramen $level lies below pedicle $level', (foramen) => {
    const { level, centreMm, between } = foramen;
    const below = order[order.indexOf(level) + 1];
    expect(between).toEqual([level, below]);
    expect(centreMm[1]).toBeLessThan(body(level).pedicle!.y);
    expect(centreMm[1]).toBeGreaterThan(body(below).pedicle!.y);
  });

  it.each(right.filter(({ level }) => /^C[3-7]$/.test(level)))(
    'foramen $level lies above vertebra $level',
    (foramen) => {
      const above = order[order.indexOf(foramen.level) - 1];
      expect(foramen.between).toEqual([above, foramen.level]);
      expect(foramen.centreMm[1]).toBeGreaterThan(body(foramen.level).centreMm[1]);
      expect(foramen.centreMm[1]).toBeLessThan(body(above).centreMm[1]);
    },
  );

  it('the foramen between C7 and T1 is C8, and there is no vertebra of that name', () => {
    expect(right.find(({ level }) => level === 'C8')!.between).toEqual(['C7', 'T1']);
    expect(order).not.toContain('C8');
  });

  it('every foramen has its mirror image', () => {
    for (const foramen of right) {
      const [x, y, z] = foramen.centreMm;
      const left = tree.foramina.find(({ id }) => id === `L ${foramen.level}`)!;
      expect(left.centreMm).toEqual([-x, y, z]);
      expect(x).toBeLessThan(0);
    }
    expect(tree.foramina).toHaveLength(2 * right.length);
  });

  it('foramina T1–T4 project near the body of their number, T8–T12 a centimetre or more below', () => {
    const dropMm = (level: string) => body(level).centreMm[1] - right.find((f) => f.level === level)!.centreMm[1];
    for (const level of ['T1', 'T2', 'T3', 'T4']) expect(dropMm(level)).toBeLessThan(4.5);
    for (const level of ['T8', 'T9', 'T10', 'T11', 'T12']) expect(dropMm(level)).toBeGreaterThan(9.5);
  });

  it('a segmental vein is named for the vertebra beside it, and its foraminal vein leads to the foramen of that number', () => {
    for (const vein of tree.vessels.filter(({ id }) => id.startsWith('seg_'))) {
      const side = vein.side === 'left' ? 'Left' : 'Right';
      expect(vein.name).toBe(`${side} ${vein.level} paraspinal vein`);
      expect(Math.abs(vein.pointsMm.at(-2)! - body(vein.level!).centreMm[1])).toBeLessThan(
        body(vein.level!).heightMm / 2,
      );
      const foraminal = tree.byId.get(vein.id.replace('seg', 'fv'))!;
      expect(foraminal.name).toBe(`${side} ${vein.level} foraminal vein`);
      const foramen = right.find(({ level }) => level === vein.level)!;
      expect(Math.abs(foraminal.pointsMm.at(-2)! - foramen.centreMm[1])).toBeLessThan(foramen.heightMm / 2);
    }
  });

  it('the vein under the twelfth rib is the subcostal vein', () => {
    expect(tree.byId.get('ic_r_t12')!.name).toBe('Right subcostal vein');
    expect(tree.byId.get('ic_l_t12')!.name).toBe('Left subcostal vein');
    expect(tree.byId.get('ic_r_t11')!.name).toBe('Right T11 posterior intercostal vein');
    expect(tree.byId.get('ic_l_l2')!.name).toBe('Left L2 lumbar vein');
  });

  it('names are unique, and say the side that the vein is on', () => {
    expect(new Set(tree.vessels.map(({ name }) => name)).size).toBe(tree.vessels.length);
    for (const { side, name, id, pointsMm } of tree.vessels.filter((vein) => /_[lr](_|$)/.test(vein.id))) {
      const word = /_l(_|$)/.test(id) ? 'left' : 'right';
      expect(side).toBe(word);
      expect(name.toLowerCase()).toContain(word);
      const meanXMm = pointsMm.reduce((sum, value, i) => sum + (i % 3 === 0 ? value : 0), 0);
      expect(Math.sign(meanXMm)).toBe(word === 'left' ? 1 : -1);
    }
  });
});

describe('the landmarks', () => {
  it('the azygos arch passes over the right main bronchus', () => {
    const arch = tree.byId.get('az_arch')!;
    const bronchus = landmarks.airways.find(({ id }) => id === 'bronchus_r')!;
    const lowest = Math.min(...Array.from(arch.arcMm, (_, i) => arch.pointsMm[3 * i + 1]));
    expect(lowest).toBeGreaterThan(Math.max(...bronchus.pointsMm.map(([, y]) => y)));
  });

  it('the right main bronchus is 25 mm long and lies at the height of the lower superior cava', () => {
    const [from, to] = landmarks.airways.find(({ id }) => id === 'bronchus_r')!.pointsMm;
    expect(Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2])).toBeGreaterThan(24);
    expect(to[1]).toBeGreaterThan(14);
    expect(from[1]).toBeLessThan(63.5);
  });

  it('the aorta keeps clear of every vein', () => {
    for (const tube of landmarks.aorta) {
      for (let i = 0; i + 1 < tube.pointsMm.length; i++) {
        const [a, b] = [tube.pointsMm[i], tube.pointsMm[i + 1]];
        for (let step = 0; step <= 40; step++) {
          const p = [0, 1, 2].map((k) => a[k] + (step / 40) * (b[k] - a[k]));
          for (const { id, pointsMm, radiusMm } of tree.vessels) {
            const away = Array.from(
              radiusMm,
              (radius, n) =>
                Math.hypot(p[0] - pointsMm[3 * n], p[1] - pointsMm[3 * n + 1], p[2] - pointsMm[3 * n + 2]) - radius,
            );
            expect(Math.min(...away), `${tube.id} and ${id}`).toBeGreaterThan(tube.diameterMm / 2);
          }
        }
      }
    }
  });

  it('there are twelve pairs of ribs; the last two float; all slope down laterally', () => {
    expect(landmarks.ribs).toHaveLength(24);
    for (const { number, side, posteriorMm, anteriorMm } of landmarks.ribs) {
      const [head, , , lateral] = posteriorMm;
      expect(Math.sign(head[0])).toBe(side === 'left' ? 1 : -1);
      expect(lateral[1]).toBeLessThan(head[1] - 20);
      expect(anteriorMm).toHaveLength(number > 10 ? 0 : 2);
      expect(head[1]).toBeGreaterThan(body(`T${number}`).centreMm[1]);
    }
  });

  it('in mid-thorax a spinous process projects one level lower', () => {
    const tip = landmarks.spinousProcesses.find(({ level }) => level === 'T7')!.tipMm;
    expect(tip[1]).toBeCloseTo(body('T8').centreMm[1], 6);
    expect(tip[0]).toBe(0);
  });

  it('the right heart border hides the way from the inferior to the superior cava', () => {
    const border = Math.min(...landmarks.heart.outlineMm.map(([x]) => x));
    expect(border).toBe(-46);
    const atrium = tree.byId.get('ra')!;
    for (let i = 0; i < atrium.arcMm.length; i++) expect(atrium.pointsMm[3 * i]).toBeGreaterThan(border);
  });
});
