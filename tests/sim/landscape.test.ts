import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, mapRow, type Row, type RowPlan } from '../../src/testbed/landscape/index.ts';

/** A small excerpt of the maps that `npm run landscape` draws. */
const rowOf = (plan: Partial<RowPlan>): Row =>
  mapRow({ ostium: 'azygos', heightMm: 46, rollsDeg: [], parkedMm: null, turnedDeg: null, spacing: 1, ...plan });

const successes = (cells: readonly Cell[]): number[] =>
  cells.filter(({ success }) => success).map(({ rollDeg }) => rollDeg);

describe('the ostium of the azygos', () => {
  const rollsDeg = [0, 90, 162, 180, 198, 270];
  let low: Row;
  let high: Row;
  beforeAll(() => {
    low = rowOf({ heightMm: 46, rollsDeg });
    high = rowOf({ heightMm: 80, rollsDeg: [162, 180, 198] });
  }, 120_000);

  it('is found by a wire that looks backwards at the height of the right main bronchus', () => {
    expect(low.heightMm).toBeGreaterThan(43);
    expect(low.heightMm).toBeLessThan(49);
    expect(successes(low.cells)).toContain(180);
  });

  it('is not found by a wire that looks forwards or to a side', () => {
    for (const roll of [0, 90, 270]) expect(successes(low.cells)).not.toContain(roll);
  });

  it('is found a little to both sides of backwards as well', () => {
    expect(successes(low.cells)).toEqual([162, 180, 198]);
  });

  it('is passed by a catheter parked above it, however it is turned', () => {
    expect(successes(high.cells)).toEqual([]);
  });
});

describe('the right segmental vein of T8', () => {
  it('is found by a microwire that looks right and backwards, and not by one that looks forwards or left', () => {
    const { cells, heightMm } = rowOf({
      ostium: 'T8',
      heightMm: 3,
      parkedMm: 97,
      turnedDeg: 360,
      rollsDeg: [90, 180, 285, 300],
    });
    expect(heightMm).toBeCloseTo(3.7, 0);
    expect(successes(cells)).toEqual([285, 300]);
  });

  it('is not found from a catheter parked far above it, at the top of the arch', () => {
    expect(
      successes(rowOf({ ostium: 'T8', heightMm: 3, parkedMm: 25, turnedDeg: 360, rollsDeg: [285, 300] }).cells),
    ).toEqual([]);
  });
});
