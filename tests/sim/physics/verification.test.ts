import { describe, expect, it } from 'vitest';
import { capstan } from '../../../src/testbed/verification/capstan.ts';
import { tipLoadCases } from '../../../src/testbed/verification/elastica.ts';
import { ladder } from '../../../src/testbed/verification/index.ts';

describe('the verification ladder', () => {
  it.each(ladder().map((rung) => [rung.id, rung.claim, rung] as const))('%s: %s', (id, _claim, rung) => {
    const cases = rung.climb();
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter((one) => one.id !== id)).toEqual([]);
    expect(cases.filter(({ pass }) => !pass)).toEqual([]);
    for (const { error, limit } of cases) expect(error).toBeLessThanOrEqual(limit);
  });

  it('has every rung that the bench can climb', () => {
    const bench = ['V1', 'V2', 'V3', 'V5', 'V6', 'V7', 'V9', 'V10', 'V11', 'V12', 'V16', 'V17', 'V18', 'V19'];
    expect(ladder().map(({ id }) => id)).toEqual(expect.arrayContaining(bench));
  });

  it('finds out a mesh that is too coarse', () => {
    expect(tipLoadCases({ elements: 4 }).every(({ pass }) => !pass)).toBe(true);
  });

  it('finds out a rod that is too stiff to lie on the capstan', () => {
    expect(
      Math.abs(capstan({ elements: 40, stiffnessNmm2: 10 }, Math.PI) / Math.exp(0.1 * Math.PI) - 1),
    ).toBeGreaterThan(0.02);
  });
});
