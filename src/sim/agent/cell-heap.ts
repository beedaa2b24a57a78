/** A binary heap of cells by their cost, each at most once; allocates nothing after it is made. */
export interface CellHeap {
  count: number;
  cells: Int32Array;
  /** Place of each cell in the heap, −1 outside it. */
  place: Int32Array;
}

export function createHeap(cells: number): CellHeap {
  return { count: 0, cells: new Int32Array(cells), place: new Int32Array(cells).fill(-1) };
}

/** Put a cell in, or move it up after its cost has fallen. */
export function raise(heap: CellHeap, cost: Float64Array, cell: number): void {
  if (heap.place[cell]! < 0) put(heap, heap.count++, cell);
  let at = heap.place[cell]!;
  for (let above = (at - 1) >> 1; at > 0 && cost[heap.cells[above]!]! > cost[cell]!; above = (at - 1) >> 1) {
    put(heap, at, heap.cells[above]!);
    at = above;
  }
  put(heap, at, cell);
}

/** Take the cheapest cell out; −1 when none is left. */
export function takeCheapest(heap: CellHeap, cost: Float64Array): number {
  if (heap.count === 0) return -1;
  const cheapest = heap.cells[0]!;
  heap.place[cheapest] = -1;
  heap.count -= 1;
  if (heap.count > 0) sink(heap, cost, heap.cells[heap.count]!);
  return cheapest;
}

/** From the top down to where nothing below is cheaper. */
function sink(heap: CellHeap, cost: Float64Array, cell: number): void {
  let at = 0;
  for (let below = 1; below < heap.count; below = 2 * at + 1) {
    const right = below + 1;
    const least = right < heap.count && cost[heap.cells[right]!]! < cost[heap.cells[below]!]! ? right : below;
    if (cost[heap.cells[least]!]! >= cost[cell]!) break;
    put(heap, at, heap.cells[least]!);
    at = least;
  }
  put(heap, at, cell);
}

function put({ cells, place }: CellHeap, at: number, cell: number): void {
  cells[at] = cell;
  place[cell] = at;
}
