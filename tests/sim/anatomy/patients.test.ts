import { describe, expect, it } from 'vitest';
import { buildTree, drawVariants, type Vessel, type VesselTree } from '../../../src/sim/anatomy/index.ts';
import { findOverlaps } from './measure.ts';
import { createSpaceCheck } from './quick-space.ts';

const check = createSpaceCheck(buildTree());

/** A tree that would leave a vein cut off from the sheath, or short of what it opens into, is not built at all. */
function problemsOf(seed: number): string[] {
  try {
    return check(buildTree(drawVariants(seed))).map((say) => `${seed}: ${say}`);
  } catch (error) {
    return [`${seed}: ${error}`];
  }
}

const moved = (tree: VesselTree, id: string, [dx, dy, dz]: readonly [number, number, number]): VesselTree => {
  const by = [dx, dy, dz];
  const move = (vessel: Vessel): Vessel => ({
    ...vessel,
    pointsMm: vessel.pointsMm.map((mm, k) => mm + by[k % 3]),
    radiusMm: vessel.radiusMm.slice(),
  });
  const vessels = tree.vessels.map((vessel) => (vessel.id === id ? move(vessel) : vessel));
  return { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
};

describe('every one of ten thousand patients, each built from its seed and checked in every vein that is not the usual one', () => {
  it.each(Array.from({ length: 20 }, (_, k) => 500 * k))(
    'from seed %i on five hundred are connected, out of bone and aorta, and share space only where veins meet',
    (first) => {
      expect(Array.from({ length: 500 }, (_, k) => problemsOf(first + k)).flat()).toEqual([]);
    },
  );
});

describe('the quick ruler', () => {
  const tree = buildTree(drawVariants(5));

  it.each(Array.from({ length: 12 }, (_, k) => 811 * k))(
    'overlooks nothing in the patient of seed %i: nor do two usual veins share space where a third one is missing',
    (seed) => {
      expect(findOverlaps(buildTree(drawVariants(seed))).filter(({ fromJunction }) => fromJunction > 1)).toEqual([]);
    },
  );

  it.each([
    ['acc_hemiaz', [-5, 0, 6]],
    ['seg_r_t8', [0, 24, 4]],
    ['siv_l', [-4, 0, -9]],
    ['alv_l', [-6, 0, -8]],
  ] as const)('finds all that the slow one finds when %s is moved', (id, by) => {
    const broken = moved(tree, id, by);
    const strangers = findOverlaps(broken).filter(({ fromJunction }) => fromJunction > 1);
    const said = check(broken);
    expect(strangers.length).toBeGreaterThan(0);
    for (const { veins } of strangers) {
      const [a, b] = veins.split(' and ');
      expect(
        said.some((say) => say === veins || say === `${b} and ${a}`),
        veins,
      ).toBe(true);
    }
  });

  it('tells a vein in bone, in the aorta, and one that runs too long beside another', () => {
    expect(check(moved(tree, 'hemiaz', [-8, 0, -8])).join()).toMatch(/hemiaz in T1/);
    expect(check(moved(tree, 'hemiaz', [0, 0, 14])).join()).toMatch(/hemiaz in aorta_descending/);
    const azygos = tree.byId.get('azygos')!;
    const twin: Vessel = {
      ...azygos,
      id: 'acc_hemiaz',
      pointsMm: azygos.pointsMm.slice(),
      radiusMm: azygos.radiusMm.slice(),
    };
    const vessels = tree.vessels.map((vessel) =>
      vessel.id === 'acc_hemiaz' ? { ...twin, index: vessel.index } : vessel,
    );
    const doubled = { ...tree, vessels, byId: new Map(vessels.map((vessel) => [vessel.id, vessel])) };
    expect(check(doubled).join()).toMatch(/azygos along acc_hemiaz/);
  });
});
