import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_MIX, type DrawnCase, drawCase, knownWorld, nearestLevel } from '../../src/game/index.ts';

const DRAWS = 10_000;
const drawn = Array.from({ length: DRAWS }, (_, seed) => drawCase(seed));
const shareOf = (is: (one: DrawnCase) => boolean, of = drawn) => of.filter(is).length / of.length;
/** Four standard deviations of a share among so many. */
const margin = (share: number, of: number) => 4 * Math.sqrt((share * (1 - share)) / of);

describe('cases drawn by chance', () => {
  it('are of the access groups of the paper: 41, 1, 11, 6, 8, 5 and 6 of 78', () => {
    expect(CASE_MIX.map(({ count }) => count)).toEqual([41, 1, 11, 6, 8, 5, 6]);
    for (const { group, count } of CASE_MIX) {
      const off = Math.abs(shareOf((one) => one.group === group) - count / 78);
      expect(off, group).toBeLessThan(margin(count / 78, DRAWS));
    }
  });

  it('are within a group of its levels by their shares, and in the neck as often left as right', () => {
    for (const { group, levels, sides } of CASE_MIX) {
      const ofGroup = drawn.filter((one) => one.group === group);
      const all = Object.values(levels).reduce((a, b) => a + b);
      expect(all).toBe(100);
      for (const [level, share] of Object.entries(levels)) {
        const off = Math.abs(shareOf(({ foramen }) => foramen.endsWith(` ${level}`), ofGroup) - share / all);
        expect(off, `${group} ${level}`).toBeLessThan(margin(share / all, ofGroup.length));
      }
      for (const side of ['L', 'R'] as const) {
        const wanted = sides.includes(side) ? 1 / sides.length : 0;
        const off = Math.abs(shareOf(({ foramen }) => foramen.startsWith(side), ofGroup) - wanted);
        expect(off, `${group} ${side}`).toBeLessThanOrEqual(margin(wanted, ofGroup.length));
      }
    }
  });

  it('name a foramen that the patient has, and are the same again for the same seed', () => {
    const foramina = knownWorld().tree.foramina.map(({ id }) => id);
    fc.assert(
      fc.property(fc.nat(0xffffffff), (seed) => {
        const one = drawCase(seed);
        expect(foramina).toContain(one.foramen);
        expect(drawCase(seed)).toEqual(one);
      }),
    );
  });

  it('have patients of their own', () => {
    expect(new Set(drawn.map(({ patientSeed }) => patientSeed)).size).toBeGreaterThan(0.999 * DRAWS);
  });
});

describe('the level for a drawn case', () => {
  const level = (group: string, foramen: string) => ({ group, target: { foramen } }) as never as Shelved;
  interface Shelved {
    group: DrawnCase['group'];
    target: { foramen: string };
  }
  const wanted = (group: DrawnCase['group'], foramen: string): DrawnCase => ({ group, foramen, patientSeed: 7 });
  const shelf = [
    level('right T5-T12', 'R T5'),
    level('right T5-T12', 'R T8'),
    level('left T9-L5', 'L T10'),
    level('cervical', 'R C8'),
    level('cervical', 'L C6'),
    { group: 'drill', target: { vessel: 'svc' } } as never,
  ];

  it.each([
    ['right T5-T12', 'R T8', 'R T8'],
    ['right T5-T12', 'R T6', 'R T5'],
    ['right T5-T12', 'R T12', 'R T8'],
    ['left T9-L5', 'L L2', 'L T10'],
    ['cervical', 'L C8', 'L C6'],
    ['right T1-T4', 'R T4', 'R T5'],
    ['left T5-T8', 'L T8', 'L T10'],
  ] as const)('of %s at %s is the one at %s', (group, foramen, nearest) => {
    expect(nearestLevel(wanted(group, foramen), shelf)?.target).toEqual({ foramen: nearest });
  });

  it('is one of several for the same foramen by the patient, and none among drills', () => {
    const twins = [0, 1].map((k) => ({ ...level('cervical', 'R C8'), k }));
    const seen = [0, 1, 2, 3].map(
      (patientSeed) => nearestLevel({ ...wanted('cervical', 'R C8'), patientSeed }, twins)?.k,
    );
    expect(new Set(seen).size).toBe(2);
    expect(nearestLevel(wanted('cervical', 'R C8'), shelf.slice(-1))).toBeNull();
  });
});
