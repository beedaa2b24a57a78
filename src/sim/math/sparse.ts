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
  /** Diagonal and entries below it of the matrix that was factored last, by column; not numbers where there was none. */
  readonly factoredDiagonal: Float64Array;
  readonly factored: Float64Array;
  /** Scratch: entries of the matrix to factor; 1 for a column of the factor that the last call made anew. */
  readonly entries: Float64Array;
  readonly renewed: Uint8Array;
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
    factoredDiagonal: new Float64Array(size).fill(Number.NaN),
    ...{ factored: new Float64Array(rows.length), entries: new Float64Array(rows.length) },
    renewed: new Uint8Array(size),
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

/** Takes an unknown with the fewest neighbours out, ties them to each other, and so on; fills `place`. */
function eliminate(neighbours: Set<number>[], place: Int32Array): { below: number[] }[] {
  const order: { below: number[] }[] = [];
  // By number of neighbours; whoever's number has changed waits in its old place too, and is passed over there.
  const waiting: number[][] = [];
  const wait = (unknown: number) => {
    const count = neighbours[unknown]!.size;
    while (waiting.length <= count) waiting.push([]);
    waiting[count]!.push(unknown);
  };
  for (let unknown = neighbours.length - 1; unknown >= 0; unknown -= 1) wait(unknown);
  place.fill(-1);
  for (let count = 0; order.length < neighbours.length; ) {
    const next = waiting[count]!.pop();
    if (next === undefined) count += 1;
    if (next === undefined || place[next]! >= 0 || neighbours[next]!.size !== count) continue;
    place[next] = order.length;
    const below = [...neighbours[next]!];
    for (const a of below) {
      neighbours[a]!.delete(next);
      for (const b of below) if (a !== b) neighbours[a]!.add(b);
    }
    for (const a of below) wait(a);
    order.push({ below });
    count = Math.max(0, count - 1);
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

/**
 * L D Lᵀ of what the caller filled in. False if the matrix is not positive definite.
 * A column is only made anew where the matrix, or a column that it is made from, is not what it was in the last call: the
 * factor is bit by bit the one that a first call would make.
 */
export function factorSparse(system: SparseSystem): boolean {
  const { size, place, entryOfLine, entries, pivots, diagonal, offDiagonal, renewed, factoredDiagonal } = system;
  entries.fill(0);
  for (let line = 0; line < entryOfLine.length; line += 1) entries[entryOfLine[line]!]! += offDiagonal[line]!;
  for (let unknown = 0; unknown < size; unknown += 1) {
    const k = place[unknown]!;
    renewed[k] = diagonal[unknown] === factoredDiagonal[k] ? 0 : 1;
    factoredDiagonal[k] = diagonal[unknown]!;
  }
  for (let k = 0; k < size; k += 1) {
    if (!mustRenew(system, k)) continue;
    renewed[k] = 1;
    renewColumn(system, k);
    if (pivots[k]! > 0) continue;
    factoredDiagonal.fill(Number.NaN);
    return false;
  }
  return true;
}

/** Whether a column, or one that it is made from, has changed; remembers its entries. */
function mustRenew({ columnStart, entries, factored, rowStart, rowColumns, renewed }: SparseSystem, k: number): boolean {
  let must = renewed[k] === 1;
  for (let entry = columnStart[k]!; entry < columnStart[k + 1]!; entry += 1) {
    if (entries[entry] !== factored[entry]) must = true;
    factored[entry] = entries[entry]!;
  }
  for (let at = rowStart[k]!; !must && at < rowStart[k + 1]!; at += 1) must = renewed[rowColumns[at]!] === 1;
  return must;
}

function renewColumn(system: SparseSystem, k: number): void {
  const { columnStart, rows, values, pivots, rowStart, rowColumns, rowEntries, work, factored } = system;
  const from = columnStart[k]!;
  const to = columnStart[k + 1]!;
  let pivot = system.factoredDiagonal[k]!;
  for (let entry = from; entry < to; entry += 1) work[rows[entry]!] = factored[entry]!;
  for (let at = rowStart[k]!; at < rowStart[k + 1]!; at += 1) {
    const column = rowColumns[at]!;
    const entry = rowEntries[at]!;
    const share = values[entry]! * pivots[column]!;
    pivot -= values[entry]! * share;
    const end = columnStart[column + 1]!;
    for (let below = entry + 1; below < end; below += 1) work[rows[below]!]! -= values[below]! * share;
  }
  pivots[k] = pivot;
  for (let entry = from; entry < to; entry += 1) values[entry] = work[rows[entry]!]! / pivot;
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
