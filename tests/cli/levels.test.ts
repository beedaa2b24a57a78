import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'azygos-levels-'));
afterAll(() => rmSync(folder, { recursive: true }));

function levels(...args: string[]) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/levels.ts', ...args], { encoding: 'utf8' });
  return { status: run.status, out: run.stdout, said: run.stderr };
}

function levelFile(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

interface Listed {
  id: string;
  group: string;
  target: string;
  routes: string[][];
  facts: number[];
  ok: boolean;
}

describe('npm run levels', () => {
  it('finds every level of the house fit to play', () => {
    const { status, out, said } = levels('--json');
    const { levels: all } = JSON.parse(out) as { levels: Listed[] };
    expect([status, said]).toEqual([0, '']);
    expect(all).toContainEqual(
      expect.objectContaining({ id: 'right-t8', group: 'right T5-T12', target: 'R T8', ok: true }),
    );
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(all.every(({ routes, facts }) => routes.length > 0 && facts.length > 0)).toBe(true);
  });

  it('refuses broken files with every problem, as data on one stream and as sentences on the other', () => {
    const broken = levelFile(
      'moon.json',
      '{ "id": "moon", "title": "", "start": { "route": ["cfv_r", "mare_nubium"] } }',
    );
    const torn = levelFile('torn.json', '{ "id": ');
    const { status, out, said } = levels('--json', broken, torn);
    const [moon, rest] = (JSON.parse(out) as { levels: { ok: boolean; problems: { code: string; at: string }[] }[] })
      .levels;
    expect([status, moon!.ok, rest!.ok]).toEqual([1, false, false]);
    const codes = moon!.problems.map(({ code, at }) => `${code} ${at}`);
    expect(codes).toEqual(expect.arrayContaining(['empty title', 'malformed group', 'unknownVessel start.route[1]']));
    expect(rest!.problems.map(({ code }) => code)).toEqual(['notJson']);
    expect(said).toContain(`${broken}: start.route[1]: There is no vessel called "mare_nubium" in this patient.`);
  });

  it('says in which line a file ceases to be JSON', () => {
    const { said } = levels(levelFile('comma.json', '{\n  "id": "comma",\n  "title": "One too many",,\n}'));
    expect(said).toMatch(/comma\.json: line 3: This is not JSON/);
  });

  it('says once, and not key by key, that a list is no level', () => {
    const { status, said } = levels(levelFile('list.json', '[]'));
    expect(status).toBe(1);
    expect(said.trim()).toMatch(/list\.json: \(whole file\): This must be an object\. \[malformed\]$/);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
