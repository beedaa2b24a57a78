import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/game/index.ts';
import { advise, freshMemory, watch } from '../../../src/shell/ui/advice.ts';
import { stepsOf } from '../../../src/shell/ui/level-view.ts';
import { DEVICE_SLOTS, type SimState } from '../../../src/sim/index.ts';
import { AZYGOS, lay, microwireIn, t8 } from './scenes.ts';

const BEFORE_THE_SEGMENT = ['azygos-ostium', 'secure-support', 'azygos-venogram', 'choose-the-level'].map((phase) => ({
  phase,
  tick: 1,
}));

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
  const advice = advise(memory, state, 'wire', stepsOf(level, { lit: BEFORE_THE_SEGMENT, held: {} }));
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

  it('takes it back as soon as one draws back', () => {
    const [state, memory] = [microwireIn('seg_r_t8', 636), freshMemory(t8)];
    const wire = state.devices[DEVICE_SLOTS.indexOf('wire')];
    state.beam.pedalDown = true;
    const steps = stepsOf(t8, { lit: BEFORE_THE_SEGMENT, held: {} });
    const hearAfter = (fedMm: number) => {
      wire.fedMm = fedMm;
      watch(memory, state, 'wire');
      return advise(memory, state, 'wire', steps)?.move;
    };
    hearAfter(0);
    expect(hearAfter(6)).toContain('does not move');
    expect(hearAfter(0)).toContain('does not move');
    expect(hearAfter(-0.5)).toContain('Follow the segmental vein');
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
