/**
 * `npm run verify [-- --json]`: the verification ladder, each case with its reference, result, error and
 * limit. The table, or with `--json` one object, goes to standard output; progress to standard error.
 */
import './unsound-files.ts';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ladder, type VerificationCase } from '../testbed/verification/index.ts';
import { readArguments } from './arguments.ts';
import { asTable } from './wording.ts';

const { values } = readArguments('npm run verify [-- --json]', { json: { type: 'boolean', default: false } }, 0);
report(climb());

function climb(): VerificationCase[] {
  return ladder(hashElsewhere).flatMap(({ id, claim, climb: climbRung }) => {
    const startMs = performance.now();
    const cases = climbRung();
    const tookS = ((performance.now() - startMs) / 1000).toFixed(1);
    console.error(`${id.padEnd(4)} ${claim} (${tookS} s)`);
    return cases;
  });
}

/** The replay of V20 once more, in a process that has not done anything else. */
function hashElsewhere(): string {
  const file = fileURLToPath(new URL('./replay-hash.ts', import.meta.url));
  return spawnSync(process.execPath, [...process.execArgv, file], { encoding: 'utf8' }).stdout.trim();
}

function report(cases: readonly VerificationCase[]): void {
  const failed = cases.filter(({ pass }) => !pass).length;
  if (values.json) console.log(JSON.stringify({ cases }));
  else console.log(`${asText(cases)}\n\n${cases.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function asText(cases: readonly VerificationCase[]): string {
  const rows = cases.map(({ id, what, result, reference, error, limit, pass }) => [
    ...[id, what, figure(result), figure(reference), figure(error), figure(limit), pass ? 'pass' : 'FAIL'],
  ]);
  const head = ['id', 'case', 'result', 'reference', 'error', 'limit', 'pass'];
  return asTable([head, ...rows], (column) => column >= 2 && column <= 5);
}

/** Six significant digits, and no more zeros than it needs. */
function figure(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential(1);
  return String(Number(value.toPrecision(6)));
}
