import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, mapRow, type Row, type RowPlan } from '../../src/testbed/landscape/index.ts';

/** A small excerpt of the maps that `npm run landscape` draws. */
const rowOf = (plan: Partial<RowPlan>): Row =>
  mapRow({ ostium: 'azygos', heightMm: 46, turnedDeg: null, rollsDeg: [], spacing: 1, ...plan });

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
  const rollsDeg = [90, 180, 270, 300, 330];

  it('is found by a microwire that looks right and backwards, and not by one that looks forwards or left', () => {
    const found = successes(rowOf({ ostium: 'T8', heightMm: 8, turnedDeg: 315, rollsDeg }).cells);
    expect(found.length).toBeGreaterThan(0);
    for (const rollDeg of found) expect(rollDeg).toBeGreaterThanOrEqual(270);
  });

  it('is passed however the wire is turned while the catheter above it looks away', () => {
    expect(successes(rowOf({ ostium: 'T8', heightMm: 8, turnedDeg: 450, rollsDeg }).cells)).toEqual([]);
  });
});

describe('the right segmental vein of T12', () => {
  it('is found beside the ascending lumbar vein by a microwire that looks right', () => {
    const { cells } = rowOf({ ostium: 'T12', heightMm: 12, turnedDeg: 315, rollsDeg: [90, 270, 300] });
    expect(successes(cells)).toEqual([270, 300]);
  });
});
