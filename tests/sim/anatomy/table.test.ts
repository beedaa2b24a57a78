import { describe, expect, it } from 'vitest';
import segmentals from '../../../assets/anatomy/segmentals.json' with { type: 'json' };
import veins from '../../../assets/anatomy/veins.json' with { type: 'json' };
import { buildTree, landmarks, nearestOnAxis } from '../../../src/sim/anatomy/index.ts';
import { distance, pointAt, stallMm, vesselOf } from './measure.ts';
import { SEGMENT_DIAMETERS, SEGMENTS, STALLS, TRUNKS } from './table.ts';

/** The tables describe whole ascending lumbar veins; the usual patient's are interrupted. */
const tree = buildTree({ alvPatentToR: 'L1', alvPatentToL: 'L1' });
const within = (value: number, reference: number, share: number) =>
  expect(Math.abs(value / reference - 1), `${value} against ${reference}`).toBeLessThanOrEqual(share);

describe('the central and longitudinal veins', () => {
  it('are the rows of the table, with its additional edges', () => {
    expect(veins.vessels.map(({ id }) => id).sort()).toEqual(TRUNKS.map(([id]) => id).sort());
  });

  it.each(TRUNKS)('%s is as long as the table says, within 3 %', (id, _startMm, _endMm, lengthMm) => {
    within(vesselOf(tree, id).lengthMm, lengthMm, 0.03);
  });

  it.each(TRUNKS)('%s is as wide at its ends as the table says, and evenly so between', (id, startMm, endMm) => {
    const { arcMm, radiusMm, lengthMm } = vesselOf(tree, id);
    for (let i = 0; i < arcMm.length; i++) {
      expect(2 * radiusMm[i]).toBeCloseTo(startMm + ((endMm - startMm) * arcMm[i]) / lengthMm, 9);
    }
  });

  it.each(TRUNKS)('%s begins and ends where the table says', (id, _startMm, _endMm, _lengthMm, first, last) => {
    const vessel = vesselOf(tree, id);
    expect(pointAt(vessel, 0)).toEqual(first);
    expect(pointAt(vessel, vessel.arcMm.length - 1)).toEqual(last);
  });

  it.each(veins.vessels)('$id runs through its points, and its file says how long it is', (row) => {
    const vessel = vesselOf(tree, row.id);
    within(vessel.lengthMm, row.lengthMm, 0.03);
    for (const [x, y, z] of row.pointsMm) expect(nearestOnAxis(vessel, [x, y, z]).distanceMm).toBeLessThan(0.1);
  });

  // Measured in people, independent of the file: JVIR 2007 (112 CT angiograms); Ø of the arch from contrast CT.
  it('the superior cava is 70.7 mm long and 18.6 mm wide, from 40.3 mm below the carina to 30.4 mm above it', () => {
    const svc = vesselOf(tree, 'svc');
    const carinaYMm = landmarks.carinaMm[1];
    within(svc.lengthMm, 70.7, 0.03);
    expect(svc.radiusMm[0] * 2).toBeCloseTo(18.6, 9);
    within(carinaYMm - svc.pointsMm[1], 40.3, 0.03);
    within(svc.pointsMm.at(-2)! - carinaYMm, 30.4, 0.03);
  });

  it('the top edge of the azygos arch is 20.5 mm above the carina, and the arch is 9.6 mm wide where it opens', () => {
    const arch = vesselOf(tree, 'az_arch');
    const tops = Array.from(arch.arcMm, (_, i) => arch.pointsMm[3 * i + 1] + arch.radiusMm[i]);
    within(Math.max(...tops) - landmarks.carinaMm[1], 20.5, 0.03);
    expect(arch.radiusMm.at(-1)! * 2).toBeCloseTo(9.6, 9);
  });

  it('the azygos opens into the back wall of the superior cava', () => {
    const [x, y, z] = pointAt(vesselOf(tree, 'az_arch'), vesselOf(tree, 'az_arch').arcMm.length - 1);
    const svc = vesselOf(tree, 'svc');
    const axis = Array.from(svc.arcMm, (_, i) => pointAt(svc, i)).reduce((a, b) =>
      Math.abs(b[1] - y) < Math.abs(a[1] - y) ? b : a,
    );
    expect(axis[2] - z).toBeGreaterThan(svc.radiusMm[0] * 0.9);
    expect(Math.abs(axis[0] - x)).toBeLessThan(svc.radiusMm[0] * 0.2);
  });
});

/** `r_t8`, as the ids of the veins of a level end. */
const suffixOf = (side: string, level: string) => `${side[0]}_${level.toLowerCase()}`;
const LEVELS = SEGMENTS.map(([side, level]) => ({ side, level, suffix: suffixOf(side, level) }));

describe('the ascending lumbar veins of the usual patient', () => {
  it.each(['alv_r', 'alv_l'])('%s ends blind below, and goes on above after a gap', (id) => {
    const usual = buildTree();
    const [lower, upper] = [vesselOf(usual, id), vesselOf(usual, `${id}_upper`)];
    expect([lower.to, upper.from]).toEqual([null, null]);
    const end = pointAt(lower, lower.arcMm.length - 1);
    const gapMm = distance(end, pointAt(upper, 0));
    expect(gapMm).toBeGreaterThan(lower.radiusMm.at(-1)! + upper.radiusMm[0]!);
    expect(lower.lengthMm + gapMm + upper.lengthMm).toBeGreaterThan(0.97 * vesselOf(tree, id).lengthMm);
  });
});

describe('the segmental veins T1–L5 of both sides', () => {
  it('are the rows of the table', () => {
    expect(segmentals.segments.map(({ level, side, trunk }) => [side, level, trunk])).toEqual(
      SEGMENTS.map(([side, level, trunk]) => [side, level, trunk]),
    );
    expect(SEGMENTS).toHaveLength(34);
  });

  it.each(LEVELS)(
    '$side $level is as wide medially and laterally as the table says, all along',
    ({ level, suffix }) => {
      const [, medialMm, lateralMm] = SEGMENT_DIAMETERS.find(([levels]) => levels.test(level))!;
      const diameters = (id: string) => [...new Set(vesselOf(tree, id).radiusMm)].map((radiusMm) => 2 * radiusMm);
      expect(diameters(`seg_${suffix}`)).toEqual([medialMm]);
      expect(diameters(`ic_${suffix}`)).toEqual([lateralMm]);
    },
  );

  it.each(SEGMENTS)('%s %s leads from ostium to junction as in the table, its length within 3 %', (...row) => {
    const [side, level, trunk, ostium, junction, , lengthMm, travelApMm] = row;
    const vessel = vesselOf(tree, `seg_${suffixOf(side, level)}`);
    expect(vessel.from).toBe(trunk);
    within(vessel.lengthMm, lengthMm, 0.03);
    expect(pointAt(vessel, 0)).toEqual(ostium);
    expect(pointAt(vessel, vessel.arcMm.length - 1)).toEqual(junction);
    expect(Math.abs(ostium[2] - junction[2] - travelApMm)).toBeLessThanOrEqual(0.11);
  });

  it.each(SEGMENTS)('from the junction of %s %s to its foramen it goes as in the table', (side, level, ...row) => {
    const [, , junction, centre, , , junctionToForamen] = row;
    const foramen = tree.foramina.find((each) => each.side === side && each.level === level)!;
    expect(foramen.centreMm).toEqual(centre);
    const vector = foramen.centreMm.map((value, k) => value - junction[k]);
    for (const k of [0, 1, 2]) expect(Math.abs(vector[k] - junctionToForamen[k])).toBeLessThanOrEqual(0.11);
  });

  it.each(SEGMENTS.filter(([, level]) => level !== 'L5'))(
    'from the junction of %s %s to its foramen it goes medially, down and back',
    (side, ...row) => {
      const [, , , , , , , [x, y, z]] = row;
      expect(side === 'left' ? -x : x).toBeGreaterThan(0);
      expect(y).toBeLessThan(0);
      expect(z).toBeLessThan(0);
    },
  );

  it.each(STALLS)(
    'feeding a wire on the %s through %s, its tip stalls on the frontal screen for %d to %d mm',
    (...row) => {
      const [side, levels, leastMm, mostMm] = row;
      for (const { suffix } of LEVELS.filter((each) => each.side === side && levels.test(each.level))) {
        const stalledMm = stallMm(vesselOf(tree, `seg_${suffix}`)) + stallMm(vesselOf(tree, `ic_${suffix}`));
        expect(stalledMm, suffix).toBeGreaterThanOrEqual(leastMm - 0.5);
        expect(stalledMm, suffix).toBeLessThanOrEqual(mostMm + 0.5);
      }
    },
  );

  // The trunks of the lumbar and of the left T4 veins lie lateral of the junction: these turn back there.
  it.each(LEVELS.filter(({ suffix }) => suffix.includes('_t') && suffix !== 'l_t4'))(
    '$side $level continues outward without a kink',
    ({ suffix }) => {
      const [medial, lateral] = [vesselOf(tree, `seg_${suffix}`), vesselOf(tree, `ic_${suffix}`)];
      const last = medial.arcMm.length - 1;
      const way = [last - 2, last - 1, last].map((i) => pointAt(medial, i));
      way.push(pointAt(lateral, 1), pointAt(lateral, 2));
      const [before, at, after] = [1, 2, 3].map((i) => turnRad(way[i - 1], way[i], way[i + 1]));
      expect(at).toBeLessThan(Math.max(0.1, 1.1 * Math.max(before, after)));
    },
  );
});

function turnRad(...[a, b, c]: Parameters<typeof distance>[0][]): number {
  const along = [0, 1, 2].reduce((sum, k) => sum + (b[k] - a[k]) * (c[k] - b[k]), 0);
  return Math.acos(Math.min(1, along / distance(a, b) / distance(b, c)));
}

describe('the blind alleys', () => {
  it.each(LEVELS)(
    'a dorsal branch of $side $level leaves 6–8 mm beyond the junction and runs 25 mm back',
    ({ suffix }) => {
      const [branch, lateral] = [vesselOf(tree, `db_${suffix}`), vesselOf(tree, `ic_${suffix}`)];
      const start = nearestOnAxis(lateral, pointAt(branch, 0));
      expect(start.arcMm).toBeGreaterThanOrEqual(6);
      expect(start.arcMm).toBeLessThanOrEqual(8);
      within(branch.lengthMm, 25, 0.03);
      expect(branch.pointsMm[2] - branch.pointsMm.at(-1)!).toBeGreaterThan(23);
      expect([branch.to, 2 * branch.radiusMm[0]]).toEqual([null, 1]);
    },
  );

  it('three to five twigs of the front wall of the azygos between T5 and T10 run forward for about 10 to 15 mm', () => {
    const twigs = tree.vessels.filter(({ id }) => id.startsWith('med_'));
    expect(twigs).toHaveLength(4);
    for (const { lengthMm, pointsMm, from, to } of twigs) {
      expect([from, to]).toEqual(['azygos', null]);
      expect(lengthMm).toBeGreaterThan(8.5);
      expect(lengthMm).toBeLessThan(20);
      expect(pointsMm.at(-1)! - pointsMm[2]).toBeGreaterThan(0.9 * lengthMm);
      expect(pointsMm[1]).toBeLessThan(64.5 + 8);
      expect(pointsMm[1]).toBeGreaterThan(-48.1 - 10);
    }
  });
});

describe('the foraminal plexus', () => {
  it.each(LEVELS)('of $side $level has five strands of 1.2 mm that keep clear of the nerve root', (each) => {
    const { strands, rings, vein } = plexusOf(each.suffix);
    expect(strands).toHaveLength(5);
    expect(strands.every(({ radiusMm }) => radiusMm[0] === 0.6)).toBe(true);
    expect(rings).toHaveLength(2);
    expect(rings.every(({ radiusMm }) => radiusMm[0] === 0.5)).toBe(true);
    expect(vein.radiusMm[0]).toBe(0.9);
    const [outer, inner] = rings.map(centreOf);
    const rootRadiusMm = each.level.startsWith('L') ? 3 : 2;
    for (const strand of strands) {
      for (let i = 0; i < strand.arcMm.length; i++) {
        expect(distanceToLine(pointAt(strand, i), outer, inner)).toBeGreaterThan(rootRadiusMm + 0.6);
      }
    }
  });

  it.each(LEVELS)('of $side $level is 10–14 mm long on average, wound about thicker lumbar roots 17', (each) => {
    const { strands } = plexusOf(each.suffix);
    const meanMm = strands.reduce((sum, { lengthMm }) => sum + lengthMm / 5, 0);
    expect(meanMm).toBeGreaterThanOrEqual(10);
    expect(meanMm).toBeLessThanOrEqual(each.level.startsWith('L') ? 17.5 : 14.5);
  });

  it.each(LEVELS)('of $side $level surrounds its foramen', ({ side, level, suffix }) => {
    const foramen = tree.foramina.find((each) => each.side === side && each.level === level)!;
    const [outer, inner] = plexusOf(suffix).rings.map(centreOf);
    expect(distanceToLine(foramen.centreMm, outer, inner)).toBeLessThan(2);
  });

  it.each(LEVELS)('of $side $level is tied together: every ring crosses every strand', ({ suffix }) => {
    const { strands, rings } = plexusOf(suffix);
    for (const ring of rings) {
      for (const strand of strands) {
        const gaps = Array.from(ring.arcMm, (_, i) => nearestOnAxis(strand, pointAt(ring, i)).distanceMm);
        expect(Math.min(...gaps)).toBeLessThan(0.3);
      }
    }
  });
});

function plexusOf(suffix: string) {
  const all = tree.vessels.filter(({ id }) => id.includes(`_${suffix}_`));
  return {
    strands: all.filter(({ id }) => id.startsWith('fp_')),
    rings: all.filter(({ id }) => id.startsWith('fpr_')),
    vein: vesselOf(tree, `fv_${suffix}`),
  };
}

/** Middle of a closed ring; its last point repeats the first. */
function centreOf(ring: Parameters<typeof pointAt>[0]): [number, number, number] {
  const count = ring.arcMm.length - 1;
  const mean = (k: number) => Array.from({ length: count }, (_, i) => ring.pointsMm[3 * i + k] / count);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return [sum(mean(0)), sum(mean(1)), sum(mean(2))];
}

function distanceToLine(
  p: readonly [number, number, number],
  a: readonly [number, number, number],
  b: readonly [number, number, number],
): number {
  const along = [0, 1, 2].map((k) => (b[k] - a[k]) / distance(a, b));
  const share = along.reduce((sum, value, k) => sum + value * (p[k] - a[k]), 0);
  return Math.hypot(...[0, 1, 2].map((k) => p[k] - a[k] - share * along[k]));
}
