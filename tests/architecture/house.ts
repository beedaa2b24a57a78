import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** Any node of a parsed file, as far as the rules look at it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Import {
  /** As written, without a query such as `?raw`. */
  from: string;
  /** Path under src (or `assets/...`, `levels/...`) of a file of the house; null for a package. */
  target: string | null;
}

export interface SourceFile {
  /** Path under src, e.g. `sim/physics/wall.ts`. */
  path: string;
  text: string;
  program: Node;
  comments: readonly { value: string; start: number; end: number }[];
  imports: readonly Import[];
}

/** Reads the TypeScript below a folder. Paths begin with `root`. */
export function readHouse(folder: string, root = ''): SourceFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => parseFile(root + name, readFileSync(posix.join(folder, name), 'utf8')));
}

export function parseFile(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const root = program as unknown as Node;
  return { path, text, program: root, comments, imports: findImports(path, root) };
}

function findImports(path: string, program: Node): Import[] {
  const imports: Import[] = [];
  walk(program, (node) => {
    const source = node.source as Node | null | undefined;
    if (!/^(Import|Export)/.test(node.type) || typeof source?.value !== 'string') return;
    const from = source.value.replace(/\?.*$/, '');
    imports.push({ from, target: from.startsWith('.') ? resolve(path, from) : null });
  });
  return imports;
}

/** From `sim/anatomy/tree.ts`, `../../../assets/veins.json` is `assets/veins.json`. */
export function resolve(path: string, from: string): string {
  return posix.normalize(posix.join('src', posix.dirname(path), from)).replace(/^src\//, '');
}

/** Visits every node of a tree, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  visit(node, parent);
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) {
      if (typeof one?.type === 'string' && one !== parent) walk(one, visit, node);
    }
  }
}

export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}
