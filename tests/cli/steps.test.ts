import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../src/cli/chromium.mjs';
import { complainAboutNode } from '../../src/cli/machine.mjs';
import { countPlaywright, countVitest, type Step, tallyOf } from '../../src/cli/steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'azygos-steps-'));
afterAll(() => rmSync(folder, { recursive: true }));

function stepWithReport(report: string | null): Step {
  const file = join(folder, `${Math.random()}.json`);
  if (report !== null) writeFileSync(file, report);
  return { name: 'tests', command: ['true'], report: { file, count: countVitest } };
}

const vitestReport = (passed: number, failed: number, files: object[] = []) => ({
  ...{ numPassedTests: passed, numFailedTests: failed, testResults: files },
});

describe('npm test counts', () => {
  it('a step without a report as one check', () => {
    const step: Step = { name: 'types', command: ['true'], report: null };
    expect([tallyOf(step, 0), tallyOf(step, 2)]).toEqual([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });

  it('the cases of a report one by one', () => {
    expect(tallyOf(stepWithReport(JSON.stringify(vitestReport(40, 2))), 1)).toEqual({ passed: 40, failed: 2 });
  });

  it('a step that ends badly as failed, even if its report knows of no failure', () => {
    expect(tallyOf(stepWithReport(JSON.stringify(vitestReport(40, 0))), 1)).toEqual({ passed: 40, failed: 1 });
  });

  it.each([[null], ['not json'], ['{}']])('a report that is missing or broken as failed: %s', (report) => {
    expect(tallyOf(stepWithReport(report), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('a test file that could not be loaded as failed', () => {
    const files = [{ status: 'failed', assertionResults: [] }];
    expect(countVitest(vitestReport(3, 0, files))).toEqual({ passed: 3, failed: 1 });
  });

  it('a browser test that passed only when tried again as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
  });
});

describe('set-up', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('is content with Node %s', (version) => {
    expect(complainAboutNode(version)).toBeNull();
  });

  it.each(['18.20.4', '20.18.3', '16.0.0'])('says plainly that Node %s is too old', (version) => {
    expect(complainAboutNode(version)).toMatch(
      new RegExp(`Node ${version.replaceAll('.', '\\.')}.*needs Node 20\\.19`),
    );
  });

  it('takes the Chromium that CHROMIUM_PATH names, and no other', () => {
    expect(findChromium({ CHROMIUM_PATH: '/my/chromium' }, () => true)).toBe('/my/chromium');
    expect(findChromium({ CHROMIUM_PATH: '/gone' }, (path) => path !== '/gone')).toBeNull();
  });

  it('finds a Chromium in the usual places and on the PATH', () => {
    expect(findChromium({}, (path) => path === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome');
    const mine = join('/my/bin', 'chromium');
    expect(findChromium({ PATH: '/bin:/my/bin' }, (path) => path === mine)).toBe(mine);
    expect(findChromium({ PATH: '/bin' }, () => false)).toBeNull();
  });
});
