import { describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/game/index.ts';
import { freshTally, keepTally, scoreAttempt, type Tally } from '../../src/game/scoring/index.ts';
import { cloneState, type SimEvent, type SimState } from '../../src/sim/index.ts';
import { levelCalled } from './levels-for-tests.ts';

const level = levelCalled('right-t8');
const begun = startAttempt(level).sim;

/** A world that is only looked at: tips are put where a case would have brought them. */
function world(): { sim: SimState; tally: Tally; see(ticks: number, events?: readonly SimEvent[]): void } {
  const sim = cloneState(begun);
  const tally = freshTally();
  const see = (ticks: number, events: readonly SimEvent[] = []) => {
    for (let k = 0; k < ticks; k += 1) {
      sim.tick += 1;
      keepTally(tally, level, sim, k === 0 ? events : []);
    }
  };
  return { sim, tally, see };
}

const [GUIDE, INTERMEDIATE, , WIRE] = [0, 1, 2, 3];

function parked() {
  const one = world();
  Object.assign(one.sim.devices[GUIDE]!, { tipVessel: 'azygos', insertedMm: 588 });
  one.see(70);
  return one;
}

describe('what is kept of the guide', () => {
  it('a tip that falls back into the cava by itself is a kick-back, once', () => {
    const { sim, tally, see } = parked();
    sim.devices[GUIDE]!.tipVessel = 'svc';
    see(30);
    expect(tally.guide.kickBacks).toHaveLength(1);
  });

  it('one that hands draw back, or that goes on into a branch, is none', () => {
    for (const change of [{ tipVessel: 'svc', insertedMm: 570 }, { tipVessel: 'ic_r_t9' }]) {
      const { sim, tally, see } = parked();
      Object.assign(sim.devices[GUIDE]!, change);
      see(30);
      expect(tally.guide.kickBacks).toEqual([]);
    }
  });

  it('a guide that was never parked holds nothing of what is worked at the target', () => {
    const { sim, tally, see } = world();
    Object.assign(sim.devices[WIRE]!, { tipVessel: 'seg_r_t8', insertedMm: 640 });
    see(5);
    expect(tally.guide.leastPurchaseMm).toBe(0);
  });

  it('drift counts while an inner device is fed, also under a trembling hand on the guide', () => {
    const { sim, tally, see } = parked();
    sim.devices[INTERMEDIATE]!.fedMm = 0.5;
    sim.devices[GUIDE]!.fedMm = 0.001;
    sim.devices[GUIDE]!.tipYMm += 8;
    see(20);
    expect(tally.guide.worstDriftMm).toBeCloseTo(8, 6);
    expect(tally.guide.driftTicks.reduce((a, b) => a + b)).toBe(20);
  });
});

describe('a wrong turning', () => {
  /** So many mm of the foremost device in a vein, behind them the azygos. */
  function reach(sim: SimState, vessel: string, mm: number): void {
    const [there, behind] = [vessel, 'azygos'].map((id) => sim.tree.byId.get(id)!.index);
    const endMm = sim.rod.arcMm[sim.rod.count - 1]!;
    for (let i = 0; i < sim.rod.count; i += 1) sim.rod.vessel[i] = endMm - sim.rod.arcMm[i]! < mm ? there! : behind!;
  }

  it('is one entry of more than 10 mm, however long it lasts and however deep it gets', () => {
    const { sim, tally, see } = world();
    for (const mm of [9, 30, 60]) {
      reach(sim, 'hemiaz', mm);
      see(60);
    }
    expect(tally.branches.entries).toMatchObject([{ code: 'wrongBranch', tick: begun.tick + 61 }]);
    expect(tally.branches.entries[0]!.say).toMatch(/Hemiazygos/);
  });

  it('counts again only after the tip was back on the way', () => {
    const { sim, tally, see } = world();
    for (const mm of [30, 9, 30, 0, 30]) {
      reach(sim, 'seg_r_t7', mm);
      see(5);
    }
    expect(tally.branches.entries).toHaveLength(2);
  });

  it('is none in a vein of any accepted route, nor a look into a mouth, and costs no medal', () => {
    const { sim, tally, see } = world();
    for (const [vessel, mm] of [
      ['seg_r_t8', 25],
      ['fp_r_t8_2', 12],
      ['hemiaz', 9],
    ] as const) {
      reach(sim, vessel, mm);
      see(5);
    }
    expect(scoreAttempt({ level, sim, progress: { lit: [], held: {} }, tally }).wrongBranches).toEqual([]);
    reach(sim, 'hemiaz', 30);
    see(5);
    const sheet = scoreAttempt({ level, sim, progress: { lit: [], held: {} }, tally });
    expect([sheet.wrongBranches.length, sheet.errors.length, sheet.critical.length]).toEqual([1, 0, 0]);
  });
});

describe('what is kept of a valve', () => {
  it('is the first touch and the largest force of the whole run, whatever comes after', () => {
    const { sim, tally, see } = world();
    const { id } = sim.valves[0]!;
    see(1, [{ kind: 'valveTouched', valve: id, device: 'wire' }]);
    const touched = sim.tick;
    sim.valves[0]!.forceN = 0.4;
    see(5);
    sim.valves[0]!.forceN = 0;
    see(3600, [{ kind: 'valveWithdrawn', valve: id, device: 'wire' }]);
    const crossing = { device: 'wire', opening: 0.9, peakForceN: 0.001, sinceTouchS: 0.2 } as const;
    see(1, [{ kind: 'valveCrossed', valve: id, ...crossing }]);
    expect(tally.valves[0]).toMatchObject({ touchedTick: touched, peakForceN: 0.4 });
    const { losses } = scoreAttempt({ level, sim, progress: { lit: [], held: {} }, tally }).scores.valve!;
    expect(losses.map(({ code }) => code).sort()).toEqual(['force', 'slow']);
  });
});

describe('a medal', () => {
  const allLit = { lit: level.phases.map(({ id }) => ({ phase: id, tick: 1 })), held: {} };
  const lastOnly = { lit: allLit.lit.slice(-1), held: {} };

  it('is none without the target, and bronze while a score that is asked for is not shown', () => {
    const { sim, tally } = parked();
    expect(scoreAttempt({ level, sim, progress: { lit: [], held: {} }, tally }).medal).toBeNull();
    expect(scoreAttempt({ level, sim, progress: allLit, tally }).medal).toBe('bronze');
    expect(scoreAttempt({ level, sim, progress: lastOnly, tally }).medal).toBe('bronze');
  });

  it('is none after something critical, which is told once', () => {
    const { sim, tally, see } = parked();
    const hole: SimEvent = { kind: 'veinPerforated', device: 'wire', vessel: 'seg_r_t8', forceN: 0.2 };
    see(1, [hole]);
    see(1, [hole]);
    const sheet = scoreAttempt({ level, sim, progress: allLit, tally });
    expect(sheet.medal).toBeNull();
    expect(sheet.critical).toHaveLength(1);
    expect(sheet.critical[0]!.say).toMatch(/wire went through the wall: Right T8/);
  });
});
