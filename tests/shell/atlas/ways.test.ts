import { describe, expect, it } from 'vitest';
import { REMARKS, remarksOn } from '../../../src/shell/atlas/remarks.ts';
import { ROAD_MAPS } from '../../../src/shell/atlas/road-maps.ts';
import { findWay } from '../../../src/shell/atlas/ways.ts';
import { buildTree, usualVariants, type VesselTree } from '../../../src/sim/index.ts';

const usual = buildTree(usualVariants);

function wayOn(tree: VesselTree, key: string, label: RegExp) {
  const asked = ROAD_MAPS.find((map) => map.key === key)!.ways.find((one) => label.test(one.label))!;
  return findWay(tree, asked)!;
}

const veinsOn = (way: { legs: readonly { vessel: string }[] }) => way.legs.map(({ vessel }) => vessel);

describe('a road map', () => {
  it('has a way for everything that it lights in the usual patient', () => {
    for (const { ways } of ROAD_MAPS)
      for (const asked of ways) expect(findWay(usual, asked), asked.label).not.toBeNull();
  });

  it('leads from T7 over the intersegmental vein into the T8 foramen without the mouth of T8', () => {
    const veins = veinsOn(wayOn(usual, 'A', /from T7/));
    expect(veins.slice(-3)).toEqual(['seg_r_t7', 'isv_r_t7', 'fv_r_t8']);
  });

  it('goes up the plexus outside the column to C5, and inside the canal from C7 to C6', () => {
    const [outside, inside] = [veinsOn(wayOn(usual, 'G', /outside/)), veinsOn(wayOn(usual, 'G', /inside/))];
    expect(outside.some((id) => id.startsWith('pvp_r'))).toBe(true);
    expect(outside.some((id) => id.startsWith('epi_'))).toBe(false);
    expect(inside.some((id) => id.startsWith('pvp_'))).toBe(false);
    expect(inside.filter((id) => id.startsWith('epi_'))).toEqual(['epi_al_l_c7', 'epi_al_l_c6']);
  });

  it('says that the way from the iliac vein ends short where the ascending lumbar vein is broken off, and only there', () => {
    const open = buildTree({ ...usualVariants, alvPatentToR: 'L1' });
    expect(wayOn(usual, 'B', /iliac/).endsShort).toBe(true);
    expect(wayOn(open, 'B', /iliac/).endsShort).toBe(false);
    expect(veinsOn(wayOn(open, 'B', /iliac/)).at(-1)).toBe('fv_r_l3');
  });
});

describe('what the atlas says of a vein', () => {
  it('is said of some vein of the usual patient, each sentence', () => {
    for (const { say, veins } of REMARKS)
      expect(
        usual.vessels.some(({ id }) => veins.test(id)),
        say,
      ).toBe(true);
  });

  it('covers every vein of the spine, and every foramen from C3 to L5', () => {
    const spine = ['segmental', 'foraminal', 'epidural', 'basivertebral', 'intersegmental', 'vertebral'];
    for (const vessel of usual.vessels.filter(({ group }) => spine.includes(group)))
      expect(remarksOn(vessel), vessel.id).not.toEqual([]);
  });

  it('calls the segmental vein the drain of a foramen from T1 down, and not in the neck', () => {
    const says = (id: string) => remarksOn(usual.byId.get(id)!).some(({ say }) => say.startsWith('From T1 down'));
    for (const id of ['fv_r_t1', 'fp_l_t8_3', 'fv_l_l5']) expect(says(id), id).toBe(true);
    for (const id of ['fv_r_c6', 'fv2_l_c8', 'fp_l_c3_1']) expect(says(id), id).toBe(false);
  });
});
