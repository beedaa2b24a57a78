/**
 * `npm run expert -- LEVEL [--json]`, `-- my-run.json` for a run saved in the game, or `--all`: plays the expert run of a level without a screen and prints its score
 * sheet. `--restamp` writes build and hashes of this build into a run that still reaches its target.
 */
import './unsound-files.ts';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Level,
  type Measure,
  type Replay,
  readReplay,
  runReplay,
  type ScoreSheet,
  scoreAttempt,
} from '../game/index.ts';
import { type Problem, SIM_BUILD, TICK_S } from '../sim/index.ts';
import { readArguments, refuse } from './arguments.ts';
import { restamp } from './restamp.ts';
import { expertFile, levelFile, levelFiles, readJson, readLevelFile } from './shelf.ts';
import { listProblems } from './wording.ts';

const USAGE =
  'npm run expert -- LEVEL | my-run.json | --all [--json] [--restamp], for example: npm run expert -- right-t8';
const yesOrNo = { type: 'boolean', default: false } as const;
const { values, positionals: wanted } = readArguments(
  USAGE,
  { all: yesOrNo, json: yesOrNo, restamp: yesOrNo },
  Number.POSITIVE_INFINITY,
);
if (values.all && wanted.length > 0) refuse('Either name levels or say --all', USAGE);
if (!values.all && wanted.length === 0) refuse('Say which level', USAGE);
const MEASURES = ['stability', 'valve', 'reflux'] as const;
const known = levelFiles().map((file) => basename(file, '.json'));
const unknown = wanted.find((name) => !name.endsWith('.json') && !known.includes(name));
if (unknown !== undefined) refuse(`There is no level called "${unknown}"; the levels are ${known.join(', ')}`, USAGE);
const runs = values.all
  ? levelFiles().map((file) => playFile(file))
  : wanted.map((name) => (name.endsWith('.json') ? playSaved(name) : playFile(levelFile(name))));

console.log(values.json ? JSON.stringify({ runs }) : runs.map(asText).join('\n\n'));
process.exitCode = runs.length > 0 && runs.every(({ ok }) => ok) ? 0 : 1;

type Run = ReturnType<typeof scoreSheetOf> | ReturnType<typeof refusal>;

/** A run that was saved in the game: it says itself which level it belongs to. */
function playSaved(runFile: string): Run {
  const raw = readJson(runFile);
  if (!raw.ok) return refusal(runFile, runFile, raw.problems);
  const level = (raw.value as { level?: unknown } | null)?.level;
  if (typeof level === 'string' && /^[\w-]+$/.test(level)) return playFile(levelFile(level), runFile);
  const problem =
    typeof level === 'string' && level !== ''
      ? { code: 'noLevel', say: `"${level}" cannot be a level: an id is made of letters, digits and hyphens.` }
      : { code: 'noLevel', say: 'The file does not say which level the run belongs to.' };
  return refusal(runFile, runFile, [{ ...problem, at: 'level' }]);
}

function playFile(file: string, saved?: string): Run {
  const { id, level, problems } = readLevelFile(file);
  if (!level) return refusal(id, file, problems);
  const runFile = saved ?? expertFile(id);
  const raw = readJson(runFile);
  if (!raw.ok) return refusal(id, runFile, raw.problems);
  const isRestamped = values.restamp;
  const replay = isRestamped ? restamp(raw.value, level) : readReplay(raw.value, { build: SIM_BUILD, level });
  if (!replay.ok) return refusal(id, runFile, replay.problems);
  const run = scoreSheetOf(level, replay.value);
  if (isRestamped && run.ok) writeFileSync(runFile, `${JSON.stringify(replay.value, null, 1)}\n`);
  return run;
}

function refusal(level: string, file: string, problems: readonly Problem[]) {
  console.error(listProblems(file, problems));
  const scores = { stability: null, valve: null, reflux: null };
  return { level, ok: false, reached: false, scores, losses: [], critical: [], hash: null, ticks: 0, problems };
}

function scoreSheetOf(level: Level, replay: Replay) {
  const { attempt, finalHash, divergence } = runReplay(replay, level, ({ sim }) =>
    tellProgress(level.id, sim.tick, replay),
  );
  const sheet = scoreAttempt(attempt);
  if (divergence)
    console.error(
      `${level.id}: another world than the recorded one by tick ${divergence.tick}: record it anew (npm run record, or --restamp).`,
    );
  if (!sheet.reached) console.error(`${level.id}: the target was not reached.`);
  return {
    ...{ level: level.id, ok: sheet.reached && sheet.critical.length === 0 && !divergence, ...sheet },
    ...{ scores: pointsOf(sheet), losses: MEASURES.flatMap((measure) => sheet.scores[measure]?.losses ?? []) },
    ...{
      critical: sheet.critical.map(({ code }) => code),
      mishaps: [...sheet.critical, ...sheet.errors, ...sheet.wrongBranches],
    },
    ...{ hash: finalHash, ticks: attempt.sim.tick, divergence, lit: attempt.progress.lit },
  };
}

function pointsOf({ scores: { stability, valve, reflux } }: ScoreSheet) {
  return { stability: stability?.points ?? null, valve: valve?.points ?? null, reflux: reflux?.points ?? null };
}

function tellProgress(level: string, tick: number, { ticks }: Replay): void {
  if (process.stderr.isTTY && (tick % 60 === 0 || tick === ticks))
    process.stderr.write(`\r${level}: tick ${tick} of ${ticks}`);
  if (process.stderr.isTTY && tick === ticks) process.stderr.write('\n');
}

function asText(run: Run): string {
  if (!('lit' in run)) return `${run.level}: refused`;
  const say = (measure: Measure): string =>
    `${measure} ${run.scores[measure] ?? (run.asked.includes(measure) ? 'not shown yet' : 'not in this level')}`;
  return [
    `${run.level}: ${run.ok ? 'reached' : 'FAILED'} in ${(run.ticks * TICK_S).toFixed(1)} s (${run.ticks} ticks), hash ${run.hash}`,
    ...run.lit.map(({ phase, tick }) => `  ${(tick * TICK_S).toFixed(1).padStart(6)} s  ${phase}`),
    `  ${MEASURES.map(say).join(', ')}; medal: ${run.medal ?? 'none'}`,
    ...run.losses.map(({ points, say }) => `    −${points.toFixed(0).padStart(2)} ${say}`),
    `  critical: ${run.critical.length === 0 ? 'none' : run.critical.join(', ')}`,
    ...run.mishaps.map(({ tick, say }) => `  ${(tick * TICK_S).toFixed(1).padStart(6)} s  ${say}`),
  ].join('\n');
}
