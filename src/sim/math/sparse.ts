/**
 * A symmetric positive definite system on a graph: one unknown per point, one off-diagonal entry per line.
 * The elimination order and the pattern of the factor belong to the graph and are made once; factor and solve allocate nothing.
 */
export interface SparseSystem {
  readonly size: number;
  /** Diagonal, by unknown; the caller fills it. */
  readonly diagonal: Float64Array;
  /** Off-diagonal entry of each line, in the order of `lines`; lines between the same unknowns add up. The caller fills it. */
  readonly offDiagonal: Float64Array;
  /** Place in the elimination order of each unknown. */
  readonly place: Int32Array;
  /** Factor L Dinv: columns in elimination order, rows below the diagonal. */
  readonly columnStart: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
  readonly pivots: Float64Array;
  /** Entry of the factor that each line's value goes to. */
  readonly entryOfLine: Int32Array;
  /** The entries of each row of the factor: which column, and where in it. */
  readonly rowStart: Int32Array;
  readonly rowColumns: Int32Array;
  readonly rowEntries: Int32Array;
  readonly work: Float64Array;
}

/**
 * Makes the system of a graph, in the order of least degree.
 * @param lines pairs of unknowns, 2 per line, each between different unknowns
 */
export function createSparse(size: number, lines: Int32Array): SparseSystem {
  const neighbours = neighboursOf(size, lines);
  const place = new Int32Array(size);
  const order = eliminate(neighbours, place);
  const columnStart = new Int32Array(size + 1);
  order.forEach(({ below }, k) => {
    columnStart[k + 1] = columnStart[k]! + below.length;
  });
  const rows = Int32Array.from(
    order.flatMap(({ below }) => below.map((unknown) => place[unknown]!).sort((a, b) => a - b)),
  );
  const entryOfLine = Int32Array.from({ length: lines.length / 2 }, (_, line) => {
    const [a, b] = [place[lines[2 * line]!]!, place[lines[2 * line + 1]!]!];
    const column = Math.min(a, b);
    return rows.indexOf(Math.max(a, b), columnStart[column]);
  });
  return {
    ...{ size, place, columnStart, rows, entryOfLine, ...transpose(size, columnStart, rows) },
    diagonal: new Float64Array(size),
    offDiagonal: new Float64Array(lines.length / 2),
    values: new Float64Array(rows.length),
    pivots: new Float64Array(size),
    work: new Float64Array(size),
  };
}

function neighboursOf(size: number, lines: Int32Array): Set<number>[] {
  const neighbours = Array.from({ length: size }, () => new Set<number>());
  for (let line = 0; line < lines.length; line += 2) {
    neighbours[lines[line]!]!.add(lines[line + 1]!);
    neighbours[lines[line + 1]!]!.add(lines[line]!);
  }
  return neighbours;
}

/** Takes the unknown with the fewest neighbours out, ties them to each other, and so on; fills `place`. */
function eliminate(neighbours: Set<number>[], place: Int32Array): { below: number[] }[] {
  const left = new Set(neighbours.keys());
  const order: { below: number[] }[] = [];
  while (left.size > 0) {
    let next = -1;
    for (const each of left) if (next < 0 || neighbours[each]!.size < neighbours[next]!.size) next = each;
    left.delete(next);
    place[next] = order.length;
    const below = [...neighbours[next]!];
    for (const a of below) {
      neighbours[a]!.delete(next);
      for (const b of below) if (a !== b) neighbours[a]!.add(b);
    }
    order.push({ below });
  }
  return order;
}

function transpose(size: number, columnStart: Int32Array, rows: Int32Array) {
  const rowStart = new Int32Array(size + 1);
  for (const row of rows) rowStart[row + 1]! += 1;
  for (let k = 0; k < size; k += 1) rowStart[k + 1]! += rowStart[k]!;
  const next = rowStart.slice();
  const rowColumns = new Int32Array(rows.length);
  const rowEntries = new Int32Array(rows.length);
  for (let column = 0; column < size; column += 1) {
    for (let entry = columnStart[column]!; entry < columnStart[column + 1]!; entry += 1) {
      const at = next[rows[entry]!]!++;
      rowColumns[at] = column;
      rowEntries[at] = entry;
    }
  }
  return { rowStart, rowColumns, rowEntries };
}

/** L D Lᵀ of what the caller filled in. False if the matrix is not positive definite. */
export function factorSparse(system: SparseSystem): boolean {
  const { size, place, columnStart, rows, values, pivots, rowStart, rowColumns, rowEntries, work } = system;
  values.fill(0);
  for (let line = 0; line < system.entryOfLine.length; line += 1)
    values[system.entryOfLine[line]!]! += system.offDiagonal[line]!;
  for (let unknown = 0; unknown < size; unknown += 1) pivots[place[unknown]!] = system.diagonal[unknown]!;
  for (let k = 0; k < size; k += 1) {
    const from = columnStart[k]!;
    const to = columnStart[k + 1]!;
    for (let entry = from; entry < to; entry += 1) work[rows[entry]!] = values[entry]!;
    for (let at = rowStart[k]!; at < rowStart[k + 1]!; at += 1) {
      const column = rowColumns[at]!;
      const entry = rowEntries[at]!;
      const share = values[entry]! * pivots[column]!;
      pivots[k]! -= values[entry]! * share;
      for (let below = entry + 1; below < columnStart[column + 1]!; below += 1)
        work[rows[below]!]! -= values[below]! * share;
    }
    if (!(pivots[k]! > 0)) return false;
    for (let entry = from; entry < to; entry += 1) values[entry] = work[rows[entry]!]! / pivots[k]!;
  }
  return true;
}

/** Solves in place, after `factorSparse`; `right` is by unknown. */
export function solveSparse(system: SparseSystem, right: Float64Array): void {
  const { size, place, columnStart, rows, values, pivots, work } = system;
  for (let unknown = 0; unknown < size; unknown += 1) work[place[unknown]!] = right[unknown]!;
  for (let k = 0; k < size; k += 1) {
    const known = work[k]!;
    for (let entry = columnStart[k]!; entry < columnStart[k + 1]!; entry += 1)
      work[rows[entry]!]! -= values[entry]! * known;
  }
  for (let k = size - 1; k >= 0; k -= 1) {
    let sum = work[k]! / pivots[k]!;
    for (let entry = columnStart[k]!; entry < columnStart[k + 1]!; entry += 1)
      sum -= values[entry]! * work[rows[entry]!]!;
    work[k] = sum;
  }
  for (let unknown = 0; unknown < size; unknown += 1) right[unknown] = work[place[unknown]!]!;
}
