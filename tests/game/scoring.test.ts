import { describe, expect, it } from 'vitest';
import { freshGuideWatch, type GuideWatch } from '../../src/game/scoring/guide-watch.ts';
import { scoreReflux } from '../../src/game/scoring/reflux.ts';
import { scoreStability } from '../../src/game/scoring/stability.ts';
import { scoreValves } from '../../src/game/scoring/valve.ts';
import type { ValveRecord } from '../../src/game/scoring/valve-watch.ts';
import type { Cast } from '../../src/sim/index.ts';

const codes = (score: ReturnType<typeof scoreStability>) => score!.losses.map(({ code }) => code);

describe('stability', () => {
  const held = (change: Partial<GuideWatch> = {}): GuideWatch => ({
    ...freshGuideWatch(),
    leastPurchaseMm: 80,
    ...change,
  });

  it('is not shown before anything was worked beyond the guide', () => {
    expect(scoreStability(freshGuideWatch(), 74)).toBeNull();
  });

  it('is full for a guide that lies deep and still', () => {
    expect(scoreStability(held(), 74)).toEqual({ points: 100, losses: [] });
  });

  it('loses 40 times the share of purchase that lacks', () => {
    expect(scoreStability(held({ leastPurchaseMm: 37 }), 74)!.points).toBe(80);
    expect(scoreStability(held({ leastPurchaseMm: 0 }), 74)!.points).toBe(60);
  });

  it('loses 3 for each mm of drift beyond 2 mm, by its 95th percentile', () => {
    const driftTicks = freshGuideWatch().driftTicks;
    driftTicks[0] = 94;
    driftTicks[4 * 12] = 6;
    expect(scoreStability(held({ driftTicks }), 74)!.points).toBe(70);
    driftTicks[0] = 200;
    expect(scoreStability(held({ driftTicks }), 74)!.points).toBe(100);
  });

  it('loses 25 for a kick-back and 5 for a jump, and says when', () => {
    const score = scoreStability(held({ kickBacks: [600], jumps: [{ tick: 700, mm: 9 }] }), 74)!;
    expect(score.points).toBe(70);
    expect(score.losses.map(({ tick }) => tick)).toEqual([600, 700]);
  });

  it('is nothing for a guide in the atrium', () => {
    const score = scoreStability(held({ lostTick: 900 }), 74);
    expect(score!.points).toBe(0);
    expect(codes(score)[0]).toBe('guideLost');
  });
});

describe('valve crossing', () => {
  const crossed = (change: Partial<NonNullable<ValveRecord['crossing']>> = {}, record: Partial<ValveRecord> = {}) => [
    {
      ...{
        valve: 'az_arch#1',
        touchedTick: 100,
        peakForceN: 0.004,
        pocketed: 0,
        lastPocketTick: 100,
        damagedTick: null,
      },
      crossing: {
        ...{ tick: 280, opening: 0.6 },
        ...change,
      },
      ...record,
    },
  ];

  it('is not shown where no valve was met, or none passed yet', () => {
    expect(scoreValves([])).toBeNull();
    expect(scoreValves([{ ...crossed()[0]!, crossing: null, pocketed: 2 }])).toBeNull();
  });

  it('is full for a gentle crossing of an open valve, at the first or the second attempt', () => {
    expect(scoreValves(crossed())!.points).toBe(100);
    expect(scoreValves(crossed({}, { pocketed: 1 }))!.points).toBe(100);
  });

  it('loses by attempts, force, narrowness and time', () => {
    expect(scoreValves(crossed({}, { pocketed: 3 }))!.points).toBe(70);
    expect(scoreValves(crossed({}, { peakForceN: 0.025 }))!.points).toBe(85);
    expect(scoreValves(crossed({ opening: 0.1 }))!.points).toBe(80);
    expect(scoreValves(crossed({ tick: 100 + 90 * 60 }))!.points).toBe(90);
  });

  it('is nothing where a cusp tore, or a shut one was forced', () => {
    expect(scoreValves(crossed({}, { damagedTick: 150 }))!.points).toBe(0);
    expect(scoreValves(crossed({ opening: 0.01 }, { peakForceN: 0.05 }))!.points).toBe(0);
  });

  it('adds up what was lost at each valve', () => {
    expect(scoreValves([...crossed({ opening: 0.1 }), ...crossed({ opening: 0.2 })])!.points).toBe(70);
  });
});

describe('reflux risk', () => {
  const cast = (change: Partial<Cast> = {}): Cast => ({
    ...{ closedDeg: 320, closed: true, toLungsMl: 0, extravasatedMl: 0, harmfulMl: 0 },
    ...{ marginMm: 12, lateralMm: 15, refluxMm: 4 },
    compartments: [{ name: 'foraminal', effect: 'goal', ml: 0.2, levels: 1 }],
    ...change,
  });

  it('is not shown before agent has come out of the microcatheter', () => {
    expect(scoreReflux(cast({ compartments: [], closedDeg: 0 }))).toBeNull();
  });

  it('is full for a closed ring with its margin free', () => {
    expect(scoreReflux(cast())).toEqual({ points: 100, losses: [] });
  });

  it.each([
    ['a ring that is half closed', { closedDeg: 150 }, 62],
    ['a ring that is not cast at all', { closedDeg: 0 }, 25],
    ['0.1 mL in the azygos', { harmfulMl: 0.1 }, 60],
    ['2 mm of margin', { marginMm: 2 }, 88],
    ['15 mm back over the microcatheter', { refluxMm: 15 }, 90],
    ['a long way out along the rib', { lateralMm: 45 }, 90],
    ['agent outside of the veins', { extravasatedMl: 0.02 }, 80],
    ['agent in the lungs', { toLungsMl: 0.02, harmfulMl: 0.02 }, 0],
  ] as const)('loses for %s', (_, change, points) => {
    expect(scoreReflux(cast(change))!.points).toBe(points);
  });
});
