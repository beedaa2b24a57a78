import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTree, createSim, drawValves, readValves, readValveTable, valveTable } from '../../../src/sim/index.ts';

const tree = buildTree();
const SEEDS = Array.from({ length: 2000 }, (_, seed) => seed);
const drawn = SEEDS.map((seed) => drawValves(tree, seed));
const shareWith = (vessels: readonly string[], least = 1) =>
  drawn.filter((rows) => rows.filter(({ vessel }) => vessels.includes(vessel)).length >= least).length / SEEDS.length;

describe('valves that are drawn', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawValves(tree, 7)).toEqual(drawValves(tree, 7));
    expect(new Set(drawn.map((rows) => JSON.stringify(rows))).size).toBe(SEEDS.length);
  });

  it('stand in two of three azygos arches, a few with a second one', () => {
    expect(shareWith(['az_arch', 'azygos'])).toBeCloseTo(0.65, 1);
    const two = shareWith(['az_arch', 'azygos'], 2);
    expect(two).toBeGreaterThan(0.02);
    expect(two).toBeLessThan(0.13);
  });

  it('stand in most jugular veins and in seven of ten vertebral veins', () => {
    expect(shareWith(['ijv_r'])).toBeCloseTo(37 / 40, 1);
    expect(shareWith(['vv_l'])).toBeCloseTo(0.7, 1);
  });

  it.each([
    ['scv_r', 10],
    ['scv_l', 14],
  ])('stand in every subclavian vein: in %s the cusps meet %d mm from the venous angle', (id, edgesMm) => {
    const radiusMm = tree.byId.get(id)!.radiusMm.at(-1)!;
    const reachMm = Math.sqrt(4 * radiusMm ** 2 - radiusMm ** 2);
    const rows = drawn.flatMap((each) => each.filter(({ vessel }) => vessel === id));
    expect(rows).toHaveLength(SEEDS.length);
    const meanMm = rows.reduce((sum, { atMm }) => sum + (atMm - reachMm) / rows.length, 0);
    expect(Math.abs(meanMm - edgesMm)).toBeLessThan(0.1);
  });

  it('are lists that may be asked for', () => {
    for (const rows of drawn.slice(0, 300)) expect(readValves(rows, tree)).toEqual({ ok: true, value: rows });
  });

  it('stand only in veins that the tree has', () => {
    const vessels = tree.vessels.filter(({ group }) => group !== 'jugular' && group !== 'azygos');
    const less = { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
    for (const seed of SEEDS.slice(0, 100))
      for (const { vessel } of drawValves(less, seed)) expect(vessel).toMatch(/^(vv_|hemiaz|scv_)/);
  });

  it('yield at 2 to 6 mN', () => {
    const yields = drawn.flat().map(({ yieldMilliN }) => yieldMilliN!);
    expect(Math.min(...yields)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...yields)).toBeLessThanOrEqual(6);
  });
});

describe('a list of valves that is wrong', () => {
  it.each([
    ['no list', { vessel: 'az_arch' }, 'malformed', 'valves'],
    ['an unknown vessel', [{ vessel: 'aorta', atMm: 5 }], 'unknownVessel', 'valves[0].vessel'],
    ['a place behind the mouth', [{ vessel: 'az_arch', atMm: -5 }], 'outOfRange', 'valves[0].atMm'],
    ['a place beyond the vein', [{ vessel: 'az_arch', atMm: 50 }], 'outOfRange', 'valves[0].atMm'],
    ['no place', [{ vessel: 'az_arch' }], 'malformed', 'valves[0].atMm'],
    ['a word more', [{ vessel: 'az_arch', atMm: 20, cusps: 3 }], 'malformed', 'valves[0].cusps'],
    ['an opening of two', [{ vessel: 'az_arch', atMm: 20, restOpening: 2 }], 'outOfRange', 'valves[0].restOpening'],
    ['a valve of iron', [{ vessel: 'az_arch', atMm: 20, yieldMilliN: 1e4 }], 'outOfRange', 'valves[0].yieldMilliN'],
    [
      'two in one place',
      [
        { vessel: 'ijv_r', atMm: 20 },
        { vessel: 'ijv_r', atMm: 25 },
      ],
      'tooClose',
      'valves[1].atMm',
    ],
  ])('says so: %s', (_fault, raw, code, at) => {
    const read = readValves(raw, tree);
    expect(read.ok ? [] : read.problems.map((problem) => [problem.code, problem.at])).toEqual([[code, at]]);
  });

  it('has every fault named at once', () => {
    const read = readValves([{ vessel: 'aorta', atMm: 5 }, 7, { vessel: 'az_arch', atMm: 99 }], tree);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['unknownVessel', 'malformed', 'outOfRange']);
  });

  it('is refused by a case, with the reason', () => {
    const setup = { seed: 1, route: ['cfv_r'], devices: [] };
    expect(() => createSim({ ...setup, valves: [{ vessel: 'aorta', atMm: 5 }] })).toThrow(/No vessel aorta/);
  });

  it('is never more than refused', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const read = readValves(raw, tree);
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('the table of sites', () => {
  it('is refused with what is wrong with it', () => {
    const read = readValveTable({ ...valveTable, limpShare: 0.9, restOpening: -1, sites: [] });
    expect(read.ok ? [] : read.problems.map(({ at }) => at)).toEqual([
      'valves.sites',
      'valves.restOpening',
      'valves.limpShare',
    ]);
  });
});
