import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Run {
  level: string;
  reached: boolean;
  hash: string;
  ticks: number;
  phasesLit: number;
  phasesTotal: number;
  scores: Record<string, number | null>;
}

const EXPERT = ['--import', 'tsx', 'src/cli/expert.ts'];
/** All levels, half of them in each of two processes, on a machine that has other things to do. */
const ALL_MS = 1_500_000;

const levels = readdirSync('levels')
  .filter((file) => /^[a-z0-9-]+\.json$/.test(file))
  .map((file) => file.replace('.json', ''))
  .sort();
const recorded = (level: string) =>
  JSON.parse(readFileSync(`levels/${level}.expert.json`, 'utf8')) as { finalHash: string };

/** Each in a process of its own. */
function expert(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...EXPERT, ...args], { encoding: 'utf8' });
  return { status, out: stdout, said: stderr };
}

/** The same beside others. @throws unless it ends with 0 */
const expertBeside = (...args: string[]) => promisify(execFile)(process.execPath, [...EXPERT, ...args]);

describe('npm run expert', () => {
  it('plays every level to its target, to the very same world as the process that recorded it', {
    timeout: ALL_MS,
  }, async () => {
    const halves = [0, 1].map((half) => expertBeside(...levels.filter((_, i) => i % 2 === half), '--json'));
    const runs = (await Promise.all(halves)).flatMap(({ stdout }) => (JSON.parse(stdout) as { runs: Run[] }).runs);
    expect(runs.map(({ level }) => level).sort()).toEqual(levels);
    for (const run of runs) {
      expect(run, run.level).toMatchObject({ reached: true, phasesLit: run.phasesTotal, critical: [] });
      expect(run.hash, run.level).toBe(recorded(run.level).finalHash);
    }
    // What a level does not ask for is not 100, and not 0 either; what it asks for the expert does well.
    for (const { level, scores } of runs) {
      const points = Object.values(scores).filter((score) => score !== null);
      expect(points.length > 0, level).toBe(!level.startsWith('drill-'));
      for (const one of points) expect(one, level).toBeGreaterThanOrEqual(90);
    }
  });

  it('plays the drills twice in fresh processes, word for word', { timeout: ALL_MS }, async () => {
    const drills = levels.filter((level) => level.startsWith('drill-'));
    const [first, again] = await Promise.all([expertBeside(...drills, '--json'), expertBeside(...drills, '--json')]);
    expect(drills.length).toBeGreaterThan(5);
    expect(again!.stdout).toBe(first!.stdout);
  });

  it('plays a run that was saved as a file, and refuses it once it is of another build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'azygos-'));
    const saved = JSON.parse(readFileSync('levels/drill-groin-to-cava.expert.json', 'utf8')) as { build: string };
    const file = join(folder, 'my-run.json');
    writeFileSync(file, JSON.stringify(saved));
    expect(expert(file, '--json').status).toBe(0);
    writeFileSync(file, JSON.stringify({ ...saved, build: 'azygos-ffffffff' }));
    const refused = expert(file, '--json');
    expect(refused.status).toBe(1);
    expect(refused.said).toContain('azygos-ffffffff');
    writeFileSync(file, JSON.stringify({ ...saved, level: '../levels/right-t8' }));
    expect(expert(file).said).toContain('level: "../levels/right-t8" cannot be a level: an id is made of');
    writeFileSync(file, JSON.stringify({ ...saved, level: undefined }));
    expect(expert(file).said).toContain('level: The file does not say which level the run belongs to.');
    rmSync(folder, { recursive: true });
  });

  it('refuses a level that is not there, and asks for one if none is named', () => {
    const nowhere = expert('left-t13', '--json');
    expect([nowhere.status, nowhere.out]).toEqual([2, '']);
    expect(nowhere.said).toMatch(
      /no level called "left-t13".*drill-groin-to-cava, .*right-t8\.\nusage: npm run expert/,
    );
    expect(expert().said).toContain('npm run expert -- right-t8');
    expect(expert().status).toBe(2);
  });
});
