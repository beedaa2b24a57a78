/** The level files that came with the page: those that can be played, and what is wrong with the others. */
import { byReadingOrder, knownWorld, type Level, readLevel, treeOf } from '../game/index.ts';
import type { Problem, VesselTree } from '../sim/index.ts';

interface LevelFiles {
  levels: Level[];
  refusals: { file: string; problems: readonly Problem[] }[];
}

const FILES = import.meta.glob(['../../levels/*.json', '!../../levels/*.{expert,schema}.json'], {
  eager: true,
  import: 'default',
});

/** In reading order. */
export function readLevelFiles(): LevelFiles {
  const files: LevelFiles = { levels: [], refusals: [] };
  for (const [path, raw] of Object.entries(FILES)) {
    const read = readLevel(raw);
    if (read.ok) files.levels.push(read.value);
    else files.refusals.push({ file: path.replace('../../', ''), problems: read.problems });
  }
  files.levels.sort(byReadingOrder);
  return files;
}

export function sayUnknown(id: string, levels: readonly Level[]): string {
  return `There is no level called "${id}". The levels are: ${levels.map((one) => one.id).join(', ')}.`;
}

const EXPERTS = import.meta.glob<unknown>('../../levels/*.expert.json', { import: 'default' });

/** Fetches the expert's run of a level; undefined where there is none. */
export const expertRunOf = ({ id }: Level): (() => Promise<unknown>) | undefined =>
  EXPERTS[`../../levels/${id}.expert.json`];

/** The veins of a level's own patient; the usual ones without a level. */
export function veinsOf(level?: Level): VesselTree {
  return level ? treeOf(level, level.seed) : knownWorld().tree;
}
