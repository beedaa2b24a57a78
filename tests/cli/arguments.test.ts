import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { asTable, counted } from '../../src/cli/wording.ts';

function run(command: string, ...args: string[]) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', `src/cli/${command}.ts`, ...args], { encoding: 'utf8' });
  return { status: done.status, out: done.stdout, said: done.stderr };
}

const COMMANDS = ['bench', 'check', 'expert', 'landscape', 'levels', 'record-expert', 'stamp', 'test', 'verify'];

describe('every command', () => {
  it.each(COMMANDS)('%s refuses an option that it does not know, with its usage', (command) => {
    const { status, out, said } = run(command, '--parked');
    expect([status, out]).toEqual([2, '']);
    expect(said).toMatch(/^Unknown option '--parked'\.\nusage: npm /);
  });

  it.each([
    ['bench', 'fast'],
    ['check', 'all'],
    ['landscape', 'T8', 'T9'],
    ['record-expert', 'right-t8', 'again'],
    ['stamp', 'it'],
    ['test', 'sim'],
    ['verify', 'V1'],
  ])('%s refuses a word too many', (command, ...words) => {
    const { status, said } = run(command, ...words);
    expect(status).toBe(2);
    expect(said).toContain(`There is no place for "${words.at(-1)}".`);
  });

  it.each([
    ['expert', 'gone.json'],
    ['levels', 'gone.json'],
  ])('%s says which file is not there', (command, file) => {
    const { status, said } = run(command, file);
    expect([status, said]).toEqual([1, `${file}: (whole file): file not found: ${file} [notFound]\n`]);
  });
});

it('one thing is one, all others are many', () => {
  expect([0, 1, 2].map((count) => counted(count, 'problem'))).toEqual(['0 problems', '1 problem', '2 problems']);
});

it('a table has words to the left and figures to the right', () => {
  expect(
    asTable(
      [
        ['id', 'mm'],
        ['V22', '1.5'],
        ['V1', '10'],
      ],
      (column) => column === 1,
    ),
  ).toBe('id    mm\nV22  1.5\nV1    10');
});
