import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSparse, factorSparse, type SparseSystem, solveSparse } from '../../../src/sim/math/sparse.ts';

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
  }),
);
type Graph = typeof graph extends fc.Arbitrary<infer T> ? T : never;

function systemOf({ size, lines, ground }: Graph): SparseSystem {
  const system = createSparse(size, Int32Array.from(lines.flatMap(([a, b]) => [b, a])));
  fill(system, lines, ground);
  return system;
}

function fill(system: SparseSystem, lines: Graph['lines'], ground: readonly number[]): void {
  system.diagonal.set(ground);
  lines.forEach(([a, b, conductance], line) => {
    system.offDiagonal[line] = -conductance;
    system.diagonal[a]! += conductance;
    system.diagonal[b]! += conductance;
  });
}

/** What is left of A x = b, against the size of the terms. */
function residual({ size, lines, ground, right }: Graph, x: Float64Array): number {
  const left = Array.from({ length: size }, (_, i) => ground[i]! * x[i]! - right[i]!);
  for (const [a, b, conductance] of lines) {
    left[a]! += conductance * (x[a]! - x[b]!);
    left[b]! -= conductance * (x[a]! - x[b]!);
  }
  return Math.max(...left.map(Math.abs));
}

describe('a sparse system on a graph', () => {
  it('is solved whatever the graph', () => {
    fc.assert(
      fc.property(graph, (given) => {
        const system = systemOf(given);
        expect(factorSparse(system)).toBe(true);
        const x = Float64Array.from(given.right);
        solveSparse(system, x);
        expect(residual(given, x)).toBeLessThan(1e-9);
      }),
    );
  });

  it('has the factor of a first call, bit by bit, whichever of its numbers have changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0.1, max: 10, noNaN: true })), { maxLength: 4 });
    fc.assert(
      fc.property(graph, changes, (given, changed) => {
        const used = systemOf(given);
        factorSparse(used);
        const ground = given.ground.slice();
        for (const [at, conductance] of changed) ground[at % given.size] = conductance;
        fill(used, given.lines, ground);
        factorSparse(used);
        const fresh = systemOf({ ...given, ground });
        factorSparse(fresh);
        expect([used.values, used.pivots]).toEqual([fresh.values, fresh.pivots]);
      }),
    );
  });

  it('makes nothing anew of a matrix that it has factored', () => {
    fc.assert(
      fc.property(graph, (given) => {
        const system = systemOf(given);
        factorSparse(system);
        factorSparse(system);
        expect(system.renewed.some((each) => each === 1)).toBe(false);
      }),
    );
  });

  it('takes other numbers on the same graph without being made anew', () => {
    fc.assert(
      fc.property(graph, fc.double({ min: 0.1, max: 10, noNaN: true }), (given, factor) => {
        const system = systemOf(given);
        factorSparse(system);
        const lines = given.lines.map(([a, b, c]): Graph['lines'][number] => [a, b, c * factor]);
        fill(system, lines, given.ground);
        expect(factorSparse(system)).toBe(true);
        const x = Float64Array.from(given.right);
        solveSparse(system, x);
        expect(residual({ ...given, lines }, x)).toBeLessThan(1e-9);
      }),
    );
  });

  it('says so when the matrix is not positive definite', () => {
    const system = createSparse(2, Int32Array.of(0, 1));
    system.diagonal.set([1, 1]);
    system.offDiagonal.set([-2]);
    expect(factorSparse(system)).toBe(false);
  });

  it('fills in nothing on a tree', () => {
    const lines = Int32Array.from({ length: 2 * 499 }, (_, k) => (k % 2 === 0 ? (k >> 1) + 1 : (k >> 1) >> 1));
    expect(createSparse(500, lines).rows.length).toBe(499);
  });
});
