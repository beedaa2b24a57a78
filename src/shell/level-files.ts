/** The level files that came with the page: those that can be played, and what is wrong with the others. */
import { type Level, readLevel } from '../game/index.ts';
import type { Problem } from '../sim/index.ts';

interface LevelFiles {
  levels: Level[];
  refusals: { file: string; problems: readonly Problem[] }[];
}

export function readLevelFiles(rawByPath: Readonly<Record<string, unknown>>): LevelFiles {
  const files: LevelFiles = { levels: [], refusals: [] };
  for (const [path, raw] of Object.entries(rawByPath)) {
    const read = readLevel(raw);
    if (read.ok) files.levels.push(read.value);
    else files.refusals.push({ file: path.replace('../', ''), problems: read.problems });
  }
  return files;
}

export function sayUnknown(id: string, levels: readonly Level[]): string {
  return `There is no level called "${id}". The levels are: ${levels.map((one) => one.id).join(', ')}.`;
}

const EXPERTS = import.meta.glob<unknown>('../../levels/*.expert.json', { import: 'default' });

/** Fetches the expert's run of a level; undefined where there is none. */
export const expertRunOf = ({ id }: Level): (() => Promise<unknown>) | undefined =>
  EXPERTS[`../../levels/${id}.expert.json`];
