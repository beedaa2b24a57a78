import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
const REPORTS = `${HOUSE}node_modules/.cache/azygos`;

/** One thing that `npm test` does. It counts as one check, unless it leaves a report that counts its cases. */
export interface Step {
  name: string;
  command: readonly string[];
  /** Reads the report that the command left; null = the command counts as one check. */
  report: { file: string; count(report: unknown): Tally } | null;
}

interface Tally {
  passed: number;
  failed: number;
}

const check = (name: string, ...command: string[]): Step => ({ name, command, report: null });
const file = (name: string): string => `${REPORTS}/${name}.json`;

export const CHECK_STEPS: readonly Step[] = [
  check('type-check', 'tsc', '-p', '.'),
  check('type-check of the simulation, without browser or Node', 'tsc', '-p', 'src/sim'),
  check('type-check of the game, without browser or Node', 'tsc', '-p', 'src/game'),
  check('lint and format', 'biome', 'check', '--error-on-warnings'),
];

export const TEST_STEPS: readonly Step[] = [
  ...CHECK_STEPS,
  {
    name: 'unit, physics and level tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file('vitest')}`],
    report: { file: file('vitest'), count: countVitest },
  },
  check('build', 'vite', 'build'),
  {
    name: 'browser tests',
    command: ['playwright', 'test', '--config=tests/browser', '--reporter=list,json'],
    report: { file: file('playwright'), count: countPlaywright },
  },
];

/** A report of vitest; a file that could not even be loaded is one failure. */
export function countVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, testResults } = report as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const unloaded = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + unloaded };
}

/** A report of playwright; a test that passed only when tried again has failed. */
export function countPlaywright(report: unknown): Tally {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** Runs the steps one after another, whatever fails, and adds up. The tools write to standard output as they go. */
export async function runSteps(steps: readonly Step[], log: (line: string) => void): Promise<Tally> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const total: Tally = { passed: 0, failed: 0 };
  for (const step of steps) {
    log(`\n== ${step.name}`);
    const startMs = performance.now();
    const tally = tallyOf(step, await run(step.command));
    total.passed += tally.passed;
    total.failed += tally.failed;
    const tookS = ((performance.now() - startMs) / 1000).toFixed(1);
    log(`== ${step.name}: ${tally.passed} passed, ${tally.failed} failed, ${tookS} s`);
  }
  return total;
}

/** A command that ends badly has failed at least once, whatever its report says or lacks. */
export function tallyOf(step: Step, exitCode: number): Tally {
  const ended = exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (step.report === null) return ended;
  try {
    const { passed, failed } = step.report.count(JSON.parse(readFileSync(step.report.file, 'utf8')));
    return { passed, failed: Math.max(failed, ended.failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(command: readonly string[]): Promise<number> {
  const [tool, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(tool!, args, {
      cwd: HOUSE,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        PATH: `${HOUSE}node_modules/.bin${delimiter}${process.env.PATH ?? ''}`,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file('playwright'),
      },
    });
    child.on('error', (error) => {
      console.error(`${tool} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
