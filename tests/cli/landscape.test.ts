import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Landscape } from '../../src/testbed/landscape/index.ts';

function landscape(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/landscape.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout, said: stderr };
}

describe('npm run landscape', () => {
  it('gives the map as one object, rows in order of their heights, progress aside', () => {
    const { status, out, said } = landscape('T9', '--quick', '--json');
    expect(status).toBe(0);
    const map = JSON.parse(out) as Landscape;
    expect(map).toMatchObject({ ostium: 'T9', spacing: 1 });
    expect(map.rows.length).toBe(8);
    expect(map.rows[0]!.heightMm).toBeGreaterThan(map.rows[7]!.heightMm);
    expect(map.rows[0]!.cells.map(({ rollDeg }) => rollDeg)).toEqual([0, 60, 120, 180, 240, 300]);
    for (const { vessel, success } of map.rows.flatMap(({ cells }) => cells)) {
      expect(vessel).toMatch(/^[a-z_0-9]+$/);
      if (success) expect(vessel).toMatch(/_r_t9$/);
    }
    expect(said).toContain('8 of 8 rows');
  });

  it.each([
    [[], 'Say which ostium: azygos, T5'],
    [['T4'], 'Say which ostium'],
    [['azygos', '--spacing', 'none'], '--spacing is a number'],
    [['T8', '--colour'], 'colour'],
  ])('refuses %j and says why', (args, why) => {
    const { status, out, said } = landscape(...args);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(said).toContain(why);
  });
});
