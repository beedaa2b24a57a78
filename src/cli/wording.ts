/** How the commands put things: numbers of things, tables, and what is wrong with a file. */
import type { Problem } from '../sim/index.ts';

/** `1 problem`, `2 problems`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Rows in columns two spaces apart; figures to the right. */
export function asTable(rows: readonly (readonly string[])[], isFigure = (_column: number) => false): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const align = (cell: string, column: number): string =>
    isFigure(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!);
  return rows.map((row) => row.map(align).join('  ').trimEnd()).join('\n');
}

/** Problems as lines for people. */
export function listProblems(file: string, problems: readonly Problem[]): string {
  return problems.map(({ code, at, say }) => `${file}: ${at || '(whole file)'}: ${say} [${code}]`).join('\n');
}
