import { describe, expect, it } from 'vitest';
import { sayCast } from '../../../src/shell/ui/cast-words.ts';
import { embolic } from '../../../src/sim/index.ts';

/** So much agent in each compartment named. */
function cast(ml: Record<string, number>) {
  const compartments = embolic.compartments.map(({ name, effect }) => ({ name, effect, ml: ml[name] ?? 0, levels: 1 }));
  return { closedDeg: 320, compartments };
}

describe('the cast in words', () => {
  it('tells agent in the bone, in a neighbour and in the accessory hemiazygos from agent that does harm', () => {
    expect(sayCast(cast({ foraminal: 0.1, basivertebral: 0.03, intersegmental: 0.02, azygos: 0.04 }))).toBe(
      'Cast: ring 320°, foraminal 0.10 mL, basivertebral 0.03 mL (no harm), intersegmental 0.02 mL (no harm), azygos 0.04 mL (harm).',
    );
    expect(sayCast(cast({ 'accessory hemiazygos': 0.2 }))).toContain('accessory hemiazygos 0.20 mL (no harm)');
  });

  it('is silent about specks', () => expect(sayCast(cast({ foraminal: 0.004 }))).toBeNull());
});
