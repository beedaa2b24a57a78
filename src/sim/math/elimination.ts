/** In which order the unknowns of a graph are eliminated, and which of them can be by themselves. */

/** How the graph is cut into blocks. */
export interface Cut {
  /** Unknowns that belong to the core. */
  inCore: (unknown: number) => boolean;
  /** Unknowns of the smallest and of the largest block; what is left over is one block more. */
  least: number;
  most: number;
}

/** An unknown as it is eliminated, and those that it then ties together. */
interface Eliminated {
  unknown: number;
  below: number[];
}

interface Elimination {
  order: Eliminated[];
  /** Place in the order of each unknown. */
  place: Int32Array;
  /** First place of each block; then that of what is left over between them, of the core, and the size. */
  blockStart: Int32Array;
}

/**
 * The order of least degree, the core last. A block is a whole branch of the tree that the order makes of the graph: it
 * meets the others only in what is left over, and in the core.
 * @param lines pairs of unknowns, 2 per line, each between different unknowns
 */
export function eliminate(size: number, lines: Int32Array, cut: Cut): Elimination {
  const order = leastDegree(neighboursOf(size, lines), cut);
  const parents = parentsOf(order);
  const { blockOf, count } = cutBranches(order, parents, cut);
  const heights = heightsOf(parents);
  const sorted = order
    .map((_, k) => k)
    .sort(
      (a, b) =>
        blockOf[a]! - blockOf[b]! ||
        heights[a]! - heights[b]! ||
        order[a]!.below.length - order[b]!.below.length ||
        a - b,
    );
  const place = new Int32Array(size);
  sorted.forEach((k, at) => {
    place[order[k]!.unknown] = at;
  });
  const blockStart = new Int32Array(count + 1);
  for (const block of blockOf) blockStart[block + 1]! += 1;
  for (let block = 0; block < count; block += 1) blockStart[block + 1]! += blockStart[block]!;
  return { order: sorted.map((k) => order[k]!), place, blockStart };
}

function neighboursOf(size: number, lines: Int32Array): Set<number>[] {
  const neighbours = Array.from({ length: size }, () => new Set<number>());
  for (let line = 0; line < lines.length; line += 2) {
    neighbours[lines[line]!]!.add(lines[line + 1]!);
    neighbours[lines[line + 1]!]!.add(lines[line]!);
  }
  return neighbours;
}

/** Takes an unknown with the fewest neighbours out, ties them to each other, and so on. */
function leastDegree(neighbours: Set<number>[], { inCore }: Cut): Eliminated[] {
  const order: Eliminated[] = [];
  const isOut = new Uint8Array(neighbours.length);
  const rankOf = (unknown: number) => neighbours[unknown]!.size + (inCore(unknown) ? neighbours.length : 0);
  // By rank; whoever's rank has changed waits in its old place too, and is passed over there.
  const waiting: number[][] = Array.from({ length: 2 * neighbours.length + 1 }, () => []);
  for (let unknown = neighbours.length - 1; unknown >= 0; unknown -= 1) waiting[rankOf(unknown)]!.push(unknown);
  for (let rank = 0; order.length < neighbours.length; ) {
    const next = waiting[rank]!.pop();
    if (next === undefined) rank += 1;
    if (next === undefined || isOut[next] === 1 || rankOf(next) !== rank) continue;
    isOut[next] = 1;
    const below = [...neighbours[next]!];
    for (const a of below) {
      neighbours[a]!.delete(next);
      for (const b of below) if (a !== b) neighbours[a]!.add(b);
    }
    for (const a of below) waiting[rankOf(a)]!.push(a);
    order.push({ unknown: next, below });
    rank = Math.max(0, rank - 1);
  }
  return order;
}

/** The next in the order that each is tied to; past the end where there is none. */
function parentsOf(order: readonly Eliminated[]): number[] {
  const placeOf = new Int32Array(order.length);
  order.forEach(({ unknown }, k) => {
    placeOf[unknown] = k;
  });
  return order.map(({ below }) => below.reduce((first, each) => Math.min(first, placeOf[each]!), order.length));
}

/** How many have to be eliminated one after the other before each. */
function heightsOf(parents: readonly number[]): number[] {
  const heights = [...parents.map(() => 0), 0];
  parents.forEach((parent, k) => {
    heights[parent] = Math.max(heights[parent]!, heights[k]! + 1);
  });
  return heights;
}

/** The block of each place in the order: the largest branches that are not too large, then what is left over, then the core. */
function cutBranches(
  order: readonly Eliminated[],
  parents: readonly number[],
  { inCore, least, most }: Cut,
): { blockOf: number[]; count: number } {
  const sizes = [...order.map(() => 1), most];
  parents.forEach((parent, k) => {
    sizes[parent]! += sizes[k]!;
  });
  const isIn = order.map(({ unknown }) => inCore(unknown));
  const fits = (k: number) => sizes[k]! <= most && !isIn[k];
  const branch = order.map(() => -1);
  let branches = 0;
  for (let k = order.length - 1; k >= 0; k -= 1) {
    if (fits(parents[k]!)) branch[k] = branch[parents[k]!]!;
    else if (fits(k) && sizes[k]! >= least) branch[k] = branches++;
  }
  const blockOf = branch.map((b, k) => (isIn[k] ? branches + 1 : b < 0 ? branches : b));
  return { blockOf, count: branches + 2 };
}
