import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFiles, landmarks, readLandmarks, readTree } from '../../../src/sim/anatomy/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: these tests break the files on purpose
type Broken = any;

/** The built-in files with something done to them. */
function spoil(change: (files: Broken) => void): Broken {
  const files = structuredClone(builtInFiles);
  change(files);
  return files;
}

const problemsOf = (raw: unknown) => {
  const result = readTree(raw);
  return result.ok ? [] : result.problems;
};

const rows = (builtInFiles.veins as Broken).vessels as { id: string }[];
/** The place of a vein's row. */
const vein = (id: string): string => `veins.vessels[${rows.findIndex((row) => row.id === id)}]`;

const segments = (builtInFiles.segmentals as Broken).segments as { level: string; side: string }[];
/** The place of a segment. */
const segment = (side: string, level: string): string =>
  `segmentals.segments[${segments.findIndex((row) => row.side === side && row.level === level)}]`;

const keysOf = (place: string): Path =>
  [...place.matchAll(/\[(\d+)\]|[^.[]+/g)].map(([key, index]) => (index === undefined ? key : Number(index)));

/** One value in a wrong place, and the code that it must be reported with, there. */
const FAULTS: [fault: string, at: string, value: unknown, code: string][] = [
  ['a negative diameter', `${vein('svc')}.startDiameterMm`, -18.6, 'notPositive'],
  ['no diameter', `${vein('svc')}.endDiameterMm`, undefined, 'malformed'],
  ['a diameter of a metre', `${vein('svc')}.endDiameterMm`, 1000, 'outOfRange'],
  ['a diameter that is no number', `${vein('svc')}.endDiameterMm`, Number.NaN, 'malformed'],
  ['a point at infinity', `${vein('ra')}.pointsMm[1][2]`, Number.POSITIVE_INFINITY, 'notFinite'],
  ['a point outside the patient', `${vein('ra')}.pointsMm[1][2]`, 1e9, 'outOfRange'],
  ['a point with a word in it', `${vein('ra')}.pointsMm[1][2]`, 'deep', 'malformed'],
  ['a single point', `${vein('ivc')}.pointsMm`, [[0, 0, 0]], 'tooFew'],
  ['a point given twice', `${vein('cfv_r')}.pointsMm[1]`, [-75, -415, 72], 'repeatedPoint'],
  ['an unknown end', `${vein('hemiaz')}.to`, 'azygoos', 'unknownVessel'],
  ['an unknown beginning', `${vein('bronch_r')}.from`, 'arch', 'unknownVessel'],
  ['an id used twice', `${vein('bronch_r_2')}.id`, 'bronch_r', 'duplicateId'],
  ['an unknown group', `${vein('svc')}.group`, 'artery', 'unknownWord'],
  ['an unknown key', `${vein('svc')}.colour`, 'blue', 'malformed'],
  ['a sheath in no vein', 'veins.sheath.vessel', 'aorta', 'unknownVessel'],
  ['a segment of no vertebra', `${segment('right', 'T7')}.level`, 'T13', 'unknownLevel'],
  ['a segment given twice', `${segment('right', 'T7')}.level`, 'T6', 'duplicateId'],
  ['a segment on no trunk', `${segment('right', 'T7')}.trunk`, 'azygous', 'unknownVessel'],
  ['no sources', 'veins.sources', undefined, 'malformed'],
  ['no assumptions', 'vertebrae.assumptions', [], 'empty'],
  ['no plexus', 'segmentals.plexus', undefined, 'malformed'],
  ['half a strand', 'segmentals.plexus.strands', 2.5, 'malformed'],
  ['a vein as thin as an atom', vein('svc'), { ...rows[8], endDiameterMm: 1e-7 }, 'outOfRange'],
  ['a million rings', 'segmentals.plexus.rings', 1e6, 'outOfRange'],
  ['a file missing', 'vertebrae', undefined, 'malformed'],
];

/** One value that spoils the geometry of the vein at another place. */
const MISFITS: [fault: string, place: string, value: unknown, code: string, at: string][] = [
  [
    'an ostium in mid-air',
    `${segment('right', 'T8')}.ostiumMm`,
    [-6.5, 1.2, 60],
    'notTouching',
    segment('right', 'T8'),
  ],
  ['an arch that misses its cava', `${vein('az_arch')}.to`, 'ijv_l', 'notTouching', vein('az_arch')],
  [
    'a groin without a way out',
    `${vein('cfv_r')}.pointsMm`,
    [
      [-300, -415, 72],
      [-300, -400, 70],
    ],
    'notTouching',
    vein('cfv_r'),
  ],
  [
    'a course that leaves the patient',
    'segmentals.course.lateral[3].xMm',
    1e12,
    'outOfRange',
    'segmentals.segments[0]',
  ],
  ['a root as wide as a house', 'segmentals.plexus.rootRadiusMm.lumbar', 1e4, 'outOfRange', segment('left', 'L3')],
];

describe('a file that is wrong', () => {
  it('is not what the game ships with', () => {
    expect(problemsOf(builtInFiles)).toEqual([]);
  });

  it.each(FAULTS)('with %s is refused, and the place is named', (_fault, at, value, code) => {
    const problems = problemsOf(spoil((files) => put(files, keysOf(at), value)));
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ code, at })]));
    for (const { say } of problems) expect(say).toMatch(/^[A-Z].*\.$/);
  });

  it.each(MISFITS)('with %s is refused, and the vein is named', (_fault, place, value, code, at) => {
    const problems = problemsOf(spoil((files) => put(files, keysOf(place), value)));
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ code, at })]));
  });

  it('in which a vein is cut off from the sheath is refused', () => {
    const problems = problemsOf(
      spoil((files) => {
        put(files, keysOf(`${vein('cfv_r')}.to`), null);
        put(files, keysOf(`${vein('eiv_r')}.from`), null);
      }),
    );
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'cutOff', at: vein('azygos') })]));
  });

  it('with many faults is refused with all of them', () => {
    const chosen = [0, 7, 9, 11, 14, 15].map((i) => FAULTS[i]);
    const problems = problemsOf(
      spoil((files) => {
        for (const [, at, value] of chosen) put(files, keysOf(at), value);
      }),
    );
    const expected = chosen.map(([, at, , code]) => ({ at, code }));
    expect(problems.map(({ at, code }) => ({ at, code }))).toEqual(expect.arrayContaining(expected));
    expect(problems).toHaveLength(chosen.length);
  });

  it('does not blame a vein for joining one whose row is malformed', () => {
    const problems = problemsOf(spoil((files) => put(files, keysOf(`${vein('svc')}.startDiameterMm`), -1)));
    expect(problems.map(({ code }) => code)).toEqual(['notPositive']);
  });

  it('is refused whatever it contains', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(problemsOf(raw).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is refused, or read without a hole, whatever stands in place of one of its values', () => {
    const paths = pathsOf(builtInFiles);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.double()), (path, value) => {
        const result = readTree(spoil((files) => put(files, path, value)));
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
        for (const { pointsMm, radiusMm, lengthMm } of result.ok ? result.value.vessels : []) {
          expect(pointsMm.every(Number.isFinite) && radiusMm.every((radius) => radius > 0) && lengthMm > 0).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('holds landmarks too: a trachea without a width is refused', () => {
    const bad = { landmarks: { ...landmarks }, vertebrae: builtInFiles.vertebrae };
    const result = readLandmarks(bad);
    expect(result.ok).toBe(false);
    expect(readLandmarks({ landmarks: null, vertebrae: null }).ok).toBe(false);
  });
});

type Path = (string | number)[];

/** Every place in a value, down to its leaves. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [...keys].flatMap((key) => [[...path, key], ...pathsOf((value as Broken)[key], [...path, key])]);
}

function put(target: Broken, path: Path, value: unknown): void {
  const owner = path.slice(0, -1).reduce((inner, key) => inner[key], target);
  if (value === undefined) delete owner[path[path.length - 1]];
  else owner[path[path.length - 1]] = value;
}
