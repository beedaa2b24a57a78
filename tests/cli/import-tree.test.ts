import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'own-tree-'));
function file(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), lines.join('\n'));
  return join(folder, name);
}
function levels(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'src/cli/levels.ts', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}
const FRAME = ['--units', 'cm', '--axes', 'LSA', '--t8', '0,0,0', '--access', '0,0,0'];

describe('a tree of one’s own on the command line', () => {
  const swc = file('tree.swc', '1 0 0 0 0 .3 -1', '2 0 0 2 0 .3 1', '3 0 0 4 0 .2 2', '4 0 1.5 2 0 .1 2');

  it('is measured in centimetres if one says so', () => {
    const { status, stdout } = levels('--import', swc, ...FRAME, '--json');
    expect(status).toBe(0);
    const { ok, tree, problems } = JSON.parse(stdout);
    expect([ok, problems, tree.veins, tree.forks, tree.points]).toEqual([true, [], 2, 1, 5]);
    expect(tree.lengthMm).toBeCloseTo(55, 9);
    expect(tree.widestMm).toBeCloseTo(6, 9);
    const farEnd = levels('--import', swc, '--units', 'cm', '--axes', 'LSA', '--t8=-1,0,0', '--access=0,4,0');
    expect(farEnd.stdout).toContain('sheath at x 10.0, y 40.0, z 0.0 mm');
    expect(levels('--import', swc, ...FRAME).stdout).toContain('5.5 cm of vein');
  });

  it('is refused as a whole with all that is wrong and all that was not said', () => {
    const broken = file('broken.csv', 'X,Y,Z,MaximumInscribedSphereRadius', '0,0,0,1', 'a,0,0,1', '0,0,b,1');
    const { status, stdout, stderr } = levels('--import', broken, '--units', 'inch', '--json');
    expect(status).toBe(1);
    const places = JSON.parse(stdout).problems.map(({ at }: { at: string }) => at);
    expect(places).toEqual(['--units', '--axes', '--t8', '--access', 'line 3', 'line 4']);
    expect(stderr.trim().split('\n')).toHaveLength(6);
    expect(levels('--import', join(folder, 'gone.swc'), ...FRAME).status).toBe(1);
    expect(levels('--import', swc.replace('.swc', ''), ...FRAME).stderr).toContain('.swc or .csv');
  });
});
