import { describe, expect, it } from 'vitest';
import { buildTree, builtInFiles, findJoins, readTree } from '../../../src/sim/anatomy/index.ts';
import { findOverlaps, outsideBody, pointAt, vesselOf } from './measure.ts';

const tree = buildTree();

describe('the veins in space', () => {
  it.each(tree.vessels)(
    '$id keeps its axis out of the vertebral bodies, save a basivertebral vein its own',
    (vessel) => {
      const own = vessel.group === 'basivertebral' ? vessel.level : null;
      for (const body of tree.vertebrae.filter(({ depthMm, level }) => depthMm > 0 && level !== own)) {
        const outside = Array.from(vessel.arcMm, (_, i) => outsideBody(body, pointAt(vessel, i)) ?? 1);
        expect(Math.min(...outside), body.level).toBeGreaterThan(0);
      }
    },
  );

  it('the ruler for bodies knows inside from outside, the tilt and the waist', () => {
    const t8 = tree.vertebrae.find(({ level }) => level === 'T8')!;
    expect(outsideBody(t8, [0, 0, 0])).toBe(-1);
    expect(outsideBody(t8, [15 * 0.92, 0, 0])).toBeCloseTo(0, 9);
    expect(outsideBody(t8, [0, 40, 0])).toBeNull();
    const [c, s] = [Math.cos(t8.tiltRad), Math.sin(t8.tiltRad)];
    const rim = t8.heightMm / 2 - 1e-9;
    expect(outsideBody(t8, [0, rim * c - 14.3 * s, rim * s + 14.3 * c])).toBeCloseTo(0, 6);
  });

  it('veins share space only where they meet', () => {
    const strangers = findOverlaps(tree).filter(({ fromJunction }) => fromJunction > 1);
    expect(strangers).toEqual([]);
  });

  it('where veins meet, their lumens part again within 16 mm, save where the atrium takes in the cavas', () => {
    const long = findOverlaps(tree).filter(({ lengthMm }) => lengthMm > 16);
    expect(long.map(({ veins }) => veins)).toEqual(['ivc and ra', 'ra and svc']);
  });

  it('the ruler for overlaps catches a vein that was pushed through another one', () => {
    const files = structuredClone(builtInFiles) as { veins: { vessels: { id: string; pointsMm: number[][] }[] } };
    const supreme = files.veins.vessels.find(({ id }) => id === 'supreme_l')!;
    supreme.pointsMm[1] = [27, 129, 31];
    const pushed = readTree(files);
    if (!pushed.ok) throw new Error('the pushed tree must still read');
    const strangers = findOverlaps(pushed.value).filter(({ fromJunction }) => fromJunction > 1);
    expect(strangers.map(({ veins }) => veins)).toContain('supreme_l and vv_l');
  });

  it('every end that joins another vein overlaps its lumen by 0.4 mm or more', () => {
    for (const { vessel, onto, overlapMm } of findJoins(tree.vessels)) {
      expect(overlapMm, `${tree.vessels[vessel].id} on ${tree.vessels[onto].id}`).toBeGreaterThan(0.4);
    }
  });

  it('the sheath looks up the right common femoral vein from its start', () => {
    const { vessel, exitMm, direction } = tree.sheath;
    expect(vessel).toBe('cfv_r');
    expect(exitMm).toEqual([-75, -415, 72]);
    expect(Math.hypot(...direction)).toBeCloseTo(1, 12);
    expect(direction[1]).toBeGreaterThan(0.9);
  });
});

describe('the pieces that a vein is cut into', () => {
  it.each(tree.vessels)('$id: 0.6 radii at most, and turns under 4° unless the pieces are the shortest', (vessel) => {
    const { arcMm, radiusMm } = vessel;
    for (let i = 0; i + 1 < arcMm.length; i++) {
      const pieceMm = arcMm[i + 1] - arcMm[i];
      expect(pieceMm).toBeLessThan(Math.max(0.6 * radiusMm[i], 0.41));
      expect(pieceMm).toBeGreaterThan(0.25);
      if (i > 0 && pieceMm > 0.45) expect(turnDeg(vessel, i)).toBeLessThan(4);
    }
  });

  it('the wall of a vein changes its width evenly along the way', () => {
    const { arcMm, radiusMm, lengthMm } = vesselOf(tree, 'azygos');
    radiusMm.forEach((radius, i) => {
      expect(radius).toBeCloseTo(2.5 + (1.9 * arcMm[i]) / lengthMm, 9);
    });
  });
});

function turnDeg(vessel: (typeof tree.vessels)[number], i: number): number {
  const [a, b, c] = [pointAt(vessel, i - 1), pointAt(vessel, i), pointAt(vessel, i + 1)];
  const before = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const after = [c[0] - b[0], c[1] - b[1], c[2] - b[2]];
  const dot = before.reduce((sum, value, k) => sum + value * after[k], 0);
  return (Math.acos(Math.min(1, dot / Math.hypot(...before) / Math.hypot(...after))) * 180) / Math.PI;
}
