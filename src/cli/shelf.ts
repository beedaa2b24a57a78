/** The level files of the house, as they lie in levels/. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Level, readLevel } from '../game/index.ts';
import type { Problem, Result } from '../sim/index.ts';

const LEVELS = fileURLToPath(new URL('../../levels/', import.meta.url));
const EXPERT = '.expert.json';
const SCHEMA = '.schema.json';

export interface ShelfEntry {
  file: string;
  /** The level's id, or the file's name where none can be made out. */
  id: string;
  level: Level | null;
  problems: Problem[];
}

export function levelFiles(): string[] {
  const isLevel = (name: string) => name.endsWith('.json') && ![EXPERT, SCHEMA].some((end) => name.endsWith(end));
  const names = readdirSync(LEVELS).filter(isLevel);
  return names.sort().map((name) => relative(process.cwd(), join(LEVELS, name)));
}

export const levelFile = (id: string): string => relative(process.cwd(), join(LEVELS, `${id}.json`));
export const expertFile = (id: string): string => relative(process.cwd(), join(LEVELS, `${id}${EXPERT}`));

export function readJson(file: string): Result<unknown> {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, problems: [unreadable(file, text, error as NodeJS.ErrnoException)] };
  }
}

function unreadable(file: string, text: string, error: NodeJS.ErrnoException): Problem {
  if (error.code === 'ENOENT') return { code: 'notFound', at: '', say: `file not found: ${file}` };
  if (error instanceof SyntaxError)
    return { code: 'notJson', at: lineOf(text, error.message), say: `This is not JSON: ${error.message}` };
  return { code: 'unreadable', at: '', say: `The file cannot be read: ${error.message}` };
}

/** An editor counts lines, the parser of JSON letters. */
function lineOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message);
  return position ? `line ${text.slice(0, Number(position[1])).split('\n').length}` : '';
}

/** Reads one level file. In the house its id must be its name, because runs and links find it by that. */
export function readLevelFile(file: string): ShelfEntry {
  const name = basename(file, '.json');
  const isOurs = resolve(dirname(file)) === resolve(LEVELS);
  const raw = readJson(file);
  if (!raw.ok) return { file, id: name, level: null, problems: raw.problems };
  const read = readLevel(raw.value);
  const id = (raw.value as { id?: unknown } | null)?.id;
  const problems = read.ok ? [] : read.problems;
  if (isOurs && typeof id === 'string' && id !== name) {
    problems.push({ code: 'idIsNotName', at: 'id', say: `The id is "${id}", but the file is called "${name}.json".` });
  }
  return {
    file,
    id: typeof id === 'string' ? id : name,
    level: read.ok && problems.length === 0 ? read.value : null,
    problems,
  };
}

/** Reads several; two that share an id are both at fault. */
export function readShelf(files: readonly string[]): ShelfEntry[] {
  const entries = files.map(readLevelFile);
  for (const entry of entries) {
    const twin = entries.find((other) => other !== entry && other.id === entry.id);
    if (!twin) continue;
    entry.level = null;
    entry.problems.push({ code: 'duplicateId', at: 'id', say: `"${entry.id}" is also the id in ${twin.file}.` });
  }
  return entries;
}
