import { describe, expect, it } from 'vitest';
import {
  buildTree,
  builtInFiles,
  nearestOnAxis,
  readTree,
  routeTo,
  type Vessel,
} from '../../../src/sim/anatomy/index.ts';
import { distance, pointAt, vesselOf } from './measure.ts';

const tree = buildTree();
const SIDES = ['r', 'l'] as const;
const LEVELS = ['C3', 'C4', 'C5', 'C6', 'C7', 'C8'];
const FORAMINA = LEVELS.flatMap((level) => SIDES.map((s) => ({ level, s, suffix: `${s}_${level.toLowerCase()}` })));

/** The axis of the plexus around the left vertebral artery, as the table has it. */
const ARTERY: [number, number, number][] = [
  [18.5, 168, 27.5],
  [18.5, 189, 30.5],
  [18.5, 206, 32],
  [18.5, 222, 32.5],
  [20, 243, 32],
  [27, 260, 31],
];

const strandsOf = (id: string) => tree.vessels.filter((vessel) => vessel.id.startsWith(id));
const pointsOf = (vessel: Vessel) => Array.from(vessel.arcMm, (_, i) => pointAt(vessel, i));

/** Where the artery is at a height. */
function arteryAt(s: 'r' | 'l', yMm: number): [number, number, number] {
  const k = Math.max(
    1,
    ARTERY.findIndex(([, y]) => y >= yMm),
  );
  const [a, b] = [ARTERY[k - 1], ARTERY[k]];
  const share = (yMm - a[1]) / (b[1] - a[1]);
  const x = a[0] + share * (b[0] - a[0]);
  return [s === 'l' ? x : -x, yMm, a[2] + share * (b[2] - a[2])];
}

describe('the plexus around the vertebral artery', () => {
  it.each(SIDES)('(%s) is three strands of 1.8 mm from C6 to C1, from the vertebral to the condylar vein', (s) => {
    const strands = strandsOf(`pvp_${s}_`);
    expect(strands).toHaveLength(3);
    for (const strand of strands) {
      expect([strand.from, strand.to]).toEqual([`vv_${s}`, `condylar_${s}`]);
      expect([...new Set(strand.radiusMm)]).toEqual([0.9]);
      expect(pointAt(strand, 0)).toEqual([s === 'l' ? 18.5 : -18.5, 168, 27.5]);
      expect(pointAt(strand, strand.arcMm.length - 1)).toEqual([s === 'l' ? 27 : -27, 260, 31]);
    }
  });

  it.each(SIDES)('(%s) leaves room for an artery 4 mm wide, and lies 4 mm from its axis', (s) => {
    for (const vein of [...strandsOf(`pvp_${s}_`), ...strandsOf(`pvpr_${s}_`)]) {
      for (const point of pointsOf(vein).filter(([, y]) => y > 182 && y < 246)) {
        const awayMm = distance(point, arteryAt(s, point[1]));
        expect(awayMm, vein.id).toBeGreaterThan(2 + vein.radiusMm[0]);
        expect(Math.abs(awayMm - 4), vein.id).toBeLessThan(0.35);
      }
    }
  });

  it.each(SIDES)('(%s) is one net: each ring meets each strand', (s) => {
    for (const ring of strandsOf(`pvpr_${s}_`)) {
      for (const strand of strandsOf(`pvp_${s}_`)) {
        const gapsMm = pointsOf(ring).map((point) => nearestOnAxis(strand, point).distanceMm);
        expect(Math.min(...gapsMm), `${ring.id} and ${strand.id}`).toBeLessThan(0.3);
      }
    }
  });
});

describe('the foramina of the neck', () => {
  it.each(FORAMINA)(
    '$s $level has a plexus around a root of 2.5 mm radius, at its own place',
    ({ level, s, suffix }) => {
      const strands = strandsOf(`fp_${suffix}_`);
      expect(strands).toHaveLength(5);
      const side = s === 'l' ? 'left' : 'right';
      const foramen = tree.foramina.find((each) => each.level === level && each.side === side)!;
      const middle = strandsOf(`fpr_${suffix}_`).map(centreOf);
      expect(middle).toHaveLength(2);
      const [a, b] = middle;
      expect(distance(a, foramen.centreMm)).toBeLessThan(5);
      for (const strand of strands) {
        expect(strand.level).toBe(level);
        for (const point of pointsOf(strand)) expect(distanceToLine(point, a, b)).toBeGreaterThan(2.5 + 0.6);
      }
    },
  );

  it.each(FORAMINA)('$s $level is reached by two ways that share no vein beyond the vertebral one', ({ s, suffix }) => {
    const first = vesselOf(tree, `fv_${suffix}`);
    const second = vesselOf(tree, `fv2_${suffix}`);
    for (const vein of [first, second]) {
      expect(vein.from).toMatch(new RegExp(`^(pvp_${s}_[12]|vv_${s})$`));
      expect(vein.to).toBe(`fp_${suffix}_1`);
      expect(vein.radiusMm[0]).toBe(0.75);
      expect(routeTo(tree, vein.id, vein.lengthMm)!.legs.map(({ vessel }) => vessel)).toContain(`vv_${s}`);
    }
    expect(distance(pointAt(first, 0), pointAt(second, 0))).toBeGreaterThan(3);
  });

  it.each(SIDES)('C7 and C8 (%s) drain into the vertebral vein below C6, C3 to C6 into its plexus', (s) => {
    for (const level of LEVELS) {
      const { from } = vesselOf(tree, `fv_${s}_${level.toLowerCase()}`);
      expect(from).toBe(/C[78]/.test(level) ? `vv_${s}` : `pvp_${s}_2`);
    }
  });

  it.each(SIDES)('the external plexuses (%s) lie in front of and behind the transverse processes, C3 to C7', (s) => {
    const [front, back] = [vesselOf(tree, `aep_${s}`), vesselOf(tree, `pep_${s}`)].map(pointsOf);
    for (const body of tree.vertebrae.filter(({ level }) => /^C[4-6]$/.test(level))) {
      const [, y, z] = body.centreMm;
      const at = (points: typeof front) =>
        points.filter((point) => Math.abs(point[1] - y) < 1).map((point) => point[2] - z);
      expect(Math.min(...at(front))).toBeGreaterThan(0.2 * body.depthMm);
      expect(Math.max(...at(back))).toBeLessThan(-body.depthMm / 2 - body.canalDepthMm);
    }
  });
});

describe('a file of the neck that is wrong', () => {
  it.each([
    ['a foramen of no vertebra', ['foramina', 0, 'level'], 'C9', 'unknownLevel', 'cervical.foramina[0].level'],
    ['a way from no vein', ['foramina', 1, 'second', 'from'], 'vv_x', 'unknownVessel', 'cervical.foramina[1].from'],
    ['a way in mid-air', ['foramina', 1, 'first', 'atMm'], [60, 215, 30], 'notTouching', 'cervical.foramina[1]'],
    [
      'a strand without a width',
      ['paravertebral', 'strandDiameterMm'],
      0,
      'notPositive',
      'cervical.paravertebral.strandDiameterMm',
    ],
    ['an axis of one point', ['paravertebral', 'axisMm'], [[0, 0, 0]], 'tooFew', 'cervical.paravertebral.axisMm'],
    [
      'an axis that does not rise',
      ['paravertebral', 'axisMm', 2],
      [18.5, 180, 32],
      'notRising',
      'cervical.paravertebral.axisMm[2]',
    ],
  ] as const)('with %s is refused, and the place is named', (_fault, path, value, code, at) => {
    const files = structuredClone(builtInFiles) as unknown as { cervical: Record<string, unknown> };
    const owner = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as never)[key], files.cervical);
    (owner as Record<string | number, unknown>)[path[path.length - 1]] = value;
    const read = readTree(files);
    expect(read.ok ? [] : read.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code, at })]));
  });
});

/** Middle of a closed ring; its last point repeats the first. */
function centreOf(ring: Vessel): [number, number, number] {
  const points = pointsOf(ring).slice(1);
  const mean = (k: 0 | 1 | 2) => points.reduce((sum, point) => sum + point[k] / points.length, 0);
  return [mean(0), mean(1), mean(2)];
}

function distanceToLine(p: readonly [number, number, number], a: readonly number[], b: readonly number[]): number {
  const along = [0, 1, 2].map((k) => b[k] - a[k]);
  const square = along.reduce((sum, value) => sum + value * value, 0);
  const share = along.reduce((sum, value, k) => sum + value * (p[k] - a[k]), 0) / square;
  return Math.hypot(...[0, 1, 2].map((k) => p[k] - a[k] - share * along[k]));
}
