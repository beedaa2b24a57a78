import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** File that holds the digest itself. */
export const BUILD_FILE = 'src/sim/build.ts';

/** Digest of everything that decides what a run does: the simulation's code and the data it reads. */
export function simDigest(): string {
  const hash = createHash('sha256');
  for (const file of [...filesOf('src/sim', '.ts'), ...filesOf('assets', '.json')].sort()) {
    if (file !== BUILD_FILE) hash.update(file).update('\0').update(readFileSync(file, 'utf8')).update('\0');
  }
  return hash.digest('hex').slice(0, 8);
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}
