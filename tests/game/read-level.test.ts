import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Level, readLevel } from '../../src/game/index.ts';
import { codesOf, withValue } from './broken.ts';

const file = (id: string): Level => JSON.parse(readFileSync(`levels/${id}.json`, 'utf8')) as Level;
const rightT8 = file('right-t8');
const inT8 = { kind: 'tipIn', device: 'wire', vessels: ['seg_r_t8'] };
const spoilt = (path: string, value: unknown) => readLevel(withValue(rightT8, path, value));

describe('a level file', () => {
  it.each(['right-t8', 'right-t5', 'drill-groin-to-cava'])('of the house is fit to play: %s', (id) => {
    expect(readLevel(file(id))).toMatchObject({ ok: true, value: { id } });
  });

  it.each<[claim: string, path: string, value: unknown, problem: string]>([
    ['a vessel on the route that nobody has', 'start.route[5]', 'svc2', 'unknownVessel start.route[5]'],
    [
      'a route that does not begin at the sheath',
      'start.route',
      ['eiv_r', 'cic_r', 'ivc', 'ra', 'svc'],
      'routeStart start.route[0]',
    ],
    [
      'a route that jumps',
      'start.route',
      ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'svc', 'az_arch'],
      'routeBroken start.route[4]',
    ],
    [
      'a route shorter than the devices on it',
      'start.route',
      ['cfv_r', 'eiv_r'],
      'routeTooShort start.devices[0].insertedMm',
    ],
    ['a star on the route', 'start.route[5]', 'sv*', 'unknownVessel start.route[5]'],
    [
      'a device that is not in the catalogue',
      'start.devices[0].spec',
      'guide-7f',
      'unknownDevice start.devices[0].spec',
    ],
    ['a device in a wrong place', 'start.devices[2].slot', 'microcatheter', 'wrongSlot start.devices[2].slot'],
    ['two devices in one place', 'start.devices[1].slot', 'guide', 'duplicateSlot start.devices[1].slot'],
    ['a place that the stack has not', 'start.devices[1].slot', 'balloon', 'unknownWord start.devices[1].slot'],
    ['a device longer in than it is', 'start.devices[0].insertedMm', 960, 'tooLong start.devices[0].insertedMm'],
    ['a guide in up to its hub', 'start.devices[0].insertedMm', 950, 'noRoomForValve start.devices[0].insertedMm'],
    [
      'a guide in to its valve and 1 mm more',
      'start.devices[0].insertedMm',
      891,
      'noRoomForValve start.devices[0].insertedMm',
    ],
    [
      'a catheter whose hub is in the guide',
      'start.devices[1].insertedMm',
      631,
      'hubsOutOfOrder start.devices[1].insertedMm',
    ],
    ['a negative length', 'start.devices[0].insertedMm', -1, 'outOfRange start.devices[0].insertedMm'],
    ['a roll that is no number', 'start.devices[0].rollRad', Number.NaN, 'malformed start.devices[0].rollRad'],
    ['a roll without end', 'start.devices[0].rollRad', Number.POSITIVE_INFINITY, 'notFinite start.devices[0].rollRad'],
    ['a roll of many turns', 'start.devices[0].rollRad', 1e300, 'outOfRange start.devices[0].rollRad'],
    ['a view beyond the table', 'start.view.isocentreXMm', 1e12, 'outOfRange start.view.isocentreXMm'],
    ['a view below the table', 'start.view.isocentreYMm', -451, 'outOfRange start.view.isocentreYMm'],
    ['a par of days', 'par.beamOnS', 1e6, 'outOfRange par.beamOnS'],
    ['a field that the console has not', 'start.view.fieldMm', 201, 'unknownWord start.view.fieldMm'],
    ['an allowed device that is not in the catalogue', 'devices[7]', 'wire-018', 'unknownDevice devices[7]'],
    ['an allowed device twice', 'devices[7]', 'wire-014', 'duplicateDevice devices[7]'],
    [
      'a device at the start that is not allowed',
      'devices[3]',
      'wire-014-soft',
      'deviceNotAllowed start.devices[2].spec',
    ],
    ['a foramen that nobody has', 'target.foramen', 'R T13', 'unknownForamen target.foramen'],
    ['two targets', 'target.vessel', 'svc', 'target target'],
    ['no target', 'target', {}, 'target target'],
    ['an unknown target vessel', 'target', { vessel: 'aorta' }, 'unknownVessel target.vessel'],
    ['two phases of one name', 'phases[1].id', 'azygos-ostium', 'duplicateId phases[1].id'],
    ['an id with spaces', 'id', 'Right T8', 'malformed id'],
    ['a rung below the ladder', 'rung', 0, 'outOfRange rung'],
    ['a group that is none', 'group', 'right', 'unknownWord group'],
    ['no title', 'title', undefined, 'malformed title'],
    ['an empty brief', 'brief', '', 'empty brief'],
    ['a key that means nothing', 'aids.arrows', true, 'malformed aids.arrows'],
    ['a list that is none', 'teaching', 'push', 'malformed teaching'],
    ['a fact that nobody counted', 'teaching[0].facts', [0], 'outOfRange teaching[0].facts[0]'],
    ['a fact after the last', 'teaching[0].facts', [44, 153], 'outOfRange teaching[0].facts[1]'],
    ['no accepted route', 'routes', [], 'empty routes'],
    ['a route of nothing', 'routes[0]', [], 'empty routes[0]'],
    ['an accepted route through a vein that nobody has', 'routes[0][7]', 'azygoz', 'unknownVessel routes[0][7]'],
    ['an accepted route that begins in the cava', 'routes[0][0]', 'ivc', 'routeStart routes[0][0]'],
    ['an accepted route that leaps over the arch', 'routes[0][6]', 'bcv_r', 'routeBroken routes[0][7]'],
    ['an accepted route that comes out elsewhere', 'target.foramen', 'R T9', 'routeElsewhere routes[0]'],
    ['a seed that is no whole number', 'seed', 1.5, 'malformed seed'],
    ['a par of no time', 'par.timeS', 0, 'notPositive par.timeS'],
    ['no sources', 'sources', undefined, 'malformed sources'],
  ])('with %s is refused', (_claim, path, value, problem) => {
    expect(codesOf(spoilt(path, value))).toContain(problem);
  });

  it('that ends anywhere but at its target is refused', () => {
    const last = `phases[${rightT8.phases.length - 1}].when`;
    const looked = {
      kind: 'all',
      of: [
        { kind: 'oblique', atLeastDeg: 20 },
        { ...inT8, vessels: ['seg_r_t9'] },
      ],
    };
    expect(codesOf(spoilt(last, looked))).toEqual([`endsElsewhere ${last}`]);
    expect(codesOf(spoilt(last, { ...looked, of: [...looked.of, inT8] }))).toEqual([]);
  });

  it.each([
    ['the name of a vein for its id', 'Right T8 paraspinal vein', /^There is no .* Nearest: seg_r_t8 \(Right T8 para/],
    ['a slip of the hand', 'azygoz', /Nearest: azygos \(Azygos vein\)/],
    ['a word that is like none', 'moon', /in this patient\.$/],
  ])('with %s is told what comes nearest', (_claim, word, say) => {
    const read = spoilt('routes[0][7]', word);
    expect(read.ok ? [] : read.problems.map((problem) => problem.say)).toEqual([expect.stringMatching(say)]);
  });

  it('with a gap in a route is told what the vein beyond it meets', () => {
    const read = spoilt('routes[0]', ['cfv_r', 'eiv_r', 'cic_r', 'cic_l', 'seg_r_t8']);
    const says = read.ok ? [] : read.problems.map((problem) => problem.say);
    expect(says[0]).toMatch(/leads into "cic_l"; "cic_l" meets eiv_l, ivc, alv_l\.$/);
    expect(says[1]).toMatch(/"seg_r_t8" meets azygos, ic_r_t8, fv_r_t8/);
  });

  it('with a second way to the same target is taken', () => {
    const round = [
      ...rightT8.routes[0].slice(0, 6),
      'bcv_l',
      'siv_l',
      'siv_l_link',
      'acc_hemiaz',
      'azygos',
      'seg_r_t8',
    ];
    expect(codesOf(readLevel(withValue(rightT8, 'routes', [rightT8.routes[0], round])))).toEqual([]);
  });

  it('with hubs that just touch is taken', () => {
    const deeper = withValue(rightT8, 'start.route', [...rightT8.start.route, 'az_arch', 'azygos']);
    expect(codesOf(readLevel(withValue(deeper, 'start.devices[1].insertedMm', 630)))).toEqual([]);
  });

  it('with a catheter in the wrong order of size is refused with both diameters', () => {
    const read = spoilt('start.devices', [
      { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 500, rollRad: 0 },
      { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 500, rollRad: 0 },
      { slot: 'wire', spec: 'wire-035', insertedMm: 500, rollRad: 0 },
    ]);
    expect(codesOf(read)).toEqual(['doesNotFit start.devices[2].spec']);
    expect(read.ok || read.problems[0]!.say).toBe(
      '"wire-035" does not fit into "micro-duo" (0.89 mm against 0.42 mm).',
    );
  });

  it('with two wires is told that, and nothing of a fit', () => {
    const read = spoilt('start.devices', [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 490, rollRad: 0 },
      { slot: 'wire', spec: 'wire-035', insertedMm: 500, rollRad: 0 },
      { slot: 'wire', spec: 'wire-014', insertedMm: 500, rollRad: 0 },
    ]);
    expect(codesOf(read)).toEqual(['duplicateSlot start.devices[2].slot']);
    expect(read.ok || read.problems[0]!.say).toBe('Two devices cannot both be the wire.');
  });

  it('is refused with every problem at once, also where its shape is wrong', () => {
    let broken = withValue(rightT8, 'start.devices[0].insertedMm', -3);
    broken = withValue(broken, 'start.devices[1].spec', 'catheter-x');
    broken = withValue(broken, 'start.route[1]', 'nowhere');
    broken = withValue(broken, 'title', 7);
    broken = withValue(broken, 'phases[0].when.of[0].vessels[0]', 'az_bow');
    broken = withValue(broken, 'phases[2].when', { kind: 'tipUp' });
    expect(codesOf(readLevel(broken)).sort()).toEqual([
      'malformed phases[2].when.kind',
      'malformed title',
      'outOfRange start.devices[0].insertedMm',
      'unknownDevice start.devices[1].spec',
      'unknownVessel phases[0].when.of[0].vessels[0]',
      'unknownVessel start.route[1]',
    ]);
  });
});

describe('a condition of a phase', () => {
  const tip = { kind: 'tipIn', device: 'wire', vessels: ['svc'] };
  const purchase = { kind: 'purchase', device: 'wire', vessels: ['az_arch', 'azygos'], lengthMm: 100 };
  const nearT8 = { kind: 'tipNear', device: 'wire', vessel: 'azygos', arcMm: 100, withinMm: 5 };

  it.each<[claim: string, when: unknown, problem: string]>([
    ['of an unknown kind', { ...tip, kind: 'tipUp' }, 'malformed phases[0].when.kind'],
    ['without a kind', { device: 'wire' }, 'malformed phases[0].when.kind'],
    ['that is no object', 'tipIn svc', 'malformed phases[0].when'],
    ['of an unknown vessel', { ...tip, vessels: ['svc', 'aorta'] }, 'unknownVessel phases[0].when.vessels[1]'],
    ['of a plexus that is not there', { ...tip, vessels: ['fp_r_t80_*'] }, 'unknownVessel phases[0].when.vessels[0]'],
    ['of no vessel', { ...tip, vessels: [] }, 'empty phases[0].when.vessels'],
    ['of an unknown place in the stack', { ...tip, device: 'stent' }, 'unknownWord phases[0].when.device'],
    ['of an unknown device', { ...tip, specs: ['wire-9'] }, 'unknownDevice phases[0].when.specs[0]'],
    ['of a device of another place', { ...tip, specs: ['micro-duo'] }, 'wrongSlot phases[0].when.specs[0]'],
    ['with a negative radius', { ...nearT8, withinMm: -2 }, 'notPositive phases[0].when.withinMm'],
    ['beyond the end of its vessel', { ...nearT8, arcMm: 500 }, 'beyondVessel phases[0].when.arcMm'],
    ['with its range upside down', { ...tip, minArcMm: 30, maxArcMm: 20 }, 'outOfRange phases[0].when.maxArcMm'],
    ['with more device than fits its vessels', { ...purchase, lengthMm: 400 }, 'beyondVessel phases[0].when.lengthMm'],
    ['with a purchase of a kilometre', { ...purchase, lengthMm: 1e6 }, 'outOfRange phases[0].when.lengthMm'],
    [
      'that asks for more wire than there is',
      { kind: 'insertedPast', device: 'wire', lengthMm: 2000 },
      'tooLong phases[0].when.lengthMm',
    ],
    [
      'of a view that the C-arm never takes',
      { kind: 'oblique', atLeastDeg: 61 },
      'outOfRange phases[0].when.atLeastDeg',
    ],
    ['that calls everything near', { ...nearT8, withinMm: 1e9 }, 'outOfRange phases[0].when.withinMm'],
    ['held for a day', { kind: 'holdS', forS: 86400, that: tip }, 'outOfRange phases[0].when.forS'],
    ['of nothing', { kind: 'all', of: [] }, 'empty phases[0].when.of'],
    ['held for no time', { kind: 'holdS', forS: 0, that: tip }, 'notPositive phases[0].when.forS'],
    [
      'wrong deep inside',
      { kind: 'any', of: [tip, { kind: 'holdS', forS: 1, that: { ...tip, vessels: ['x'] } }] },
      'unknownVessel phases[0].when.of[1].that.vessels[0]',
    ],
  ])('%s is refused', (_claim, when, problem) => {
    expect(codesOf(spoilt('phases[0].when', when))).toContain(problem);
  });

  it.each<[claim: string, when: unknown]>([
    ['all strands of a plexus', { ...tip, vessels: ['fp_r_t8_*'] }],
    ['a point of a vein', nearT8],
    ['a hold of both of two', { kind: 'holdS', forS: 1, that: { kind: 'all', of: [tip, nearT8] } }],
    ['a length of device', { kind: 'insertedPast', device: 'guide', lengthMm: 500 }],
  ])('that speaks of %s is understood', (_claim, when) => {
    expect(codesOf(spoilt('phases[0].when', when))).toEqual([]);
  });
});

describe('garbage instead of a level', () => {
  const deepest = { depthSize: 'small', maxDepth: 6 } as const;

  it('is always refused with a reason, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(deepest), (garbage) => {
        const read = readLevel(garbage);
        expect(read.ok).toBe(false);
        if (!read.ok) for (const { say } of read.problems) expect(say.length).toBeGreaterThan(5);
      }),
      { numRuns: 300 },
    );
  });

  it('without end does not exhaust the reader', () => {
    let when: unknown = { kind: 'insertedPast', device: 'wire', lengthMm: 1 };
    for (let i = 0; i < 100_000; i++) when = { kind: 'all', of: [when] };
    expect(codesOf(readLevel({ ...rightT8, phases: [{ ...rightT8.phases[0], when }] }))).toEqual(['tooDeep ']);
  });

  it('in any one place of a good level never gets through as something else', () => {
    const paths = pathsOf(rightT8);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(deepest), (path, garbage) => {
        const read = spoilt(path, garbage);
        if (read.ok) {
          // as a file: that knows no −0
          const filed: unknown = JSON.parse(JSON.stringify(read.value));
          expect(readLevel(filed)).toEqual({ ok: true, value: filed });
        } else expect(read.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

/** Every place in a file, as paths. */
function pathsOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, part]) => pathsOf(part, at === '' ? key : `${at}.${key}`));
  return at === '' ? below : [at, ...below];
}
