import { type Node, resolve, type SourceFile, walk } from './house.ts';

/** Exported names that no other file imports. A door that hands a name on has only used it once somebody asks the door. */
export function exportsForNobody(house: readonly SourceFile[], guests: readonly SourceFile[] = []): string[] {
  const files = new Map(house.map((file) => [file.path, { file, ...exportsOf(file) }]));
  const asked = new Set<string>();
  const ask = (path: string, name: string): void => {
    const there = files.get(path);
    if (!there || asked.has(`${path}: ${name}`)) return;
    asked.add(`${path}: ${name}`);
    if (name === '*') for (const one of [...there.own, ...there.handedOn.keys()]) ask(path, one);
    const origin = there.handedOn.get(name);
    if (origin) ask(origin.path, origin.name);
    else if (!there.own.includes(name)) for (const from of there.all) ask(from, name);
  };
  for (const file of [...house, ...guests]) for (const { path, name } of usesOf(file)) ask(path, name);
  return [...files.values()].flatMap(({ file: { path }, own, handedOn }) =>
    [...own, ...handedOn.keys()].map((name) => `${path}: ${name}`).filter((name) => !asked.has(name)),
  );
}

interface Exports {
  /** Declared here. */
  own: string[];
  /** `export { a as b } from`: by the name that they go out under. */
  handedOn: Map<string, { path: string; name: string }>;
  /** `export * from`. */
  all: string[];
}

const nameOf = (node: unknown): string => String((node as Node).name ?? (node as Node).value);

function exportsOf(file: SourceFile): Exports {
  const found: Exports = { own: [], handedOn: new Map(), all: [] };
  for (const node of file.program.body as Node[]) {
    const target = targetOf(file, node);
    if (node.type === 'ExportAllDeclaration' && target && !node.exported) found.all.push(target);
    if (node.type === 'ExportDefaultDeclaration') found.own.push('default');
    if (node.type !== 'ExportNamedDeclaration') continue;
    found.own.push(...declaredBy(node.declaration as Node | null));
    for (const { local, exported } of node.specifiers as Node[]) {
      if (target) found.handedOn.set(nameOf(exported), { path: target, name: nameOf(local) });
      else found.own.push(nameOf(exported));
    }
  }
  return found;
}

function declaredBy(declaration: Node | null): string[] {
  if (!declaration) return [];
  const parts = (declaration.declarations as Node[] | undefined) ?? [declaration];
  return parts.map(({ id }) => nameOf(id));
}

/** What a file takes from others for itself. */
function usesOf(file: SourceFile): { path: string; name: string }[] {
  const uses: { path: string; name: string }[] = [];
  walk(file.program, (node) => {
    const path = targetOf(file, node);
    if (!path || node.type.startsWith('Export')) return;
    if (node.type !== 'ImportDeclaration') uses.push({ path, name: '*' });
    else for (const one of node.specifiers as Node[]) uses.push({ path, name: importedBy(one) });
  });
  return uses;
}

function importedBy({ type, imported }: Node): string {
  if (type === 'ImportDefaultSpecifier') return 'default';
  return type === 'ImportSpecifier' ? nameOf(imported) : '*';
}

function targetOf(file: SourceFile, { source }: Node): string | null {
  const from = (source as Node | null | undefined)?.value;
  return typeof from === 'string' && from.startsWith('.') ? resolve(file.path, from.replace(/\?.*$/, '')) : null;
}
