import { describe, expect, it } from 'vitest';
import {
  createSession,
  inDrawnPatient,
  readReplay,
  runReplay,
  seedOfFittingPatient,
  treeOf,
} from '../../src/game/index.ts';
import { SIM_BUILD } from '../../src/sim/index.ts';
import { levelCalled } from './levels-for-tests.ts';

const level = levelCalled('right-t8');

describe('a case that is dealt', () => {
  const seed = seedOfFittingPatient(level, 4711)!;

  it('has another patient than its level, and the same one for the same seed', () => {
    const [dealt, again] = [1, 2].map(() => createSession(level, { seed, patient: 'drawn' }));
    expect(dealt.state.tree).toBe(again.state.tree);
    expect(dealt.state.tree).toBe(treeOf(inDrawnPatient(level), seed));
    expect(dealt.state.tree).not.toBe(treeOf(level, level.seed));
    expect(dealt.hash()).toBe(again.hash());
  });

  it('is played by a patient who has every vein that the level asks for', () => {
    expect(seed).toBeGreaterThanOrEqual(4711);
    const needless = { ...level, routes: [[...level.routes[0]!, 'no_such_vein']] };
    expect(seedOfFittingPatient(needless, 4711)).toBeNull();
  });

  it('is saved with its patient: the run plays again to the same bits', () => {
    const session = createSession(level, { seed, patient: 'drawn' });
    session.command({ kind: 'push', device: 'wire', distanceMm: 0.5 });
    for (let tick = 0; tick < 70; tick += 1) session.tick();
    const read = readReplay(JSON.parse(JSON.stringify(session.replay())), { build: SIM_BUILD, level });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.patient).toBe('drawn');
    const { divergence, attempt } = runReplay(read.value, level);
    expect(divergence).toBeNull();
    expect(attempt.sim.tree).toBe(session.state.tree);
  });
});
