import { describe, expect, it } from 'vitest';
import { punchRatio } from '../../src/sim/harm.ts';
import { createSim, type SimCommand, type SimEvent, type SimState, stepSim } from '../../src/sim/index.ts';
import { FOUR_DEVICES } from './absurd-hands.ts';

/** Guide, intermediate, microcatheter and wire with so much inserted, laid into the azygos and `beyond`, or as far as they reach. */
function withDevices(insertedMm: readonly (number | null)[], beyond: readonly string[] = []): SimState {
  const devices = FOUR_DEVICES.devices.flatMap((device, k) => {
    const wanted = insertedMm[k] ?? null;
    return wanted === null ? [] : [{ ...device, insertedMm: wanted }];
  });
  return createSim({ ...FOUR_DEVICES, devices, route: [...FOUR_DEVICES.route, ...beyond] });
}

/** Pushes devices together and keeps the hardest that any tip punched, as a share of what its wall stands. */
function pushTogether(
  state: SimState,
  devices: readonly ('intermediate' | 'microcatheter' | 'wire')[],
  ticks: number,
  distanceMm = 1,
) {
  const commands: SimCommand[] = devices.map((device) => ({ kind: 'push', device, distanceMm }));
  const holes: Extract<SimEvent, { kind: 'veinPerforated' }>[] = [];
  let hardest = 0;
  for (let k = 0; k < ticks; k += 1) {
    for (const event of stepSim(state, commands)) if (event.kind === 'veinPerforated') holes.push(event);
    for (const device of state.devices)
      if (device.insertedMm > 0 && !state.rod.ranOut) hardest = Math.max(hardest, punchRatio(state, device));
  }
  return { holes, hardest };
}

describe('a tip that is pushed at a wall', () => {
  const bare = withDevices([588, 590]);
  const { holes } = pushTogether(bare, ['intermediate'], 300);

  it('goes through when it is a stiff catheter without a wire, and says where and with what force', () => {
    expect(holes[0]).toMatchObject({ device: 'intermediate', vessel: expect.stringMatching(/^(ic|seg)_/) });
    expect(holes[0]!.forceN).toBeGreaterThan(0.4);
    expect(bare.flow.leaks).toHaveLength(holes.length);
  });

  it('does not when a soft wire leads the way', () => {
    expect(pushTogether(withDevices([588, 590, null, 640]), ['intermediate', 'wire'], 300).holes).toEqual([]);
  });

  it('punches harder the closer it is held up: a wire with some length to itself bows instead', () => {
    const hardest = [-3.5, 7].map((fedMm) => {
      const state = withDevices([580, 630, 680, 685], ['seg_r_t8', 'fv_r_t8']);
      for (let k = 0; k < 20; k += 1) stepSim(state, [{ kind: 'push', device: 'wire', distanceMm: fedMm / 20 }]);
      return pushTogether(state, ['microcatheter', 'wire'], 240, 0.15).hardest;
    });
    expect(hardest[0]!).toBeGreaterThan(5 * hardest[1]!);
    expect(hardest[0]!).toBeGreaterThan(0.05);
  });

  it('leaves a hole that bleeds, less and less', () => {
    const bled = () => bare.flow.leaks.reduce((sum, { bloodMl }) => sum + bloodMl, 0);
    const inTenSeconds = () => {
      const before = bled();
      for (let k = 0; k < 600; k += 1) stepSim(bare, []);
      return bled() - before;
    };
    const first = inTenSeconds();
    expect(first).toBeGreaterThan(0.1);
    expect(inTenSeconds()).toBeLessThan(first);
  });
});

describe('a syringe on a catheter that fills its vein', () => {
  const press = (mlPerS: number) => {
    const state = withDevices([588, 642], ['seg_r_t8']);
    const events: SimEvent[] = [];
    const order = { kind: 'inject', device: 'intermediate', fluid: 'contrast', volumeMl: 10, delayS: 0 } as const;
    for (let k = 0; k < 120; k += 1) events.push(...stepSim(state, k === 0 ? [{ ...order, mlPerS }] : []));
    return { state, seeps: events.filter(({ kind }) => kind === 'contrastExtravasated') };
  };

  it('presses contrast through the wall when it is pressed hard, and says where', () => {
    const { state, seeps } = press(8);
    expect(state.devices[1]!.tipVessel).toBe('seg_r_t8');
    expect(seeps[0]).toMatchObject({ device: 'intermediate', vessel: expect.stringMatching(/_r_t8/) });
    expect(state.flow.leaks[0]!.stainMl).toBeGreaterThan(0);
  });

  it('does not when it is pressed gently', () => {
    expect(press(0.2).seeps).toEqual([]);
  });
});
