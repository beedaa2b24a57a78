/** What the built page weighs on the wire. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const TEXT = /\.(html|js|css|json|svg)$/;

interface Bundle {
  gzipKb: number;
  files: { file: string; gzipKb: number }[];
}

/** Null if nothing is built. */
export function weighBundle(): Bundle | null {
  if (!existsSync(DIST)) return null;
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((name) => TEXT.test(name))
    .sort();
  const files = names.map((name) => ({
    file: relative('', name),
    gzipKb: kilobytes(gzipSync(readFileSync(join(DIST, name))).length),
  }));
  return { gzipKb: Number(files.reduce((sum, { gzipKb }) => sum + gzipKb, 0).toFixed(1)), files };
}

function kilobytes(bytes: number): number {
  return Number((bytes / 1000).toFixed(1));
}
