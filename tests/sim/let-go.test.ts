import { describe, expect, it } from 'vitest';
import {
  createSim,
  type SimCommand,
  type SimEvent,
  type SimSetup,
  type SimState,
  stepSim,
} from '../../src/sim/index.ts';

const UP_TO_CAVA = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'];
type Jump = Extract<SimEvent, { kind: 'tipJumped' }>;

function jumpsOf(events: readonly SimEvent[]): Jump[] {
  return events.filter((event): event is Jump => event.kind === 'tipJumped');
}

function lying(devices: SimSetup['devices'], route = UP_TO_CAVA): SimState {
  return createSim({ seed: 1, devices, route });
}

describe('a hub that is rolled', () => {
  const guide = (insertedMm: number) => ({ slot: 'guide', spec: 'guide-6f-straight', insertedMm, rollRad: 0 }) as const;
  const HUB_STEP_RAD = 0.05;

  /** Two turns of a hub: how far the tip hung behind, and its fastest tick. */
  function roll(state: SimState, slot: 'intermediate' | 'wire') {
    const device = state.devices.find((each) => each.slot === slot)!;
    const turn: SimCommand = { kind: 'turn', device: slot, angleRad: HUB_STEP_RAD };
    let [lagRad, fastestRad] = [0, 0];
    for (let tick = 0; tick < 260; tick += 1) {
      const before = device.tipRollRad;
      stepSim(state, [turn]);
      lagRad = Math.max(lagRad, device.hubRollRad - device.tipRollRad);
      fastestRad = Math.max(fastestRad, device.tipRollRad - before);
    }
    return { lagRad, fastestRad };
  }

  it('takes the tip along at once where a thin wire lies nearly straight', () => {
    const { lagRad } = roll(lying([{ slot: 'wire', spec: 'wire-035', insertedMm: 300, rollRad: 0 }]), 'wire');
    expect(lagRad).toBeLessThan(Math.PI / 6);
  });

  it('leaves an angled tip behind in the arch of the azygos by half a turn and more, until it whips round', () => {
    const angled = { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 540, rollRad: 0 } as const;
    const { lagRad, fastestRad } = roll(
      lying([guide(500), angled], [...UP_TO_CAVA, 'az_arch', 'azygos']),
      'intermediate',
    );
    expect(lagRad).toBeGreaterThan(Math.PI);
    expect(fastestRad).toBeGreaterThan(3 * HUB_STEP_RAD);
  });
});

describe('a tip jumps', () => {
  const wireInAtrium = () =>
    lying([
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 410, rollRad: 0 },
      { slot: 'wire', spec: 'wire-035', insertedMm: 440, rollRad: 0 },
    ]);

  it('when stored bend lets go, and not while it was bent slowly: told once, for the device that it was', () => {
    const state = wireInAtrium();
    const { rod } = state;
    const tip = rod.count - 1;
    const bending: SimEvent[] = [];
    for (let tick = 0; tick < 240; tick += 1) {
      rod.loadXN[tip] = 0.005 * Math.min(1, tick / 180);
      bending.push(...stepSim(state, []));
    }
    rod.loadXN[tip] = 0;
    const letGo = Array.from({ length: 60 }, () => stepSim(state, [])).flat();
    expect(jumpsOf(bending)).toEqual([]);
    expect(jumpsOf(letGo)).toEqual([{ kind: 'tipJumped', device: 'wire', distanceMm: expect.any(Number) }]);
    expect(jumpsOf(letGo)[0]!.distanceMm).toBeGreaterThan(5);
  });

  it('never where a hand moves it, however fast', () => {
    const state = wireInAtrium();
    const events = [3, -3].flatMap((distanceMm) =>
      Array.from({ length: 40 }, () => stepSim(state, [{ kind: 'push', device: 'wire', distanceMm }])).flat(),
    );
    expect(jumpsOf(events)).toEqual([]);
  });

  it('not when a device is brought into an empty slot', () => {
    const state = wireInAtrium();
    const events = [...stepSim(state, [{ kind: 'exchange', device: 'intermediate', to: 'intermediate-5f' }])];
    while (state.devices[1]!.exchangingTo !== undefined) events.push(...stepSim(state, []));
    expect(state.devices[1]!.insertedMm).toBeCloseTo(400, 6);
    expect(jumpsOf(events).filter(({ device }) => device === 'intermediate')).toEqual([]);
  });
});
