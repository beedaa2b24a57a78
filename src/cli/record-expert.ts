/** `npm run record -- LEVEL`: lets the planner play a level, and stores the run beside it. */
import './unsound-files.ts';
import { writeFileSync } from 'node:fs';
import { planLevel } from '../game/index.ts';
import { TICK_S } from '../sim/index.ts';
import { readArguments, refuse } from './arguments.ts';
import { expertFile, levelFile, readLevelFile } from './shelf.ts';
import { listProblems } from './wording.ts';

const USAGE = 'npm run record -- LEVEL';
const { positionals } = readArguments(USAGE, {}, 1);
const wanted = positionals[0] ?? refuse('Say which level', USAGE);
const { level, problems } = readLevelFile(levelFile(wanted));
if (!level) {
  console.error(listProblems(levelFile(wanted), problems));
  process.exit(1);
}
const startMs = performance.now();
const plan = planLevel(level, (line) => console.error(line));
const { scores, medal } = plan.sheet;
const points = Object.entries(scores).map(([measure, score]) => `${measure} ${score ? Math.round(score.points) : '-'}`);
const [runS, tookS] = [plan.replay.ticks * TICK_S, (performance.now() - startMs) / 1000];
console.error(
  `${wanted}: ${runS.toFixed(0)} s, ${points.join(', ')}, ${medal ?? 'no medal'}; planned in ${tookS.toFixed(0)} s`,
);
if (plan.problems.length > 0) {
  console.error(listProblems(levelFile(wanted), plan.problems));
  process.exit(1);
}
writeFileSync(expertFile(wanted), `${JSON.stringify(plan.replay, null, 1)}\n`);
