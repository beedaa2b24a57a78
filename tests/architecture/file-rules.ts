import { lineOf, type Node, type SourceFile, walk } from './house.ts';
import { BANNED_GLOBALS, BANNED_MEMBERS, MAX_FILE_LINES, MAX_FUNCTION_LINES, PURE_ROOMS } from './law.ts';

const isPure = ({ path }: SourceFile): boolean => PURE_ROOMS.some((room) => path.startsWith(`${room}/`));

/** Clocks, chance, timers and talk in the pure rings. */
export function usesBannedGlobals(house: readonly SourceFile[]): string[] {
  return house.filter(isPure).flatMap((file) => {
    const found: string[] = [];
    walk(file.program, (node, parent) => {
      const name = bannedName(node, parent);
      if (name) found.push(`${file.path}:${lineOf(file, node.start)} uses ${name}`);
    });
    return found;
  });
}

/** Powers that engines round differently: a world computed in a browser must be the same to the last bit elsewhere. */
export function takesUnevenPowers(house: readonly SourceFile[]): string[] {
  return house.filter(isPure).flatMap((file) => {
    const found: string[] = [];
    walk(file.program, (node) => {
      const operator = String(node.operator ?? '');
      const by = (node.right as Node | undefined)?.value;
      if (operator.startsWith('**') && by !== 2) found.push(`${file.path}:${lineOf(file, node.start)} takes a power`);
    });
    return found;
  });
}

function bannedName(node: Node, parent: Node | null): string | null {
  if (node.type === 'MemberExpression') {
    const path = `${(node.object as Node).name}.${(node.property as Node).name ?? (node.property as Node).value}`;
    return BANNED_MEMBERS.includes(path) ? path : null;
  }
  if (node.type !== 'Identifier' || !BANNED_GLOBALS.includes(node.name as string)) return null;
  const isOnlyAKey = parent !== null && [parent.property, parent.key].includes(node) && parent.computed === false;
  return isOnlyAKey ? null : (node.name as string);
}

/** Files over the limit that do not give a reason (`@long reason`) in their first comment. */
export function writesLongFiles(house: readonly SourceFile[]): string[] {
  return house.flatMap((file) => {
    const lines = file.text.trimEnd().split('\n').length;
    const reason =
      file.comments[0] && file.comments[0].start < firstStatement(file) && givesReason(file.comments[0].value);
    return lines <= MAX_FILE_LINES || reason ? [] : [`${file.path} has ${lines} lines`];
  });
}

const firstStatement = (file: SourceFile): number => (file.program.body as Node[])[0]?.start ?? 0;
const givesReason = (comment: string): boolean => /@long\s+\S+\s+\S+/.test(comment);

interface Measured {
  file: SourceFile;
  line: number;
  lines: number;
}

export function measureFunctions(house: readonly SourceFile[]): Measured[] {
  return house.flatMap((file) => {
    const found: Measured[] = [];
    walk(file.program, (node) => {
      if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return;
      const line = lineOf(file, node.start);
      found.push({ file, line, lines: lineOf(file, node.end) - line + 1 });
    });
    return found;
  });
}

/** Functions over the limit without a reason (`@long reason`) in the comment that ends on the line above. */
export function writesLongFunctions(house: readonly SourceFile[]): string[] {
  return measureFunctions(house).flatMap(({ file, line, lines }) => {
    const above = file.comments.find(({ end }) => lineOf(file, end) === line - 1);
    const allowed = lines <= MAX_FUNCTION_LINES || (above && givesReason(above.value));
    return allowed ? [] : [`${file.path}:${line} is a function of ${lines} lines`];
  });
}

/**
 * Numbers of the simulation that do not say where they come from: whatever is exported, and in its own file whatever has
 * a unit in its name. Pure mathematics has none to give.
 */
export function hidesWhereNumbersComeFrom(house: readonly SourceFile[]): string[] {
  return house
    .filter(({ path }) => path.startsWith('sim/') && !path.startsWith('sim/math/'))
    .flatMap((file) =>
      constants(file)
        .filter(({ name, isExported }) => isExported || hasUnit(name))
        .filter(({ init, name }) => isNumeric(init) || (/^[A-Z]/.test(name) && isRecordOfNumbers(init)))
        .filter(({ statement }) => !/@(source|assumption)\s+\S/.test(commentAbove(file, statement)))
        .map(({ name }) => `${file.path}: ${name} has neither @source nor @assumption`),
    );
}

const hasUnit = (name: string): boolean =>
  /^[A-Z0-9_]+_(MM\d?|N|NMM\d?|RAD|DEG|S|TICKS|MMHG|MPA|ML|KG|TONNE)(_|$)/.test(name);

/** Sources that only the authors can open: a note of their own, an issue. A reader is owed a publication or a file of the house. */
export function citesWhatNobodyCanOpen(house: readonly SourceFile[]): string[] {
  return house.flatMap((file) =>
    file.comments
      .filter(({ value }) => /\w\.md\b(?! in this)|\bissues? (text|on)\b/.test(value))
      .map(({ start, value }) => `${file.path}:${lineOf(file, start)} cites ${/[\w./-]+\.md|issue.*/.exec(value)![0]}`),
  );
}

interface Constant {
  name: string;
  init: Node | null;
  statement: Node;
  isExported: boolean;
}

function constants(file: SourceFile): Constant[] {
  const body = file.program.body as Node[];
  const listed = new Set(
    body.flatMap(({ specifiers, source }) =>
      source ? [] : ((specifiers as Node[]) ?? []).map(({ local }) => (local as Node | undefined)?.name),
    ),
  );
  return body.flatMap((statement) => {
    const declaration = (statement.declaration ?? statement) as Node;
    if (declaration.type !== 'VariableDeclaration') return [];
    return (declaration.declarations as Node[]).map(({ id, init }) => {
      const name = (id as Node).name as string;
      return { name, init: init as Node | null, statement, isExported: declaration !== statement || listed.has(name) };
    });
  });
}

/** A number, or a sum or list of numbers, as far as one can see without running it. The inverse of a constant is none. */
function isNumeric(node: Node | null): boolean {
  if (node === null) return false;
  if (node.type === 'Literal') return typeof node.value === 'number';
  if (node.type === 'UnaryExpression') return isNumeric(node.argument as Node);
  if (node.type === 'BinaryExpression')
    return !isInverse(node) && (isNumeric(node.left as Node) || isNumeric(node.right as Node));
  if (node.type === 'ArrayExpression') {
    const elements = node.elements as Node[];
    return elements.length > 0 && elements.every(isNumeric);
  }
  return /^TS(As|Satisfies)Expression$/.test(node.type) && isNumeric(node.expression as Node);
}

function isRecordOfNumbers(node: Node | null): boolean {
  if (node?.type !== 'ObjectExpression') return false;
  return (node.properties as Node[]).some(({ value }) => isNumeric((value as Node | undefined) ?? null));
}

function isInverse({ operator, left, right }: Node): boolean {
  return operator === '/' && (left as Node).value === 1 && (right as Node).type === 'Identifier';
}

function commentAbove(file: SourceFile, node: Node): string {
  const line = lineOf(file, node.start);
  return file.comments.find(({ end }) => lineOf(file, end) === line - 1)?.value ?? '';
}

/** Data files that do not say where their numbers come from and what was only assumed. */
export function hidesItsSources(files: readonly { path: string; content: unknown }[]): string[] {
  return files.flatMap(({ path, content }) =>
    ['sources', 'assumptions']
      .filter((key) => Object.keys((content as Record<string, object>)[key] ?? {}).length === 0)
      .map((key) => `${path} has no ${key}`),
  );
}
