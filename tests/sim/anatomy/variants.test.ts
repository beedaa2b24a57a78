import { describe, expect, it } from 'vitest';
import {
  buildTree,
  createSim,
  drawVariants,
  patientTree,
  readVariants,
  routeTo,
  stumpValves,
  usualVariants,
  type Variants,
  variantRows,
} from '../../../src/sim/index.ts';
import { createSpaceCheck } from './quick-space.ts';

const PATIENTS = 10_000;
const drawn = Array.from({ length: PATIENTS }, (_, seed) => drawVariants(seed));

/** The shares of the atlas, as it gives them. */
const SHARES: [id: keyof Variants, value: string | boolean, share: number][] = [
  ...(
    [
      ['T5', 0.568],
      ['T4', 0.314],
      ['T6', 0.098],
      ['T3', 0.02],
    ] as const
  ).map(of('archLevel')),
  ...(
    [
      ['primitive', 0.03],
      ['transitional', 0.89],
      ['unicolumnar', 0.08],
    ] as const
  ).map(of('azygosType')),
  ...(
    [
      ['T8', 0.2],
      ['T9', 0.45],
      ['T10', 0.25],
      ['T7', 0.08],
      ['T6', 0.02],
    ] as const
  ).map(of('hemiazygosCrossing')),
  ...(
    [
      ['T8', 0.45],
      ['T7', 0.3],
      ['T6', 0.15],
      ['T9', 0.05],
      ['T5', 0.05],
    ] as const
  ).map(of('accessoryCrossing')),
  ...(
    [
      ['siv', 0.6],
      ['bcv', 0.2],
      ['vv', 0.2],
    ] as const
  ).map(of('supremeR')),
  ...(
    [
      ['bcv', 0.45],
      ['siv', 0.35],
      ['vv', 0.2],
    ] as const
  ).map(of('supremeL')),
  ...(
    [
      ['hemiazygos', 0.75],
      ['azygos', 0.25],
    ] as const
  ).map(of('alvLEnd')),
  ...(
    [
      ['azygos', 0.97],
      ['ivc', 0.03],
    ] as const
  ).map(of('alvREnd')),
  ...(
    [
      ['common', 0.75],
      ['external', 0.22],
      ['internal', 0.03],
    ] as const
  ).map(of('alvEntryR')),
  ...(
    [
      ['common', 0.75],
      ['external', 0.22],
      ['internal', 0.03],
    ] as const
  ).map(of('alvEntryL')),
  ...(
    [
      ['both', 0.31],
      ['right', 0.25],
      ['left', 0.25],
      ['none', 0.19],
    ] as const
  ).map(of('condylar')),
  ['duplicatedAzygos', true, 0.03],
  ['hemiazygosAbsent', true, 13 / 103],
  ['accessorySmall', true, 0.15],
  ['hemiAccessoryLink', true, 0.35],
  ['hemiAccessoryToBcvL', true, 0.009],
  ['sivLinkPresent', true, 0.6],
  ['iliolumbarR', true, 0.15],
  ['iliolumbarL', true, 0.15],
  ['ivcAzygosLink', true, 0.07],
  ['renalArch', true, 0.1],
];

function of(id: keyof Variants) {
  return ([value, share]: readonly [string, number]): [keyof Variants, string, number] => [id, value, share];
}

/** Four standard deviations of a share among so many draws. */
const tolerance = (share: number, draws: number) => 4 * Math.sqrt((share * (1 - share)) / draws);

describe('ten thousand patients', () => {
  it.each(SHARES)('%s is %s in a share of %d', (id, value, share) => {
    const found = drawn.filter((each) => each[id] === value).length / PATIENTS;
    expect(Math.abs(found - share)).toBeLessThan(tolerance(share, PATIENTS));
  });

  it.each([
    ['alvPatentToR', [1, 0.8, 0.45, 0.2, 0.12]],
    ['alvPatentToL', [1, 0.85, 0.6, 0.4, 0.3]],
  ] as const)('%s: from below fewer and fewer get to L5, L4, L3, L2 and L1', (id, shares) => {
    shares.forEach((share, k) => {
      const found = drawn.filter((each) => Number(each[id][1]) <= 5 - k).length / PATIENTS;
      expect(Math.abs(found - share)).toBeLessThanOrEqual(tolerance(share, PATIENTS));
    });
  });

  it.each([
    ['missingStumps', 34, 0.15],
    ['commonStems', 14, 0.08],
    ['posteriorAbsent', 48, 0.25],
    ['anteriorAbsent', 44, 0.03],
    ['intersegmentalAbsent', 24, 0.5],
  ] as const)('%s: of %i places a share of %d', (id, places, share) => {
    const found = drawn.reduce((sum, each) => sum + each[id].length, 0) / (places * PATIENTS);
    expect(Math.abs(found - share)).toBeLessThan(tolerance(share, places * PATIENTS));
  });

  it('the azygos swings 6±6 mm to the left, from −3 to 18', () => {
    const swings = drawn.map(({ azygosShiftMm }) => azygosShiftMm).sort((a, b) => a - b);
    expect([swings[0], swings[PATIENTS - 1]]).toEqual([-3, 18]);
    expect(Math.abs(swings[PATIENTS / 2] - 6)).toBeLessThan((4 * 6 * 1.2533) / 100);
    expect(swings.filter((mm) => mm > 12).length / PATIENTS).toBeCloseTo(0.1587, 1);
  });

  it('the arch is 9.6±1.8 mm wide, from 4.3 to 16', () => {
    const widths = drawn.map(({ archDiameterMm }) => archDiameterMm);
    expect(Math.abs(widths.reduce((sum, mm) => sum + mm, 0) / PATIENTS - 9.6)).toBeLessThan(4 * 0.018);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(4.3);
    expect(Math.max(...widths)).toBeLessThanOrEqual(16);
  });

  it('the accessory always crosses above the hemiazygos, so that no draw has to be thrown away', () => {
    const number = (level: string) => Number(level.slice(1));
    for (const each of drawn) expect(number(each.accessoryCrossing)).toBeLessThan(number(each.hemiazygosCrossing));
  });

  it('lumbar veins join at 30 to 60 degrees', () => {
    for (const { lumbarJoinDeg } of drawn.slice(0, 500)) {
      const angles = Object.values(lumbarJoinDeg);
      expect(angles).toHaveLength(10);
      for (const deg of angles) expect(deg >= 30 && deg <= 60).toBe(true);
    }
  });
});

describe('a patient', () => {
  const check = createSpaceCheck(buildTree());

  it('is the same from the same seed, and another one from another', () => {
    expect(drawVariants(7)).toEqual(drawVariants(7));
    expect(drawVariants(8)).not.toEqual(drawVariants(7));
    expect(buildTree(drawVariants(7)).vessels).toEqual(buildTree(drawVariants(7)).vessels);
  });

  it.each(
    variantRows.flatMap((row): [string, Partial<Variants>][] => {
      if (row.kind === 'choice')
        return Object.keys(row.shares).map((value) => [`${row.id} ${value}`, { [row.id]: value }]);
      if (row.kind === 'flag') return [[`${row.id} other`, { [row.id]: !row.usual }]];
      if (row.kind === 'flags')
        return [0, 1].map((odd) => [
          `${row.id} in every other place`,
          { [row.id]: row.places.filter((_, k) => k % 2 === odd) },
        ]);
      const ends = [row.least, row.most];
      return row.kind === 'number'
        ? ends.map((mm) => [`${row.id} ${mm}`, { [row.id]: mm }])
        : ends.map((mm) => [`${row.id} ${mm}`, { [row.id]: Object.fromEntries(row.places.map((at) => [at, mm])) }]);
    }),
  )('who differs by %s alone is sound', (_name, variants) => {
    if (readVariants(variants, '').ok) expect(check(buildTree(variants))).toEqual([]);
    else expect(variants.hemiazygosCrossing ?? variants.accessoryCrossing).toMatch(/T[6-9]/);
  });

  it('of the tables has the veins of the tables, with both ascending lumbar veins interrupted', () => {
    const tree = buildTree();
    expect(buildTree(usualVariants).vessels).toEqual(tree.vessels);
    expect([tree.byId.get('alv_r')!.to, tree.byId.get('alv_r_upper')!.from]).toEqual([null, null]);
    expect(routeTo(tree, 'azygos', 0)!.legs.map(({ vessel }) => vessel)).not.toContain('alv_r');
    const open = buildTree({ alvPatentToR: 'L1' });
    expect(routeTo(open, 'azygos', 0)!.legs.map(({ vessel }) => vessel)).toContain('alv_r');
  });

  it('with the azygos on the left has a longer way round the body on the right', () => {
    const lengths = [-3, 0, 9, 18].map((azygosShiftMm) => buildTree({ azygosShiftMm }).byId.get('seg_r_t8')!.lengthMm);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths[3] - lengths[1]).toBeGreaterThan(12);
  });

  it('with a single column drains the left side round the front of the spine', () => {
    const tree = buildTree({ azygosType: 'unicolumnar' });
    expect(tree.byId.has('hemiaz') || tree.byId.has('acc_hemiaz')).toBe(false);
    for (const level of ['t5', 't6', 't7', 't8', 't9', 't10'])
      expect(tree.byId.get(`seg_l_${level}`)!.from, level).toBe('azygos');
  });

  it('takes the sheath where the route begins', () => {
    expect(patientTree('usual', 1, 'cfv_l').sheath.vessel).toBe('cfv_l');
    expect(patientTree('usual', 1, 'cfv_l').sheath.exitMm[0]).toBeGreaterThan(0);
    expect(patientTree('drawn', 5)).toBe(patientTree('drawn', 5));
  });

  it('whose stump does not show has a valve there, open towards the trunk', () => {
    const tree = buildTree({ missingStumps: ['R T8'] });
    const [valve] = stumpValves({ missingStumps: ['R T8'] }, tree);
    expect(valve!.vessel).toBe('seg_r_t8');
    const setup = { seed: 1, route: ['cfv_r', 'eiv_r'], devices: [], anatomy: { missingStumps: ['R T8'] } } as const;
    const [placed] = createSim(setup).valves;
    expect([placed!.vessel, placed!.towards]).toEqual(['seg_r_t8', -1]);
  });
});

describe('variants from a file', () => {
  it('are read with all that is wrong', () => {
    const read = readVariants(
      { azygosShiftMm: 40, supremeR: 'ivc', missingStumps: ['R T99'], wings: true, lumbarJoinDeg: { 'L L1': 5 } },
      'patient.anatomy',
    );
    if (read.ok) throw new Error('this must not read');
    expect(read.problems.map(({ at }) => at).sort()).toEqual([
      'patient.anatomy.azygosShiftMm',
      'patient.anatomy.lumbarJoinDeg.L L1',
      'patient.anatomy.missingStumps[0]',
      'patient.anatomy.supremeR',
      'patient.anatomy.wings',
    ]);
  });

  it('are read as they are when nothing is wrong', () => {
    expect(readVariants({ supremeR: 'vv' }, '')).toEqual({ ok: true, value: { supremeR: 'vv' } });
    expect(readVariants(drawVariants(3), '').ok).toBe(true);
  });
});
