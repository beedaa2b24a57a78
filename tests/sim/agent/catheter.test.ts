import { beforeAll, describe, expect, it } from 'vitest';
import {
  cloneState,
  createSim,
  type DeviceSlot,
  hashState,
  readCast,
  type SimCommand,
  type SimEvent,
  type SimState,
  stepSim,
  TICKS_PER_S,
} from '../../../src/sim/index.ts';

const WAY = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc', 'az_arch', 'azygos', 'seg_r_t8', 'fv_r_t8', 'fp_r_t8_1'];
const ML_PER_S = 0.16 / 60;

const give = (
  device: DeviceSlot,
  fluid: 'contrast' | 'dmso' | 'agent',
  mlPerS: number,
  volumeMl: number,
): SimCommand => ({
  ...{ kind: 'inject', device, fluid },
  ...{ mlPerS, volumeMl, delayS: 0 },
});
const stop = give('microcatheter', 'agent', 0, 0);

/** Time passes; the commands come in its first tick. */
function pass(sim: SimState, seconds: number, ...commands: SimCommand[]): SimEvent[] {
  const events: SimEvent[] = [];
  for (let tick = 0; tick < seconds * TICKS_PER_S; tick += 1) events.push(...stepSim(sim, tick === 0 ? commands : []));
  return events;
}

const kinds = (events: readonly SimEvent[]): string[] => events.map(({ kind }) => kind);
const agentMl = ({ agent }: SimState): number => agent.volumeMl.reduce((a, b) => a + b, 0);

/** A microcatheter in the plexus of the right T8, out of its guide in the azygos. */
let inPlexus: SimState;
/** The same after the solvent and 20 s of agent out of the tip. */
let embolized: SimState;
let soFar: SimEvent[];
beforeAll(() => {
  inPlexus = createSim({
    ...{ seed: 1, route: WAY },
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 560, rollRad: 0 },
      { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 674, rollRad: 0 },
    ],
  });
  embolized = cloneState(inPlexus);
  soFar = pass(embolized, 41, give('microcatheter', 'dmso', 0.34 / 40, 0.34));
  soFar.push(...pass(embolized, 150, give('microcatheter', 'agent', ML_PER_S, 1)));
}, 300_000);

describe('an embolization by commands', () => {
  it('fills the plexus around the tip once the dead space is through', () => {
    expect(kinds(soFar)).toContain('embolicAtTip');
    expect(agentMl(embolized)).toBeCloseTo(ML_PER_S * 150 - 0.34, 2);
    const entered = soFar.flatMap((event) => (event.kind === 'embolicEntered' ? [event.vessel] : []));
    expect(entered[0]).toMatch(/^fpr?_r_t8/);
    expect(entered.length).toBeGreaterThan(3);
  });

  it('presses on into the next level and out to the azygos; with pauses it closes the ring and stays', () => {
    const read = (sim: SimState) => {
      const { tree, circulation, channels } = sim.patient;
      return readCast({ tree, circulation, channels }, sim.agent, { level: 'T8', side: 'right' });
    };
    const pressed = cloneState(embolized);
    pass(pressed, 70);
    expect(read(pressed)).toMatchObject({ closed: false, refluxMm: pressed.agent.grip.refluxMm });
    expect(read(pressed).harmfulMl).toBeGreaterThan(0);

    const paused = cloneState(embolized);
    for (let k = 0; k < 6; k += 1) {
      pass(paused, 45, stop);
      pass(paused, 15, give('microcatheter', 'agent', ML_PER_S, 1));
    }
    expect(read(paused)).toMatchObject({ closed: true, harmfulMl: 0 });
    expect(read(paused).marginMm).toBeGreaterThan(20);
  }, 300_000);

  it('counts no solvent and no agent as contrast', () => {
    expect(embolized.injector.contrastMl).toBe(0);
  });

  it('goes on bit by bit from a copy, and shows in the hash', () => {
    const copy = cloneState(embolized);
    pass(copy, 2);
    const other = cloneState(embolized);
    pass(other, 2);
    expect(hashState(other)).toBe(hashState(copy));
    other.agent.restS[other.agent.volumeMl.findIndex((ml) => ml > 0)]! += 1;
    expect(hashState(other)).not.toBe(hashState(copy));
  });

  it('refuses solvent and agent through a guide that it would dissolve', () => {
    for (const fluid of ['dmso', 'agent'] as const) {
      const sim = cloneState(inPlexus);
      const events = pass(sim, 0.1, give('guide', fluid, 0.01, 1));
      expect(events).toContainEqual(expect.objectContaining({ kind: 'commandRefused', code: 'inject' }));
      expect(sim.injector.order).toBeNull();
    }
  });

  it('refuses contrast while the tip lies in the cast', () => {
    const sim = cloneState(embolized);
    pass(sim, 1, stop);
    // a fresh catheter would be flushed; this one is, by hand
    sim.agent.takenOutMl += 0.34;
    sim.agent.lumens[2]!.slugs = [{ fluid: 'contrast', ml: 0.34 }];
    const events = pass(sim, 0.1, give('microcatheter', 'contrast', 0.1, 1));
    expect(kinds(events)).toContain('commandRefused');
  });

  it('contrast pressed after solvent comes out after it', () => {
    const sim = cloneState(inPlexus);
    pass(sim, 41, give('microcatheter', 'dmso', 0.34 / 40, 0.34));
    const before = sim.flow.contrastInjectedMl;
    pass(sim, 3, give('microcatheter', 'contrast', 0.1, 0.3));
    expect(sim.flow.contrastInjectedMl - before).toBeCloseTo(0, 9);
    pass(sim, 3, give('microcatheter', 'contrast', 0.1, 0.3));
    expect(sim.flow.contrastInjectedMl - before).toBeGreaterThan(0.1);
  });
});

describe('a catheter in its cast', () => {
  const pull: SimCommand = { kind: 'push', device: 'microcatheter', distanceMm: -0.1 };

  /** Agent over the shaft for a length of reflux, held for some minutes. */
  function held(minutes: number, moreAgentS: number): SimState {
    const sim = cloneState(embolized);
    pass(sim, moreAgentS);
    pass(sim, 1, stop);
    sim.agent.grip.sinceS = 60 * minutes;
    pass(sim, 0.1);
    return sim;
  }

  it('comes free soon after, with the force that reflux and time ask for', () => {
    const sim = held(1, 0);
    const { refluxMm, retentionN } = sim.agent.grip;
    expect(refluxMm).toBeGreaterThan(2);
    expect(retentionN).toBeCloseTo(0.02 * refluxMm + 0.1, 2);
    const { insertedMm } = sim.devices[2]!;
    let events: SimEvent[] = [];
    for (let tick = 0; tick < 60; tick += 1) events = [...events, ...stepSim(sim, [pull])];
    expect(kinds(events)).not.toContain('deviceGlued');
    expect(sim.devices[2]!.insertedMm).toBeLessThan(insertedMm - 4);
  });

  it('after ten minutes is glued: says so once, gives not a millimetre, and cannot be exchanged', () => {
    const sim = held(10, 60);
    const { insertedMm } = sim.devices[2]!;
    let events: SimEvent[] = [];
    const push: SimCommand = { ...pull, distanceMm: 0.1 };
    for (let tick = 0; tick < 30; tick += 1) events = [...events, ...stepSim(sim, [tick % 2 ? push : pull])];
    expect(kinds(events).filter((kind) => kind === 'deviceGlued')).toHaveLength(1);
    expect(sim.devices[2]!.insertedMm).toBe(insertedMm);
    const refused = pass(sim, 0.1, { kind: 'exchange', device: 'microcatheter', to: null });
    expect(kinds(refused)).toContain('commandRefused');
  });
});
