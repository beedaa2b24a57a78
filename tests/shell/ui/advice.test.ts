import { describe, expect, it } from 'vitest';
import { advise, type CoachMemory, freshMemory, watch } from '../../../src/shell/ui/advice.ts';
import type { Step } from '../../../src/shell/ui/model.ts';
import { createSim, type SimCommand, type SimState, stepSim } from '../../../src/sim/index.ts';

const ROUTE = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc', 'az_arch', 'azygos', 'seg_r_t8'];
/** Groin to the place where the right T8 segmental vein has turned backwards around the vertebral body. */
const TURNED_BACK_MM = 634;

const next: Step = { id: 'a', pill: 'A', title: 'Find it', say: 'Go on and look.', lit: false, litAtTick: null };

function wireAt(insertedMm: number): SimState {
  return createSim({
    seed: 1,
    route: ROUTE,
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 560, rollRad: 0 },
      { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 600, rollRad: 0 },
      { slot: 'wire', spec: 'wire-014', insertedMm, rollRad: 0 },
    ],
  });
}

function play(state: SimState, memory: CoachMemory, ticks: number, ...commands: SimCommand[]): void {
  for (let tick = 0; tick < ticks; tick++) {
    stepSim(state, commands);
    watch(memory, state, 'wire');
  }
}

/** Everything that is said while the world moves on. */
function listen(state: SimState, memory: CoachMemory, ticks: number, ...commands: SimCommand[]): string {
  const heard = new Set<string>();
  for (let tick = 0; tick < ticks; tick++) {
    play(state, memory, 1, ...commands);
    const advice = says(state, memory);
    heard.add(`${advice?.move} ${advice?.reason}`);
  }
  return [...heard].join(' ');
}

const says = (state: SimState, memory: CoachMemory) => advise(memory, state, 'wire', [next]);

const pushWire = { kind: 'push', device: 'wire', distanceMm: 0.2 } as const;
const pedal = { kind: 'pedal', down: true } as const;

describe('the coach', () => {
  it('gives the next step and its reason while all is well', () => {
    const [state, memory] = [wireAt(560), freshMemory()];
    play(state, memory, 1, pedal);
    expect(says(state, memory)).toEqual({ move: 'Find it.', reason: 'Go on and look.', tone: 'next' });
    expect(advise(memory, state, 'wire', [{ ...next, lit: true }])).toBeNull();
  });

  it('explains a tip that seems to stand still because the vein runs along the beam, and offers to look obliquely', () => {
    const [state, memory] = [wireAt(TURNED_BACK_MM), freshMemory()];
    const heard = listen(state, memory, 90, pedal, pushWire);
    expect(heard).toMatch(/not stuck.*backwards.*turn the C-arm 30°/);
  });

  it('has nothing to explain about the same stretch when it is seen from the right front', () => {
    const [state, memory] = [wireAt(TURNED_BACK_MM), freshMemory()];
    play(state, memory, 130, pedal, { kind: 'turnGantry', laoRad: -Math.PI / 4, cranialRad: 0 });
    expect(listen(state, memory, 90, pushWire)).not.toContain('stand still');
  });

  it('asks for less push, in red, once a device has slipped for a quarter of a second', () => {
    const [state, memory] = [wireAt(560), freshMemory()];
    state.devices[3].slipping = true;
    for (let tick = 0; tick < 14; tick++) watch(memory, state, 'wire');
    expect(says(state, memory)).toMatchObject({ tone: 'next' });
    watch(memory, state, 'wire');
    expect(says(state, memory)).toMatchObject({ tone: 'harm' });
  });

  it('asks for the pedal when a device advances without a picture', () => {
    const [state, memory] = [wireAt(560), freshMemory()];
    play(state, memory, 40, pushWire);
    expect(says(state, memory)).toMatchObject({ move: 'Find it.' });
    play(state, memory, 20, pushWire);
    expect(says(state, memory)?.move).toContain('pedal');
  });

  it('asks the foot to leave the pedal when nothing has moved for four seconds, beside the step and not instead of it', () => {
    const [state, memory] = [wireAt(560), freshMemory()];
    play(state, memory, 200, pedal);
    expect(says(state, memory)?.aside).toBeUndefined();
    play(state, memory, 60, pedal);
    expect(says(state, memory)).toMatchObject({ move: 'Find it.', tone: 'next' });
    expect(says(state, memory)?.aside).toContain('Foot off the pedal');
    expect(advise(memory, state, 'wire', [{ ...next, lit: true }])).toMatchObject({ tone: 'radiation' });
    play(state, memory, 1, pushWire);
    expect(says(state, memory)?.aside).toBeUndefined();
  });

  it.each<[what: string, command: SimCommand]>([
    ['turned', { kind: 'turn', device: 'wire', angleRad: 0.02 }],
    ['looked for with the table', { kind: 'panTable', dxMm: 0.3, dyMm: 0 }],
    [
      'given contrast',
      { kind: 'inject', device: 'microcatheter', fluid: 'contrast', mlPerS: 0.1, volumeMl: 2, delayS: 0 },
    ],
    ['exchanged', { kind: 'exchange', device: 'wire', to: null }],
  ])('leaves the pedal to a hand by which a device is %s', (_, command) => {
    const [state, memory] = [wireAt(560), freshMemory()];
    const once = command.kind === 'inject' || command.kind === 'exchange';
    play(state, memory, 1, pedal, command);
    for (let tick = 0; tick < 170; tick++) play(state, memory, 1, pedal, ...(once ? [] : [command]));
    expect(memory.idleBeamTicks).toBeLessThan(40);
  });

  it('leaves the pedal to a C-arm that turns', () => {
    const [state, memory] = [wireAt(560), freshMemory()];
    play(state, memory, 60, pedal, { kind: 'turnGantry', laoRad: -Math.PI / 4, cranialRad: 0 });
    expect(memory.idleBeamTicks).toBe(0);
  });

  it('leaves a word long enough to be read, then goes on', () => {
    const [state, memory] = [wireAt(560), freshMemory()];
    play(state, memory, 60, pushWire);
    expect(says(state, memory)?.move).toContain('pedal');
    play(state, memory, 60, pedal);
    expect(says(state, memory)?.move).toContain('pedal');
    play(state, memory, 120, pedal, { ...pushWire, distanceMm: 0.02 });
    expect(says(state, memory)).toMatchObject({ move: 'Find it.' });
  });
});
