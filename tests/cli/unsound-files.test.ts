import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A copy of the house in which one file is spoilt. */
const house = mkdtempSync(join(tmpdir(), 'azygos-house-'));
const VEINS = 'assets/anatomy/veins.json';
const CATALOGUE = 'assets/devices/catalogue.json';

beforeAll(() => {
  for (const part of ['src', 'assets', 'levels', 'package.json', 'tsconfig.json'])
    cpSync(part, join(house, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true }));

function runWith(file: string, spoil: (content: Spoilable) => void, command: string, ...args: string[]) {
  const whole = readFileSync(file, 'utf8');
  const content = JSON.parse(whole) as Spoilable;
  spoil(content);
  writeFileSync(join(house, file), JSON.stringify(content));
  const script = ['--import', 'tsx', `src/cli/${command}.ts`, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8', cwd: house });
  writeFileSync(join(house, file), whole);
  return { status, out: stdout, said: stderr };
}

interface Spoilable {
  vessels: Record<string, unknown>[];
  devices: Record<string, unknown>[];
}

describe('a file of the house that is wrong', () => {
  it.each([
    ['levels', []],
    ['expert', ['right-t8']],
    ['verify', []],
    ['landscape', ['T8']],
  ])('stops npm run %s with every problem by code, place and sentence', (command, words) => {
    const { status, out, said } = runWith(
      VEINS,
      ({ vessels }) => {
        vessels[6]!.startDiameterMm = -18.4;
        vessels[7]!.to = 'portal';
      },
      command,
      ...words,
      '--json',
    );
    const { file, problems } = JSON.parse(out) as { file: string; problems: { code: string; at: string }[] };
    expect(status).toBe(1);
    expect(file).toBe('assets/anatomy');
    expect(problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'notPositive veins.vessels[6].startDiameterMm',
      'unknownVessel veins.vessels[7].to',
    ]);
    expect(said).toContain(
      'assets/anatomy: veins.vessels[6].startDiameterMm: This must be greater than zero. [notPositive]\n',
    );
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('may be the catalogue of devices, and without --json nothing goes to standard output', () => {
    const spoil = ({ devices }: Spoilable) => {
      devices[0]!.lengthMm = -1;
      devices[1]!.id = '';
    };
    const { status, out, said } = runWith(CATALOGUE, spoil, 'levels');
    expect([status, out]).toEqual([1, '']);
    expect(said.trim().split('\n')).toEqual([
      `${CATALOGUE}: devices[0].lengthMm: This must be greater than zero. [notPositive]`,
      `${CATALOGUE}: devices[1].id: This text must not be empty. [empty]`,
    ]);
  });
});
