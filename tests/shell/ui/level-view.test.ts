import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byReadingOrder, createSession, type Level, readLevel } from '../../../src/game/index.ts';
import { cardOf, choicesOf, stepsOf, veinsAhead } from '../../../src/shell/ui/level-view.ts';
import { DEVICE_SLOTS, deviceCatalogue } from '../../../src/sim/index.ts';

function open(id: string): Level {
  const read = readLevel(JSON.parse(readFileSync(`levels/${id}.json`, 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const [t5, t8, drill] = ['right-t5', 'right-t8', 'drill-groin-to-cava'].map(open);
const untouched = { lit: [], held: {} };

describe('a level on the console', () => {
  it('comes as a card with its own title and brief, drills before cases, T8 before the harder T5', () => {
    expect([t5, t8, drill].sort(byReadingOrder).map(cardOf)).toMatchObject([
      { id: 'drill-groin-to-cava', group: 'Drill' },
      { id: 'right-t8', title: 'Right T8', summary: t8.brief },
      { id: 'right-t5', title: 'Right T5' },
    ]);
  });

  it('shows every phase as a step, lit when the session says so, with the time', () => {
    const steps = stepsOf(t8, { lit: [{ phase: t8.phases[0].id, tick: 600 }], held: {} });
    expect(steps.map(({ lit, litAtTick }) => [lit, litAtTick]).slice(0, 2)).toEqual([
      [true, 600],
      [false, null],
    ]);
    expect(steps.map(({ title }) => title)).toEqual(t8.phases.map(({ title }) => title));
  });

  it('points out the veins that the next step is about, the strands of a plexus too', () => {
    const { tree } = createSession(t8).state;
    expect(veinsAhead(t8, untouched, tree)).toEqual(expect.arrayContaining(['az_arch', 'azygos']));
    const before = t8.phases.slice(0, 5).map(({ id }) => ({ phase: id, tick: 1 }));
    const last = veinsAhead(t8, { lit: before, held: {} }, tree);
    expect(last).toContain('fv_r_t8');
    expect(last.filter((id) => id.startsWith('fp_r_t8_')).length).toBeGreaterThan(1);
    expect(last).not.toContain('azygos');
  });

  it('offers for each place what lies on the table, never the device that is in it', () => {
    const { state } = createSession(t8);
    const choices = choicesOf(t8, state, deviceCatalogue);
    for (const [index, slot] of DEVICE_SLOTS.entries()) {
      const ids = choices[slot].map(({ id }) => id);
      expect(ids).not.toContain(state.devices[index].spec?.id);
      expect(ids.includes(null)).toBe(state.devices[index].spec !== null);
      for (const id of ids) if (id !== null) expect(deviceCatalogue.get(id)?.slot).toBe(slot);
    }
    expect(choices.wire.length).toBeGreaterThan(1);
  });
});
