import { describe, expect, it } from 'vitest';
import { type Level, treeOf } from '../../../src/game/index.ts';
import { drawWay } from '../../../src/shell/ui/vein-map.tsx';
import { goalVein, legsTo } from '../../../src/shell/ui/way.ts';
import { buildTree } from '../../../src/sim/index.ts';
import { levelCalled } from '../../game/levels-for-tests.ts';

const tree = buildTree();

describe('the way on the first page', () => {
  it('leads from the sheath to the foramen of its own level, whichever that is', () => {
    for (const foramen of ['R T6', 'R T8', 'R T11']) {
      const way = drawWay(tree, { foramen });
      const { centreMm } = tree.foramina.find(({ id }) => id === foramen)!;
      const [x, y] = way.at(-1)!;
      const [sheathX, sheathY] = tree.sheath.exitMm;
      expect(Math.hypot(way[0][0] - sheathX, way[0][1] + sheathY), foramen).toBeLessThan(10);
      expect(Math.hypot(x - centreMm[0], -y - centreMm[1]), foramen).toBeLessThan(12);
    }
  });

  it('runs without a break, and never back along itself: each vein is left where the next one begins', () => {
    const way = drawWay(tree, { foramen: 'R T8' });
    const jumps = way.slice(1).map(([x, y], i) => Math.hypot(x - way[i][0], y - way[i][1]));
    expect(Math.max(...jumps)).toBeLessThan(14);
  });

  it('ends within the vein of a drill, and nowhere where there is no such place', () => {
    expect(goalVein({ vessel: 'svc' }, tree)?.id).toBe('svc');
    expect(drawWay(tree, { vessel: 'svc' }).length).toBeGreaterThan(50);
    expect(drawWay(tree, { foramen: 'R T99' })).toEqual([]);
  });

  it('keeps to the veins that a level accepts, where a shorter way is closed', () => {
    const level = levelCalled('left-t2-epidural');
    const patient = treeOf(level, level.seed);
    const through = (routes?: Level['routes']) => {
      const goal = goalVein(level.target, patient)!;
      return legsTo(patient, goal, goal.lengthMm, routes).map(({ vessel }) => vessel);
    };
    expect(through()).toContain('siv_l');
    expect(through(level.routes)).toContain('vv_l');
    expect(through(level.routes)).not.toContain('siv_l');
  });
});
