import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { asMap } from '../../src/cli/landscape-map.ts';
import { judgeStrain, type Landscape, type Row, toLandscape } from '../../src/testbed/landscape/index.ts';

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
    expect(map).toMatchObject({
      ostium: 'T9',
      spacing: 1,
      limits: [
        { id: 'V21', pass: true },
        { id: 'V22', pass: true },
      ],
    });
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
    [[], 'Say which ostium.'],
    [['T4'], 'There is no map of "T4".'],
    [['azygos', '--spacing', 'none'], '--spacing is a number'],
    [['T8', '--colour'], 'colour'],
  ])('refuses %j and says why', (args, why) => {
    const { status, out, said } = landscape(...args);
    expect(status).toBe(2);
    expect(said).toContain('OSTIUM is one of azygos, T5');
    expect(out).toBe('');
    expect(said).toContain(why);
  });
});

describe('a map', () => {
  const cells = [{ rollDeg: 0, vessel: 'azygos', success: true }];
  const row: Row = { heightMm: 46, turnedDeg: null, cells, deepestIndentMm: 0.4, largestStrain: 0.0002 };
  const verdictOf = (worst: Partial<Row>) => judgeStrain(toLandscape('azygos', 1, [row, { ...row, ...worst }, row]));

  it('passes while no run stretches a device by more than 0.1 % or presses it deeper than 1.5 mm', () => {
    expect(verdictOf({ largestStrain: 0.001, deepestIndentMm: 1.5 }).map(({ pass }) => pass)).toEqual([true, true]);
  });

  it('fails with a single run that stretches a device', () => {
    expect(verdictOf({ largestStrain: 0.00101 })).toMatchObject([
      { id: 'V21', result: 0.00101, limit: 0.001, pass: false },
      { id: 'V22', pass: true },
    ]);
  });

  it('fails with a single run that presses too deep, and says so', () => {
    const limits = verdictOf({ deepestIndentMm: 1.6 });
    expect(limits.map(({ pass }) => pass)).toEqual([true, false]);
    expect(asMap(toLandscape('azygos', 1, [row]), limits)).toContain(
      'V22 deepest indentation, mm: 1.60 of at most 1.5: FAIL',
    );
  });
});
