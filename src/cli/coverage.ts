/** `npm run coverage`: writes the table of which statement of the paper is shown where, beside the levels. */
import './unsound-files.ts';
import { writeFileSync } from 'node:fs';
import { byReadingOrder } from '../game/index.ts';
import { readArguments } from './arguments.ts';
import { COVERAGE_FILE, checkCoverage, coverageText, notYet } from './coverage-table.ts';
import { FACTS_FILE, readFacts } from './facts.ts';
import { levelFiles, readJson, readShelf } from './shelf.ts';
import { listProblems } from './wording.ts';

readArguments('npm run coverage', {}, 0);
const shelf = readShelf(levelFiles());
for (const { file, problems } of shelf) if (problems.length > 0) console.error(listProblems(file, problems));
const levels = shelf.flatMap(({ level }) => level ?? []).sort(byReadingOrder);
const raw = readJson(FACTS_FILE);
const facts = raw.ok ? readFacts(raw.value) : raw;
const problems = facts.ok ? checkCoverage(facts.value, levels) : facts.problems;
if (problems.length > 0) console.error(listProblems('assets/facts.json', problems));
if (facts.ok) {
  writeFileSync(COVERAGE_FILE, coverageText(facts.value, levels));
  console.log(`levels/COVERAGE.md is written; not yet shown: ${notYet(facts.value, levels).length}.`);
}
process.exitCode = problems.length === 0 && levels.length === shelf.length ? 0 : 1;
