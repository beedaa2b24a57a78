import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  knownWorld,
  type Level,
  MAX_REPLAY_TICKS,
  type Replay,
  readCommand,
  readReplay,
} from '../../src/game/index.ts';
import { codesOf, withValue } from './broken.ts';
import { levelCalled } from './levels-for-tests.ts';

const BUILD = 'test-build';
const rightT8 = levelCalled('right-t8');
const good: Replay = {
  format: 'azygos-replay-1',
  build: BUILD,
  level: 'right-t8',
  seed: 8,
  ticks: 130,
  commands: [
    { tick: 0, ticks: 40, commands: [{ kind: 'push', device: 'wire', distanceMm: 0.5 }] },
    {
      tick: 50,
      ticks: 1,
      commands: [
        { kind: 'pedal', down: true },
        { kind: 'exchange', device: 'microcatheter', to: 'micro-duo' },
      ],
    },
  ],
  hashes: [
    { tick: 60, hash: '0a1b' },
    { tick: 120, hash: 'ff00' },
  ],
  finalHash: '1234abcd',
};

describe('a replay file', () => {
  it('of this build and level is read', () => {
    expect(readReplay(good, { build: BUILD, level: rightT8 })).toEqual({ ok: true, value: good });
    expect(readReplay(JSON.parse(JSON.stringify(good)), { build: BUILD }).ok).toBe(true);
  });

  it('of another build is refused, because it would be another world', () => {
    const read = readReplay(good, { build: 'next-build' });
    expect(codesOf(read)).toEqual(['otherBuild build']);
    expect(read.ok || read.problems[0]!.say).toMatch(/"test-build".*"next-build"/);
  });

  it('of another level is refused', () => {
    expect(codesOf(readReplay(good, { build: BUILD, level: levelCalled('drill-groin-to-cava') }))).toEqual([
      'otherLevel level',
    ]);
  });

  it.each<[claim: string, path: string, value: unknown, problem: string]>([
    ['another format', 'format', 'azygos-replay-0', 'malformed format'],
    [
      'a command that no hand can give',
      'commands[0].commands[0].kind',
      'teleport',
      'malformed commands[0].commands[0].kind',
    ],
    ['a push of NaN', 'commands[0].commands[0].distanceMm', Number.NaN, 'malformed commands[0].commands[0].distanceMm'],
    [
      'an endless push',
      'commands[0].commands[0].distanceMm',
      Number.POSITIVE_INFINITY,
      'notFinite commands[0].commands[0].distanceMm',
    ],
    [
      'an unknown place in the stack',
      'commands[0].commands[0].device',
      'stent',
      'unknownWord commands[0].commands[0].device',
    ],
    [
      'a command with more than it needs',
      'commands[0].commands[0].forceN',
      1,
      'malformed commands[0].commands[0].forceN',
    ],
    ['commands that overlap', 'commands[1].tick', 39, 'tickOrder commands[1].tick'],
    ['commands out of order', 'commands[0].tick', 60, 'tickOrder commands[1].tick'],
    ['commands after its end', 'commands[1].ticks', 100, 'pastTheEnd commands[1]'],
    ['commands for no tick', 'commands[1].ticks', 0, 'outOfRange commands[1].ticks'],
    ['an empty list of commands', 'commands[1].commands', [], 'empty commands[1].commands'],
    ['half a tick', 'commands[1].tick', 50.5, 'malformed commands[1].tick'],
    ['a tick before the start', 'commands[0].tick', -1, 'outOfRange commands[0].tick'],
    ['a length of days', 'ticks', MAX_REPLAY_TICKS + 1, 'outOfRange ticks'],
    ['a missing hash', 'hashes', [{ tick: 60, hash: '0a1b' }], 'hashCount hashes'],
    ['a hash at the wrong time', 'hashes[1].tick', 121, 'tickOrder hashes[1].tick'],
    ['a hash that is none', 'finalHash', 'xyz', 'malformed finalHash'],
    ['no seed', 'seed', undefined, 'malformed seed'],
  ])('with %s is refused', (_claim, path, value, problem) => {
    expect(codesOf(readReplay(withValue(good, path, value), { build: BUILD }))).toContain(problem);
  });

  it('that asks for devices which are not there is refused, with every one of them', () => {
    const drill = levelCalled('drill-groin-to-cava');
    const absent = deviceNotOn(drill);
    let broken = withValue({ ...good, level: drill.id }, 'commands[1].commands[1].to', 'plasma');
    broken = withValue(broken, 'commands[0].commands[1]', { kind: 'exchange', device: absent.slot, to: absent.id });
    broken = withValue(broken, 'commands[1].commands[2]', { kind: 'exchange', device: 'guide', to: 'wire-035' });
    broken = withValue(broken, 'commands[1].commands[3]', { kind: 'exchange', device: 'guide', to: null });
    const read = readReplay(broken, { build: BUILD, level: drill });
    expect(codesOf(read)).toEqual([
      'deviceNotAllowed commands[0].commands[1].to',
      'unknownDevice commands[1].commands[1].to',
      'wrongSlot commands[1].commands[2].to',
    ]);
    expect(read.ok || read.problems[0]!.say).toContain(`is not on the table of "${drill.id}"`);
    expect(read.ok || read.problems[1]!.say).toContain('There is no device called "plasma"');
    expect(codesOf(readReplay(broken, { build: BUILD }))).not.toContain('deviceNotAllowed commands[0].commands[1].to');
  });

  it('with keys too many or too few says so in words', () => {
    const says = (file: unknown) => {
      const read = readReplay(file, { build: BUILD });
      return read.ok ? [] : read.problems.map(({ say }) => say);
    };
    expect(says({ ...good, player: 'me' })).toEqual(['There is no such key as "player" here.']);
    expect(says(withValue(good, 'commands[0].commands[0].forceN', 1))).toEqual([
      'There is no such key as "forceN" here.',
    ]);
    expect(says(withValue(good, 'seed', undefined))).toEqual(['The key "seed" is missing.']);
    expect(says('a run')).toEqual(['This must be an object.']);
  });

  it('is refused with every problem at once', () => {
    let broken = withValue(good, 'build', 'old-build');
    broken = withValue(broken, 'seed', 'eight');
    broken = withValue(broken, 'commands[1].tick', 20);
    broken = withValue(broken, 'commands[0].commands[0].distanceMm', Number.NaN);
    expect(codesOf(readReplay(broken, { build: BUILD })).sort()).toEqual([
      'malformed commands[0].commands[0].distanceMm',
      'malformed seed',
      'otherBuild build',
      'tickOrder commands[1].tick',
    ]);
  });

  it('made of garbage is always refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (garbage) => {
        expect(readReplay(garbage, { build: BUILD }).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a command from outside', () => {
  it('never carries anything but finite numbers', () => {
    const someNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308));
    fc.assert(
      fc.property(someNumber, (distanceMm) => {
        const read = readCommand({ kind: 'push', device: 'wire', distanceMm });
        expect(read.ok).toBe(Number.isFinite(distanceMm));
      }),
    );
  });

  it('of minus nothing is a command of nothing, as it will be when read back from a file', () => {
    const read = readCommand({ kind: 'turn', device: 'wire', angleRad: -0 });
    expect(read.ok && read.value.kind === 'turn' && Object.is(read.value.angleRad, 0)).toBe(true);
  });
});

function deviceNotOn({ devices }: Level) {
  return [...knownWorld().devices.values()].find(({ id }) => !devices.includes(id))!;
}
