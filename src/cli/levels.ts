/**
 * `npm run levels [-- --json] [FILE ...]`: checks every level, or the files given, and prints the table of levels.
 * `--import` reads a tree of veins of one's own.
 */
import './unsound-files.ts';
import { byReadingOrder, type Difficulty, difficultyOf, readReplay } from '../game/index.ts';
import { readArguments } from './arguments.ts';
import { factsOf } from './facts.ts';
import { IMPORT_OPTIONS, IMPORT_USAGE, reportImport } from './import-tree.ts';
import { expertFile, levelFiles, readJson, readShelf, type ShelfEntry } from './shelf.ts';
import { asTable, counted, listProblems } from './wording.ts';

const { values, positionals: files } = readArguments(
  `npm run levels [-- [--json] [FILE ...]]\n   or: npm run levels -- ${IMPORT_USAGE}`,
  { json: { type: 'boolean', default: false }, ...IMPORT_OPTIONS },
  Number.POSITIVE_INFINITY,
);

if (values.import !== undefined) process.exitCode = reportImport(values.import, values, values.json);
else report(files.length > 0 ? readShelf(files) : readShelf(levelFiles()).sort(asOnFirstPage));

/** Files that are no level come last. */
function asOnFirstPage({ level: a }: ShelfEntry, { level: b }: ShelfEntry): number {
  return a && b ? byReadingOrder(a, b) : Number(!a) - Number(!b);
}

function report(shelf: readonly ShelfEntry[]): void {
  for (const { file, problems } of shelf) if (problems.length > 0) console.error(listProblems(file, problems));
  console.log(values.json ? JSON.stringify({ levels: shelf.map(asData) }) : asText(shelf));
  process.exitCode = shelf.length > 0 && shelf.every(({ level }) => level !== null) ? 0 : 1;
}

function asData({ file, id, level, problems }: ShelfEntry) {
  return {
    ...{ id, file, group: level?.group ?? null, target: level ? targetOf(level) : null, ok: level !== null, problems },
    ...{
      routes: level?.routes ?? [],
      facts: level ? factsOf(level) : [],
      difficulty: level ? difficultyFor(id) : null,
      par: level?.par ?? null,
      phases: level?.phases.map((phase) => phase.id) ?? [],
    },
  };
}

/** From the planned run beside the level, whichever build it was planned on; null without one. */
function difficultyFor(id: string): Difficulty | null {
  const raw = readJson(expertFile(id));
  const build = raw.ok ? String((raw.value as { build?: unknown } | null)?.build) : '';
  const run = raw.ok ? readReplay(raw.value, { build }) : raw;
  return run.ok ? difficultyOf(run.value) : null;
}

/** Decisions, the narrowest window, attempts. */
function sayDifficulty(difficulty: Difficulty | null): string[] {
  if (!difficulty) return ['', '', ''];
  const { decisions, narrowest, attempts } = difficulty;
  return [String(decisions), `${Math.round(100 * narrowest)} %`, attempts.toFixed(1)];
}

function targetOf({ target }: NonNullable<ShelfEntry['level']>): string {
  return target.foramen ?? target.vessel!;
}

function asText(shelf: readonly ShelfEntry[]): string {
  const rows = shelf.map(({ file, id, level, problems }) => {
    if (!level) return [id, '', '', '', '', '', '', '', '', `${counted(problems.length, 'problem')} in ${file}`];
    const { group, routes, phases, par } = level;
    const medals = `${par.timeS} s, beam ${par.beamOnS} s${par.provisional ? ' (provisional)' : ''}`;
    return [
      id,
      group,
      targetOf(level),
      counted(routes.length, 'route'),
      counted(phases.length, 'phase'),
      medals,
      ...sayDifficulty(difficultyFor(id)),
      factsOf(level).join(' '),
    ];
  });
  return asTable([
    ['level', 'group', 'target', 'routes', 'steps', 'medals within', 'choices', 'narrowest', 'tries', 'facts'],
    ...rows,
  ]);
}
