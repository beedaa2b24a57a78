import { describe, expect, it } from 'vitest';
import { type Condition, startAttempt } from '../../src/game/index.ts';
import { evaluate, findArcMm, measurePurchaseMm } from '../../src/game/levels/evaluate.ts';
import { observe, type Progress } from '../../src/game/levels/progress.ts';
import {
  cloneState,
  DEVICE_SLOTS,
  type DeviceSlot,
  deviceCatalogue,
  type SimState,
  type Vessel,
} from '../../src/sim/index.ts';
import { levelCalled } from './levels-for-tests.ts';

const level = levelCalled('right-t8');
const NOTHING_YET: Progress = { lit: [], held: {} };

const start = startAttempt(level).sim;
const stateAtStart = (): SimState => cloneState(start);
const isTrue = (condition: Condition, state: SimState): boolean => evaluate(condition, state, {}, 'here').true;

/** The state as it would be with the tip of a device at a place of a vessel. */
function withTip(state: SimState, slot: DeviceSlot, vesselId: string, arcMm: number, spec?: string): SimState {
  const device = state.devices[DEVICE_SLOTS.indexOf(slot)]!;
  const vessel = state.tree.byId.get(vesselId)!;
  const point = vessel.arcMm.findIndex((at) => at >= arcMm);
  if (spec) device.spec = deviceCatalogue.get(spec)!;
  [device.tipXMm, device.tipYMm, device.tipZMm] = pointOf(vessel, point === -1 ? vessel.arcMm.length - 1 : point);
  device.tipVessel = vesselId;
  return state;
}

function pointOf({ pointsMm }: Vessel, i: number): [number, number, number] {
  return [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!];
}

/** The state as it would be with the devices lying along vessels, so many mm of rod in each, from the sheath on. */
function withRod(state: SimState, along: readonly [vessel: string, mm: number][]): SimState {
  const { rod, tree } = state;
  let node = 0;
  let arcMm = 0;
  for (const [vessel, mm] of along) {
    for (let i = 0; i <= mm; i++) {
      rod.arcMm[node] = arcMm + i;
      rod.vessel[node] = tree.byId.get(vessel)!.index;
      node++;
    }
    arcMm += mm;
  }
  rod.count = node;
  return state;
}

/** Phases that light up when one looks for a while at a world that does not change. */
function litIn(state: SimState): string[] {
  let progress = NOTHING_YET;
  for (let i = 0; i < 60; i++) progress = observe(level.phases, state, progress);
  return progress.lit.map(({ phase }) => phase);
}

describe('at the start of right T8', () => {
  it('nothing is reached yet', () => expect(litIn(stateAtStart())).toEqual([]));
});

describe('the phases of right T8 light up from the state', () => {
  it('the ostium, once the wire is well inside the arch, and not at its mouth', () => {
    expect(litIn(withTip(stateAtStart(), 'wire', 'az_arch', 37))).toEqual([]);
    expect(litIn(withTip(stateAtStart(), 'wire', 'az_arch', 20))).toEqual(['azygos-ostium']);
  });

  it('the level, with a microwire in the stump, and not with the 0.035" wire', () => {
    expect(litIn(withTip(stateAtStart(), 'wire', 'seg_r_t8', 8))).toEqual([]);
    expect(litIn(withTip(stateAtStart(), 'wire', 'seg_r_t8', 8, 'wire-014'))).toEqual(['choose-the-level']);
  });

  it('not the level, with a microwire in the vein above or below', () => {
    for (const vein of ['seg_r_t7', 'seg_r_t9']) {
      expect(litIn(withTip(stateAtStart(), 'wire', vein, 8, 'wire-014'))).toEqual([]);
    }
  });

  it('the segmental vein, with the microcatheter past the stretch that runs backwards', () => {
    expect(litIn(withTip(stateAtStart(), 'microcatheter', 'seg_r_t8', 12, 'micro-duo'))).toEqual([]);
    expect(litIn(withTip(stateAtStart(), 'microcatheter', 'seg_r_t8', 25, 'micro-duo'))).toEqual(['segmental-vein']);
    expect(litIn(withTip(stateAtStart(), 'microcatheter', 'ic_r_t8', 10, 'micro-duo'))).toEqual(['segmental-vein']);
  });

  it.each(['fv_r_t8', 'fp_r_t8_3'])('the foramen, with the tip of the microwire in %s', (vein) => {
    const lit = litIn(withTip(stateAtStart(), 'wire', vein, 5, 'wire-014-sharp'));
    expect(lit).toEqual(['choose-the-level', 'foramen']);
  });

  it('secure support, once enough of guide and intermediate lies in the azygos for half a second', () => {
    const state = withRod(stateAtStart(), [
      ['cfv_r', 480],
      ['svc', 40],
      ['az_arch', 38],
      ['azygos', 60],
    ]);
    state.devices[0]!.insertedMm = 560;
    state.devices[1]!.insertedMm = 600;
    expect(litIn(state)).toEqual(['secure-support']);
    state.devices[0]!.insertedMm = 540;
    expect(litIn(state)).toEqual([]);
  });
});

describe('a condition', () => {
  it('finds the C-arm oblique from the angle that was asked for on, to either side', () => {
    const view = (laoDeg: number) => {
      const state = stateAtStart();
      state.beam.laoRad = (laoDeg * Math.PI) / 180;
      return isTrue({ kind: 'oblique', atLeastDeg: 25 }, state);
    };
    expect([-60, -25, -24.9, 0, 24.9, 25, 60].map(view)).toEqual([true, true, false, false, false, true, true]);
  });

  it('measures purchase as the length of the device inside the vessels, beyond its tip nothing', () => {
    const state = withRod(stateAtStart(), [
      ['svc', 100],
      ['az_arch', 30],
      ['azygos', 50],
    ]);
    const guide = { ...state.devices[0]!, insertedMm: 150.5 };
    expect(measurePurchaseMm(guide, ['az_arch', 'azygos'], state)).toBeCloseTo(50.5, 6);
    expect(measurePurchaseMm(guide, ['az*'], state)).toBeCloseTo(50.5, 6);
    expect(measurePurchaseMm(guide, ['svc'], state)).toBeCloseTo(100, 6);
    expect(measurePurchaseMm({ ...guide, insertedMm: 90 }, ['azygos'], state)).toBe(0);
  });

  it('finds the place along a vein that is nearest to a point', () => {
    const vein = stateAtStart().tree.byId.get('seg_r_t8')!;
    for (const i of [0, 3, vein.arcMm.length - 1]) {
      expect(findArcMm(vein, ...pointOf(vein, i))).toBeCloseTo(vein.arcMm[i]!, 6);
    }
  });

  it('is near a point or not', () => {
    const near: Condition = { kind: 'tipNear', device: 'wire', vessel: 'azygos', arcMm: 80, withinMm: 3 };
    expect(isTrue(near, withTip(stateAtStart(), 'wire', 'azygos', 81))).toBe(true);
    expect(isTrue(near, withTip(stateAtStart(), 'wire', 'azygos', 90))).toBe(false);
  });

  it('is seen only on the picture, and only while the beam is on', () => {
    const seen: Condition = { kind: 'tipSeen', device: 'guide' };
    const looked = (isocentreYMm: number, pedalDown: boolean) => {
      const state = withTip(stateAtStart(), 'guide', 'svc', 30);
      Object.assign(state.beam, { isocentreYMm, pedalDown });
      return isTrue(seen, state);
    };
    expect([looked(40, true), looked(40, false), looked(-330, true)]).toEqual([true, false, false]);
  });

  it('of an empty place in the stack is never true', () => {
    const tip: Condition = { kind: 'insertedPast', device: 'microcatheter', lengthMm: 0 };
    expect(isTrue(tip, stateAtStart())).toBe(false);
  });

  it('of all needs every part, of any needs one', () => {
    const yes: Condition = { kind: 'insertedPast', device: 'guide', lengthMm: 1 };
    const no: Condition = { kind: 'insertedPast', device: 'guide', lengthMm: 9999 };
    const state = stateAtStart();
    expect(isTrue({ kind: 'all', of: [yes, yes] }, state)).toBe(true);
    expect(isTrue({ kind: 'all', of: [yes, no] }, state)).toBe(false);
    expect(isTrue({ kind: 'any', of: [no, yes] }, state)).toBe(true);
    expect(isTrue({ kind: 'any', of: [no, no] }, state)).toBe(false);
  });

  it('that has to hold starts again after a break', () => {
    const state = stateAtStart();
    const [guide] = state.devices;
    const phase = { id: 'hold', title: 'x', say: 'x' };
    const when: Condition = { kind: 'holdS', forS: 1, that: { kind: 'insertedPast', device: 'guide', lengthMm: 100 } };
    let progress = NOTHING_YET;
    const look = (ticks: number, insertedMm: number) => {
      guide!.insertedMm = insertedMm;
      for (let i = 0; i < ticks; i++) progress = observe([{ ...phase, when }], state, progress);
      return progress.lit.length;
    };
    expect([look(59, 200), look(1, 50), look(59, 200), look(1, 200)]).toEqual([0, 0, 0, 1]);
  });

  it('once lit stays lit, with the tick in which it was', () => {
    const state = withTip(stateAtStart(), 'wire', 'azygos', 80);
    state.tick = 77;
    const lit = observe(level.phases, state, NOTHING_YET);
    withTip(state, 'wire', 'svc', 20);
    state.tick = 99;
    expect(observe(level.phases, state, lit).lit).toEqual([{ phase: 'azygos-ostium', tick: 77 }]);
  });
});
