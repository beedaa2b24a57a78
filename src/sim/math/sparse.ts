/**
 * A symmetric positive definite system on a graph: one unknown per point, one off-diagonal entry per line. It is cut into
 * blocks: branches that meet only in the last two, which are what is left over between them, and the core. What a block
 * does to those, its complement, stays what it is until the block is factored anew. Order and pattern belong to the graph
 * and are made once; factor and solve allocate nothing.
 */
import { type Cut, eliminate } from './elimination.ts';

export interface SparseSystem {
  readonly size: number;
  /** Place in the elimination order of each unknown: block by block, the core last. */
  readonly place: Int32Array;
  /** First place of each block, and the size. */
  readonly blockStart: Int32Array;
  /**
   * The matrix, which the caller fills in, and then its factor L D Lᵀ: at each place its diagonal (then 1/D), and after
   * them the entries below, column by column.
   */
  readonly values: Float64Array;
  /** Where the value of each line belongs; lines between the same unknowns add up. */
  readonly entryOfLine: Int32Array;
  /** First entry of each column, and of those the first that lies in the rows of a later block; row of each entry. */
  readonly columnStart: Int32Array;
  readonly outerStart: Int32Array;
  readonly rows: Int32Array;
  /** For each product of two entries of a column, in their order, what it is taken off; from `targetStart` of the column. */
  readonly targetStart: Int32Array;
  readonly targets: Int32Array;
  /** What the blocks do to later ones: those numbers of block b from `complementStart[b]` on. */
  readonly complements: Float64Array;
  readonly complementStart: Int32Array;
  /** What block b takes in of them, from `takenStart[b]` on: which of the numbers, and into which entry. */
  readonly takenStart: Int32Array;
  readonly taken: Int32Array;
  readonly takenInto: Int32Array;
}

/** All of it is core. @assumption no cut */
const WHOLE: Cut = { inCore: () => true, least: 1, most: 0 };

/** @param lines pairs of unknowns, 2 per line, each between different unknowns */
export function createSparse(size: number, lines: Int32Array, cut = WHOLE): SparseSystem {
  const { order, place, blockStart } = eliminate(size, lines, cut);
  const columnStart = new Int32Array(size + 1).fill(size);
  order.forEach(({ below }, k) => {
    columnStart[k + 1] = columnStart[k]! + below.length;
  });
  const below = order.flatMap((column) => column.below.map((unknown) => place[unknown]!).sort((a, b) => a - b));
  const rows = Int32Array.from([...order.keys(), ...below]);
  const entryOfLine = Int32Array.from({ length: lines.length / 2 }, (_, line) => {
    const [a, b] = [place[lines[2 * line]!]!, place[lines[2 * line + 1]!]!];
    return rows.indexOf(Math.max(a, b), columnStart[Math.min(a, b)]);
  });
  return {
    ...{ size, place, blockStart, columnStart, rows, entryOfLine },
    values: new Float64Array(rows.length),
    ...aimProducts({ size, blockStart, columnStart, rows }),
  };
}

type Pattern = Pick<SparseSystem, 'size' | 'blockStart' | 'columnStart' | 'rows'>;

/** Where the products of each column go: to entries of its own block, or to the block's complement. */
function aimProducts(pattern: Pattern) {
  const { size, blockStart, columnStart, rows } = pattern;
  const targets: number[] = [];
  const targetStart = new Int32Array(size + 1);
  const outerStart = columnStart.slice(1);
  const complementStart = new Int32Array(blockStart.length);
  // the entry that each number of the complements belongs to; and the last number of each entry
  const into: number[] = [];
  const numberAt = new Int32Array(rows.length).fill(-1);
  for (let block = 0; block < blockStart.length - 1; block += 1) {
    const end = blockStart[block + 1]!;
    const numberOf = (entry: number) => {
      if (numberAt[entry]! < complementStart[block]!) numberAt[entry] = into.push(entry) - 1;
      return numberAt[entry]!;
    };
    for (let k = blockStart[block]!; k < end; k += 1) {
      for (let a = columnStart[k]!; a < columnStart[k + 1]!; a += 1) {
        const isOuter = rows[a]! >= end;
        if (isOuter) outerStart[k] = Math.min(outerStart[k]!, a);
        // the column of that row has all the rows that follow it here, in the same order
        let entry = rows[a]!;
        for (let b = a; b < columnStart[k + 1]!; b += 1) {
          while (rows[entry] !== rows[b]) entry = Math.max(entry + 1, columnStart[rows[a]!]!);
          targets.push(isOuter ? numberOf(entry) : entry);
        }
      }
      targetStart[k + 1] = targets.length;
    }
    complementStart[block + 1] = into.length;
  }
  return {
    ...{ targetStart, targets: Int32Array.from(targets), outerStart, complementStart },
    ...{ complements: new Float64Array(into.length), ...takeIn(pattern, into) },
  };
}

/** For each block, the numbers of the complements that belong into its columns. */
function takeIn({ size, blockStart, columnStart }: Pattern, into: readonly number[]) {
  // entries below the diagonal are in the order of their columns, as the diagonal's are
  const isIn = (entry: number, block: number) =>
    entry < size
      ? entry >= blockStart[block]! && entry < blockStart[block + 1]!
      : entry >= columnStart[blockStart[block]!]! && entry < columnStart[blockStart[block + 1]!]!;
  const lists = Array.from({ length: blockStart.length - 1 }, (_, block) =>
    [...into.keys()].filter((number) => isIn(into[number]!, block)),
  );
  const takenStart = new Int32Array(blockStart.length);
  lists.forEach((list, block) => {
    takenStart[block + 1] = takenStart[block]! + list.length;
  });
  const taken = Int32Array.from(lists.flat());
  return { takenStart, taken, takenInto: taken.map((number) => into[number]!) };
}

/** Sets the matrix to nothing in the columns of a block. */
export function clearBlock({ values, blockStart, columnStart }: SparseSystem, block: number): void {
  const [from, to] = [blockStart[block]!, blockStart[block + 1]!];
  values.fill(0, from, to);
  values.fill(0, columnStart[from], columnStart[to]);
}

/** Factors a block that the caller filled in, after those before it; false if it is not positive definite. */
export function factorBlock(system: SparseSystem, block: number): boolean {
  const { values, blockStart, complements, complementStart, takenStart, taken, takenInto } = system;
  for (let at = takenStart[block]!; at < takenStart[block + 1]!; at += 1)
    values[takenInto[at]!]! += complements[taken[at]!]!;
  complements.fill(0, complementStart[block], complementStart[block + 1]);
  for (let k = blockStart[block]!; k < blockStart[block + 1]!; k += 1) {
    if (!(values[k]! > 0)) return false;
    values[k] = 1 / values[k]!;
    takeOff(system, k);
  }
  return true;
}

/** Takes the products of a column off what lies to its right, and leaves the column of L. */
function takeOff(
  { values, columnStart, outerStart, targetStart, targets, complements }: SparseSystem,
  column: number,
): void {
  const [outer, end] = [outerStart[column]!, columnStart[column + 1]!];
  const inverse = values[column]!;
  let target = targetStart[column]!;
  for (let a = columnStart[column]!; a < outer; a += 1) {
    const share = values[a]! * inverse;
    for (let b = a; b < end; b += 1) values[targets[target++]!]! -= share * values[b]!;
    values[a] = share;
  }
  for (let a = outer; a < end; a += 1) {
    const share = values[a]! * inverse;
    for (let b = a; b < end; b += 1) complements[targets[target++]!]! -= share * values[b]!;
    values[a] = share;
  }
}

/** First half of a solution, for the places of one block, after those before it; `right` is by place. */
export function solveForward(system: SparseSystem, block: number, right: Float64Array): void {
  const { blockStart, columnStart, rows, values } = system;
  for (let k = blockStart[block]!; k < blockStart[block + 1]!; k += 1) {
    const known = right[k]!;
    const end = columnStart[k + 1]!;
    for (let entry = columnStart[k]!; entry < end; entry += 1) right[rows[entry]!]! -= values[entry]! * known;
  }
}

/** Second half, after those behind it: what `right` holds of later blocks is their solution. */
export function solveBackward(system: SparseSystem, block: number, right: Float64Array): void {
  const { blockStart, columnStart, rows, values } = system;
  for (let k = blockStart[block + 1]! - 1; k >= blockStart[block]!; k -= 1) {
    let sum = right[k]! * values[k]!;
    const end = columnStart[k + 1]!;
    for (let entry = columnStart[k]!; entry < end; entry += 1) sum -= values[entry]! * right[rows[entry]!]!;
    right[k] = sum;
  }
}
