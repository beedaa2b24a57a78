import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, mapRow, type Row, type RowPlan } from '../../src/testbed/landscape/index.ts';

/** A small excerpt of the maps that `npm run landscape` draws. */
const rowOf = (plan: Partial<RowPlan>): Row =>
  mapRow({ ostium: 'azygos', heightMm: 46, turnedDeg: null, rollsDeg: [], spacing: 1, ...plan });

const successes = (cells: readonly Cell[]): number[] =>
  cells.filter(({ success }) => success).map(({ rollDeg }) => rollDeg);

/** Where the wire found the vein, whatever became of the microcatheter. */
const foundAt = (cells: readonly Cell[]): number[] =>
  cells.filter(({ follow }) => follow).map(({ rollDeg }) => rollDeg);

describe('the ostium of the azygos', () => {
  const rollsDeg = [0, 90, 162, 180, 198, 270];
  let low: Row;
  let high: Row;
  beforeAll(() => {
    low = rowOf({ heightMm: 46, rollsDeg });
    high = rowOf({ heightMm: 80, rollsDeg: [162, 180, 198] });
  }, 300_000);

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

describe('the hold of catheters parked above a right segmental vein', () => {
  /** A firm push on a microcatheter, N: where the catalogue's hand lets go. */
  const FIRM_PUSH_N = 0.4;
  const held: Record<string, number> = {};
  beforeAll(() => {
    for (const ostium of ['T5', 'T6', 'T7', 'T12', 'T8'])
      held[ostium] = rowOf({ ostium, heightMm: 8, turnedDeg: 315 }).stand!.supportN;
  }, 300_000);

  it('is less above T5 than above T6, and there less than from T7 on', () => {
    expect(held.T5).toBeLessThan(0.6 * held.T6!);
    for (const level of ['T7', 'T8', 'T12']) expect(held.T6).toBeLessThan(held[level]!);
  });

  it('is alike from T7 to T12', () => {
    const below = ['T7', 'T8', 'T12'].map((level) => held[level]!);
    expect(Math.max(...below)).toBeLessThan(1.5 * Math.min(...below));
  });

  it('bears a firm push on the microcatheter from T6 on; above T5 a quiet one', () => {
    for (const level of ['T6', 'T7', 'T8', 'T12']) expect(held[level]).toBeGreaterThan(FIRM_PUSH_N);
    expect(held.T5).toBeLessThan(FIRM_PUSH_N);
    expect(held.T5).toBeGreaterThan(FIRM_PUSH_N / 2);
  });
});

describe('the right segmental vein of T5', () => {
  it('is found by a microwire turned right and back, while the angled catheter stands in the arch', () => {
    const { cells, stand } = rowOf({ ostium: 'T5', heightMm: 8, turnedDeg: 180, rollsDeg: [0, 90, 120] });
    expect(stand).toMatchObject({ mouth: null, vessel: 'az_arch' });
    expect(foundAt(cells)).toEqual([0]);
    expect(successes(cells)).toEqual([0]);
  });

  it('is lost again by the microcatheter that is pushed on from a catheter parked high and turned away', () => {
    const { cells, stand } = rowOf({ ostium: 'T5', heightMm: 16, turnedDeg: 540, rollsDeg: [0] });
    expect(stand).toMatchObject({ mouth: null, vessel: 'az_arch' });
    expect(cells[0]).toMatchObject({ success: false, follow: { reached: true, kept: false } });
  });
});

describe('a microcatheter that follows the wire past the foraminal junction', () => {
  const followOf = (ostium: string, turnedDeg: number, rollDeg: number) => {
    const { cells, stand } = rowOf({ ostium, heightMm: 8, turnedDeg, rollsDeg: [rollDeg] });
    return { ...cells[0]!.follow!, holdN: stand!.supportN };
  };

  it.each([
    ['T5', 180, 0],
    ['T7', 420, 300],
  ])('at %s pushes back with less than a fifth of what the parked catheters hold, and the guide stays', (...at) => {
    const follow = followOf(...at);
    expect(follow.kept).toBe(true);
    expect(follow.pushN).toBeGreaterThan(0);
    expect(follow.pushN).toBeLessThan(follow.holdN / 5);
    // as the trainer's score for stability has it
    expect(follow.guideDriftMm).toBeLessThan(2);
  });
});

describe('a microcatheter that is pushed on and on past the junction', () => {
  const lostAtMm = (ostium: string, turnedDeg: number, rollDeg: number) => {
    const { follow } = rowOf({ ostium, heightMm: 8, turnedDeg, rollsDeg: [rollDeg] }).cells[0]!;
    expect(follow?.kept, ostium).toBe(true);
    return follow!.lostAtMm ?? Number.POSITIVE_INFINITY;
  };

  const RIB_VEIN_MM = 50;

  it.each([
    ['T5', 180, 0],
    ['T6', 300, 270],
  ])('falls back into the azygos at %s within the length of a rib vein', (...at) => {
    expect(lostAtMm(...at)).toBeLessThan(RIB_VEIN_MM);
  });

  it.each([
    ['T7', 420, 300],
    ['T12', 300, 270],
  ])('does not at %s within twice that', (...at) => {
    expect(lostAtMm(...at)).toBeGreaterThan(2 * RIB_VEIN_MM);
  });
});

describe('the right segmental vein of T8', () => {
  const rollsDeg = [90, 180, 270, 300, 330];

  it('is found by a microwire that looks right and backwards, and not by one that looks forwards or left', () => {
    const found = foundAt(rowOf({ ostium: 'T8', heightMm: 8, turnedDeg: 315, rollsDeg }).cells);
    expect(found.length).toBeGreaterThan(0);
    for (const rollDeg of found) expect(rollDeg).toBeGreaterThanOrEqual(270);
  });

  it('is passed however the wire is turned while the catheter above it looks away', () => {
    expect(foundAt(rowOf({ ostium: 'T8', heightMm: 8, turnedDeg: 450, rollsDeg }).cells)).toEqual([]);
  });
});

describe('the right segmental vein of T12', () => {
  it('is found beside the ascending lumbar vein by a microwire that looks right', () => {
    const { cells } = rowOf({ ostium: 'T12', heightMm: 8, turnedDeg: 315, rollsDeg: [90, 270, 300] });
    expect(foundAt(cells)).toEqual([270, 300]);
  });
});
