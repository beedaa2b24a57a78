import { describe, expect, it } from 'vitest';
import { HELD_ACTIONS, KEYS, PRESS_ACTIONS, printedKeys, STEP_ACTIONS } from '../../../src/shell/input/keymap.ts';

const actions = [...HELD_ACTIONS, ...STEP_ACTIONS, ...PRESS_ACTIONS];

describe('the keys', () => {
  it('exist for everything that hands can ask', () => {
    expect(Object.keys(KEYS).sort()).toEqual([...actions].sort());
    expect(actions.filter((action) => KEYS[action].length === 0)).toEqual([]);
  });

  it('never mean two things', () => {
    const codes = Object.values(KEYS).flat();
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are printed short enough for a key cap, and all differ', () => {
    const printed = Object.values(printedKeys());
    expect(printed.filter((cap) => cap.length < 1 || cap.length > 5)).toEqual([]);
    expect(new Set(printed).size).toBe(printed.length);
  });

  it('are printed as the person’s own keyboard has them', () => {
    const german = new Map([
      ['KeyZ', 'y'],
      ['Semicolon', 'ö'],
    ]);
    const printed = printedKeys(german);
    expect([printed.smallerField, printed.caudal, printed.push, printed.pedal]).toEqual(['Y', 'Ö', 'W', 'Space']);
  });
});
