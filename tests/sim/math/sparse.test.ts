import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clearBlock,
  createSparse,
  factorBlock,
  type SparseSystem,
  solveBackward,
  solveForward,
} from '../../../src/sim/math/sparse.ts';

/** Any graph, with conductances on its lines and to ground: every such matrix is positive definite. */
const graph = fc.integer({ min: 1, max: 24 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    lines: fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.double({ min: 0.01, max: 100, noNaN: true })), {
        maxLength: 3 * size,
      })
      .map((all) => all.filter(([a, b]) => a !== b)),
    ground: fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: size, maxLength: size }),
    right: fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: size, maxLength: size }),
    /** How it is cut: which unknowns are core, and how large a block may be. */
    core: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
    most: fc.integer({ min: 0, max: size }),
  }),
);
type Graph = typeof graph extends fc.Arbitrary<infer T> ? T : never;

function systemOf({ size, lines, core, most }: Graph): SparseSystem {
  const pairs = Int32Array.from(lines.flatMap(([a, b]) => [b, a]));
  return createSparse(size, pairs, { inCore: (unknown) => core[unknown]!, least: 2, most });
}

/** Fills in and factors some of the blocks. */
function factor(system: SparseSystem, { lines, ground }: Graph, isDue: (block: number) => boolean = () => true) {
  const { blockStart, place, values, entryOfLine } = system;
  const blocks = [...blockStart.keys()].slice(0, -1).filter(isDue);
  const isIn = (at: number) => blocks.some((b) => at >= blockStart[b]! && at < blockStart[b + 1]!);
  for (const block of blocks) clearBlock(system, block);
  const add = (at: number, value: number, column = at) => {
    if (isIn(column)) values[at]! += value;
  };
  ground.forEach((value, unknown) => {
    add(place[unknown]!, value);
  });
  lines.forEach(([a, b, conductance], line) => {
    add(place[a]!, conductance);
    add(place[b]!, conductance);
    add(entryOfLine[line]!, -conductance, Math.min(place[a]!, place[b]!));
  });
  return blocks.every((block) => factorBlock(system, block));
}

function solve(system: SparseSystem, { right }: Graph): number[] {
  const x = new Float64Array(system.size);
  right.forEach((value, unknown) => {
    x[system.place[unknown]!] = value;
  });
  const blocks = [...system.blockStart.keys()].slice(0, -1);
  for (const block of blocks) solveForward(system, block, x);
  for (const block of blocks.reverse()) solveBackward(system, block, x);
  return right.map((_, unknown) => x[system.place[unknown]!]!);
}

/** What is left of A x = b, against the size of the terms. */
function residual({ size, lines, ground, right }: Graph, x: readonly number[]): number {
  const left = Array.from({ length: size }, (_, i) => ground[i]! * x[i]! - right[i]!);
  for (const [a, b, conductance] of lines) {
    left[a]! += conductance * (x[a]! - x[b]!);
    left[b]! -= conductance * (x[a]! - x[b]!);
  }
  return Math.max(...left.map(Math.abs));
}

describe('a sparse system on a graph', () => {
  it('is solved whatever the graph, and however it is cut', () => {
    fc.assert(
      fc.property(graph, (given) => {
        const system = systemOf(given);
        expect(factor(system, given)).toBe(true);
        expect(residual(given, solve(system, given))).toBeLessThan(1e-9);
      }),
    );
  });

  it('has blocks that meet only in the last two', () => {
    fc.assert(
      fc.property(graph, (given) => {
        const { place, blockStart } = systemOf(given);
        const rest = blockStart.length - 3;
        const blockOf = (unknown: number) => blockStart.findLastIndex((start) => start <= place[unknown]!);
        for (const [a, b] of given.lines) {
          const [low, high] = [blockOf(a), blockOf(b)].sort((one, other) => one - other);
          expect(low === high || high! >= rest).toBe(true);
        }
      }),
    );
  });

  it('has the factor of a first call, bit by bit, when only what has changed and the last two blocks are factored anew', () => {
    fc.assert(
      fc.property(graph, fc.nat(), fc.double({ min: 0.1, max: 10, noNaN: true }), (given, at, conductance) => {
        const used = systemOf(given);
        factor(used, given);
        const unknown = at % given.size;
        const changed = { ...given, ground: given.ground.with(unknown, conductance) };
        const block = used.blockStart.findLastIndex((start) => start <= used.place[unknown]!);
        factor(used, changed, (each) => each === block || each >= used.blockStart.length - 3);
        const fresh = systemOf(changed);
        factor(fresh, changed);
        expect(used.values).toEqual(fresh.values);
      }),
    );
  });

  it('takes other numbers on the same graph without being made anew', () => {
    fc.assert(
      fc.property(graph, fc.double({ min: 0.1, max: 10, noNaN: true }), (given, times) => {
        const system = systemOf(given);
        factor(system, given);
        const lines = given.lines.map(([a, b, c]): Graph['lines'][number] => [a, b, c * times]);
        const changed = { ...given, lines };
        expect(factor(system, changed)).toBe(true);
        expect(residual(changed, solve(system, given))).toBeLessThan(1e-9);
      }),
    );
  });

  it('says so when the matrix is not positive definite', () => {
    const system = createSparse(2, Int32Array.of(0, 1));
    system.values.set([1, 1, -2]);
    expect(factorBlock(system, system.blockStart.length - 2)).toBe(false);
  });

  it('fills in nothing on a tree', () => {
    const lines = Int32Array.from({ length: 2 * 499 }, (_, k) => (k % 2 === 0 ? (k >> 1) + 1 : (k >> 1) >> 1));
    expect(createSparse(500, lines).values.length).toBe(500 + 499);
  });
});
