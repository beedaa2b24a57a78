import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Level, readLevel } from '../../../src/game/index.ts';
import { advise, freshMemory, watch } from '../../../src/shell/ui/advice.ts';
import { stepsOf } from '../../../src/shell/ui/level-view.ts';
import { createSim, DEVICE_SLOTS, type DeviceSlot, type SimState, stepSim } from '../../../src/sim/index.ts';

const CAVA = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'];
const AZYGOS = [...CAVA, 'az_arch', 'azygos'];

function open(id: string): Level {
  const read = readLevel(JSON.parse(readFileSync(`levels/${id}.json`, 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const [t8, drill] = ['right-t8', 'drill-groin-to-cava'].map(open);

interface Scene {
  route: string[];
  wire: string;
  wireMm: number;
  guideMm: number;
}

function lay({ route, wire, wireMm, guideMm }: Scene): SimState {
  const devices = [
    { slot: 'guide', spec: 'guide-6f-straight', insertedMm: guideMm, rollRad: 0 },
    { slot: 'wire', spec: wire, insertedMm: wireMm, rollRad: 0 },
  ] as const;
  const view = { isocentreXMm: 0, isocentreYMm: 0, fieldMm: 420 };
  return createSim({ seed: 1, route, devices, view });
}

/** What the coach says at a step of a level to a hand on a device, after one tick in which it is fed. */
function hear(level: Level, phase: string, state: SimState, hands: DeviceSlot, feedMm = 0.1): string {
  const memory = freshMemory(level);
  stepSim(state, [
    { kind: 'pedal', down: true },
    { kind: 'push', device: hands, distanceMm: feedMm },
  ]);
  watch(memory, state, hands);
  const before = level.phases.slice(
    0,
    level.phases.findIndex(({ id }) => id === phase),
  );
  const steps = stepsOf(level, { lit: before.map(({ id }) => ({ phase: id, tick: 1 })), held: {} });
  const advice = advise(memory, state, hands, steps);
  return `${advice?.move} ${advice?.reason}`;
}

const microwireIn = (vein: string, wireMm: number, guideMm = 560) =>
  lay({ route: [...AZYGOS, vein], wire: 'wire-014', wireMm, guideMm });

describe('the coach of a tip that is not on its way', () => {
  it('names the level it is in and the level it should be in, and how far and which way that is', () => {
    const above = hear(t8, 'choose-the-level', microwireIn('seg_r_t7', 616), 'wire');
    expect(above).toMatch(/This is right T7; you want right T8\..*mm back into the azygos vein, go \d+ mm lower/);
    const below = hear(t8, 'choose-the-level', microwireIn('seg_r_t9', 665), 'wire');
    expect(below).toMatch(/This is right T9; you want right T8\..*go \d+ mm higher/);
  });

  it('says nothing against the segment that is wanted', () => {
    const there = hear(t8, 'choose-the-level', microwireIn('seg_r_t8', 638), 'wire');
    expect(there).toContain('Choose the level');
  });

  it('tells a microwire below the wanted mouth how far it has gone past it', () => {
    const low = lay({ route: AZYGOS, wire: 'wire-014', wireMm: 650, guideMm: 560 });
    expect(hear(t8, 'choose-the-level', low, 'wire')).toMatch(
      /The wire is \d+ mm too low\..*mouth of the right T8 paraspinal vein\. Draw it back/,
    );
  });

  it('lets the first wire run deep where the step speaks of other wires or of support', () => {
    const deep = () => lay({ route: AZYGOS, wire: 'wire-035', wireMm: 660, guideMm: 560 });
    expect(hear(t8, 'choose-the-level', deep(), 'wire')).toContain('Choose the level');
    expect(hear(t8, 'secure-support', deep(), 'wire')).toContain('Secure the support');
  });

  it('tells a guide that blocks the wanted mouth from below to draw back', () => {
    const blocked = lay({ route: AZYGOS, wire: 'wire-014', wireMm: 655, guideMm: 650 });
    expect(hear(t8, 'choose-the-level', blocked, 'guide')).toMatch(/The guide is \d+ mm too low/);
  });

  it('in the drill notices a guide that has passed the main bronchus, in the cava or beyond it', () => {
    const parked = lay({ route: CAVA, wire: 'wire-035', wireMm: 520, guideMm: 485 });
    expect(hear(drill, 'guide-parked', parked, 'guide')).toContain('Park the guide');
    const high = lay({ route: [...CAVA, 'bcv_r'], wire: 'wire-035', wireMm: 560, guideMm: 519 });
    expect(hear(drill, 'guide-parked', high, 'guide')).toMatch(/guide is \d+ mm too high.*Draw it back \d+ mm/);
    const neck = lay({ route: [...CAVA, 'bcv_r', 'ijv_r'], wire: 'wire-035', wireMm: 640, guideMm: 600 });
    expect(hear(drill, 'guide-parked', neck, 'guide')).toMatch(
      /right internal jugular vein: not the way.*back into the superior vena cava, go \d+ mm lower/,
    );
  });

  it('tells a wire in the other leg that it has left the way', () => {
    const other = lay({
      route: ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'cic_l'],
      wire: 'wire-035',
      wireMm: 250,
      guideMm: 100,
    });
    expect(hear(drill, 'wire-through-the-atrium', other, 'wire')).toMatch(/left common iliac vein: not the way/);
  });

  it('holds back a microwire that goes into a segment while the guide still stands in the cava', () => {
    const loose = () => microwireIn('seg_r_t8', 638, 480);
    expect(hear(t8, 'choose-the-level', loose(), 'wire')).toMatch(/ahead of a guide without hold/);
    expect(hear(t8, 'choose-the-level', loose(), 'wire', 0)).not.toContain('without hold');
  });
});

/** The same tip told to have moved so, over enough feed to be judged. */
function hearMove(level: Level, state: SimState, moved: readonly [number, number, number], feedMm = 6): string {
  const memory = freshMemory(level);
  const wire = state.devices[DEVICE_SLOTS.indexOf('wire')];
  state.beam.pedalDown = true;
  for (const part of [0, 1]) {
    wire.fedMm = part * feedMm;
    wire.tipXMm += part * moved[0];
    wire.tipYMm += part * moved[1];
    wire.tipZMm += part * moved[2];
    watch(memory, state, 'wire');
  }
  const advice = advise(
    memory,
    state,
    'wire',
    stepsOf(level, {
      lit: [
        { phase: 'azygos-ostium', tick: 1 },
        { phase: 'secure-support', tick: 1 },
        { phase: 'azygos-venogram', tick: 1 },
        { phase: 'choose-the-level', tick: 1 },
      ],
      held: {},
    }),
  );
  return `${advice?.move} ${advice?.reason}`;
}

describe('the coach of a tip that seems to stand still', () => {
  it('calls it a stall only if the tip travels in depth', () => {
    expect(hearMove(t8, microwireIn('seg_r_t8', 636), [0, 0, -6])).toContain('you are not stuck');
  });

  it('calls it held if the tip moves neither on the picture nor in depth', () => {
    const held = hearMove(t8, microwireIn('seg_r_t8', 636), [0, 0, -0.5]);
    expect(held).toMatch(/goes in, its tip does not move.*held, in depth too/);
  });

  it('says nothing of a tip that is seen to move', () => {
    expect(hearMove(t8, microwireIn('seg_r_t8', 636), [-5, 0, -1])).toContain('Follow the segmental vein');
  });

  it('asks for the table, not for patience, where the tip is out of the picture', () => {
    const away = microwireIn('seg_r_t8', 636);
    Object.assign(away.beam, { isocentreYMm: 300, fieldMm: 150 });
    expect(hearMove(t8, away, [0, 0, -6])).toMatch(/out of the picture.*lower edge/);
  });

  it('does not ask to feed on along the rib or in the foramen, where the tip is past the stall', () => {
    for (const vein of ['ic_r_t8', 'fv_r_t8'])
      expect(
        hearMove(
          t8,
          lay({ route: [...AZYGOS, 'seg_r_t8', vein], wire: 'wire-014', wireMm: 654, guideMm: 560 }),
          [0, 0, -6],
        ),
      ).not.toContain('not stuck');
  });
});
