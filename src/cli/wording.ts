/** How the commands put things: numbers of things, and tables. */

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
