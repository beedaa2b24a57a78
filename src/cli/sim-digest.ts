import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** File that holds the digest itself. */
export const BUILD_FILE = 'src/sim/build.ts';
/** A table for readers; the simulation does not read it. */
const FACTS_FILE = 'assets/facts.json';

/**
 * Digest of everything that decides what a run does: the simulation's code, the engine that it steps, and the data it reads. What is only said about
 * them, in comments, sources and notes, leaves it alone, so that a better word does not refuse anybody's saved run.
 */
export function simDigest(): string {
  const hash = createHash('sha256');
  hash.update(engineOf(readFileSync('node_modules/matter-js/package.json', 'utf8'))).update('\0');
  for (const file of [...filesOf('src/sim', '.ts'), ...filesOf('assets', '.json')].sort()) {
    if (file === BUILD_FILE || file === FACTS_FILE) continue;
    const text = readFileSync(file, 'utf8');
    hash.update(file).update('\0');
    hash.update(file.endsWith('.json') ? dataOf(text) : codeOf(file, text)).update('\0');
  }
  return hash.digest('hex').slice(0, 8);
}

/** The name and the version of an installed package, from its package.json. */
export function engineOf(text: string): string {
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return `${name} ${version}`;
}

/** Code without its comments, empty lines and indentation. */
export function codeOf(file: string, text: string): string {
  const { comments } = parseSync(file, text);
  const bare = comments.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  const lines = bare.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

const ONLY_WORDS = ['sources', 'assumptions', 'note'];

/** Data without what says where it comes from. */
export function dataOf(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (ONLY_WORDS.includes(key) ? undefined : value)));
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}
