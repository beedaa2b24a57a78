import { describe, expect, it } from 'vitest';
import { createCirculation, createFlow, injectAt, restFlow, stepFlow } from '../../../src/sim/flow/index.ts';
import { TICK_S } from '../../../src/sim/index.ts';
import { grownTree } from '../../../src/testbed/bench/grown-tree.ts';

/** Pieces over which contrast was followed in the last tick of two seconds' injection into the azygos. */
function piecesFollowed(morePieces: number): { followed: number; all: number } {
  const tree = grownTree(morePieces);
  const circulation = createCirculation(tree);
  const flow = createFlow(circulation, false);
  restFlow(circulation, flow);
  const nozzle = { vessel: tree.byId.get('azygos')!, arcMm: 40, boreRadiusMm: 0.58, towards: 1 } as const;
  for (let tick = 0; tick < 120; tick += 1) {
    injectAt(circulation, flow, tree, nozzle, 0.1, 0.5);
    stepFlow(circulation, flow, TICK_S);
  }
  return { followed: circulation.holding.count, all: circulation.network.pieceCount };
}

describe('contrast in the azygos', () => {
  it('is looked for in no more veins where the tree has three times as many', () => {
    const [small, large] = [piecesFollowed(0), piecesFollowed(4800)];
    expect(large.all).toBeGreaterThan(3 * small.all);
    expect(small.followed).toBeGreaterThan(0);
    expect(large.followed).toBeLessThanOrEqual(1.05 * small.followed);
  });
});
