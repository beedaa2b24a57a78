import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/game/index.ts';
import { advise, freshMemory, watch } from '../../../src/shell/ui/advice.ts';
import { stepsOf } from '../../../src/shell/ui/level-view.ts';
import { type DeviceSlot, type SimState, stepSim } from '../../../src/sim/index.ts';
import { ANGLED, AZYGOS, CAVA, drill, lay, MICRO, microwireIn, t8 } from './scenes.ts';

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
    const deep = () => lay({ route: AZYGOS, wire: 'wire-035', wireMm: 660, guideMm: 560, catheters: [ANGLED] });
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

describe('the coach of a wrong vein of which the step does not speak', () => {
  const big = (route: string[], wireMm: number, guideMm: number, catheterMm = guideMm) =>
    lay({ route, wire: 'wire-035', wireMm, guideMm, catheters: [['intermediate', 'intermediate-5f', catheterMm]] });

  it('names it to the wire that leads while the step asks for support', () => {
    const siv = () => big([...CAVA, 'az_arch', 'siv_r'], 545, 490);
    expect(hear(t8, 'secure-support', siv(), 'wire')).toMatch(
      /This is the right superior intercostal vein: not the way\. Draw the wire \d+ mm back into the azygos arch/,
    );
    expect(hear(t8, 'secure-support', siv(), 'guide')).toMatch(
      /The wire \(4\) is in the right superior intercostal vein: not the way/,
    );
    const supreme = big([...CAVA, 'az_arch', 'siv_r', 'supreme_r'], 602, 490);
    expect(hear(t8, 'secure-support', supreme, 'wire')).toContain('right supreme intercostal vein: not the way');
  });

  it('sends what has gone down into the ascending lumbar vein back up into the azygos, by the way it came', () => {
    const low = () => big([...AZYGOS, 'alv_r_upper'], 760, 710, 730);
    for (const slot of ['guide', 'intermediate', 'wire'] as const)
      expect(hear(t8, 'secure-support', low(), slot)).toMatch(
        /right ascending lumbar vein, upper part: not the way\. Draw the .* \d+ mm back into the azygos vein/,
      );
  });

  it('tells a catheter that is pushed on up the cava', () => {
    const high = big([...CAVA, 'bcv_r'], 540, 490, 545);
    expect(hear(t8, 'azygos-ostium', high, 'intermediate')).toMatch(
      /right brachiocephalic vein: not the way\. Draw the angled catheter \d+ mm back into the superior vena cava/,
    );
  });

  it('notices a microwire that has fallen back out of the segment it was in, or lies in another one', () => {
    const above = lay({ route: AZYGOS, wire: 'wire-014', wireMm: 590, guideMm: 560, catheters: [ANGLED, MICRO] });
    expect(hear(t8, 'segmental-vein', above, 'wire')).toMatch(/slipped back out of the right T8 paraspinal vein/);
    const below = lay({ route: AZYGOS, wire: 'wire-014', wireMm: 660, guideMm: 560, catheters: [ANGLED, MICRO] });
    expect(hear(t8, 'segmental-vein', below, 'microcatheter')).toMatch(/The wire \(4\) .*right T8 paraspinal vein/);
    for (const [vein, mm] of [
      ['t10', 690],
      ['t11', 715],
    ] as const)
      expect(hear(t8, 'segmental-vein', microwireIn(`seg_r_${vein}`, mm), 'wire')).toMatch(
        new RegExp(`This is right ${vein}; you want right T8\\.`, 'i'),
      );
  });

  it('lets a microwire lie a little way out along the rib, and calls it back from five centimetres', () => {
    const along = (wireMm: number) =>
      lay({
        route: [...AZYGOS, 'seg_r_t8', 'ic_r_t8'],
        wire: 'wire-014',
        wireMm,
        guideMm: 560,
        catheters: [ANGLED, MICRO],
      });
    expect(hear(t8, 'segmental-vein', along(660), 'wire')).toContain('Follow the segmental vein');
    expect(hear(t8, 'segmental-vein', along(700), 'wire')).toMatch(
      /right T8 posterior intercostal vein: not the way\. Draw the wire \d+ mm back into the right T8 paraspinal vein/,
    );
  });
});

describe('the coach of a device that is not in', () => {
  it('says how to get back a catheter that the steps to come need', () => {
    const bare = lay({ route: CAVA, wire: 'wire-035', wireMm: 500, guideMm: 485 });
    expect(hear(t8, 'azygos-ostium', bare, 'guide')).toMatch(/angled catheter \(2\) is not in.*press T.*Enter/);
  });

  it('does not miss a wire that the step itself exchanges', () => {
    const state = lay({ route: AZYGOS, wire: 'wire-035', wireMm: 555, guideMm: 560, catheters: [ANGLED] });
    state.devices[3].exchangingTo = null;
    for (let tick = 0; tick < 300; tick++) stepSim(state, []);
    expect(state.devices[3].spec).toBeNull();
    expect(hear(t8, 'choose-the-level', state, 'intermediate')).toContain('Choose the level');
  });
});

describe('the coach at the end', () => {
  const steps = (lit: readonly string[]) => stepsOf(t8, { lit: lit.map((phase) => ({ phase, tick: 1 })), held: {} });

  it('says which step was left out, whatever the devices do', () => {
    const state = microwireIn('seg_r_t10', 690);
    const all = t8.phases.map(({ id }) => id);
    const advice = advise(freshMemory(t8), state, 'wire', steps(all.filter((id) => id !== 'secure-support')));
    expect(`${advice?.move} ${advice?.reason}`).toMatch(/You are there\. Left out on the way: “Secure the support”/);
    expect(advise(freshMemory(t8), state, 'wire', steps(all))).toBeNull();
  });
});

describe('a place that only counts once it is seen', () => {
  it('is asked for with the table while the guide stands there unseen', () => {
    const parked = lay({ route: CAVA, wire: 'wire-035', wireMm: 520, guideMm: 485 });
    Object.assign(parked.beam, { isocentreYMm: -330, fieldMm: 300 });
    expect(hear(drill, 'guide-parked', parked, 'guide', 0)).toMatch(/may be there: now look.*Move the table/);
  });

  it('does not wait for the guide while the wire has run up into the neck', () => {
    const neck = lay({ route: [...CAVA, 'bcv_r', 'ijv_r'], wire: 'wire-035', wireMm: 640, guideMm: 485 });
    Object.assign(neck.beam, { isocentreYMm: -330, fieldMm: 300 });
    expect(hear(drill, 'guide-parked', neck, 'guide')).toMatch(/The wire \(4\) is in the right internal jugular vein/);
  });
});
