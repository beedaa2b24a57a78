import { bendColumn, criticalLoad, ENDS } from './buckling.ts';
import type { VerificationCase } from './case.ts';
import { endMoment, ownWeight, tipLoad } from './elastica.ts';

/**
 * V17: how fast the answer settles as the elements are halved. No reference enters: with u(h) ≈ u + a h^p,
 * p = log2 |u(2h) − u(h)| / |u(h) − u(h/2)|.
 */

/** Meshes from the ladder's own L/40 on; two orders are seen, on the three coarser and on the three finer ones. */
const ELEMENTS = [40, 80, 160, 320] as const;
/** Stiff enough to be at rest within a few ticks. */
const BENCH = { stiffnessNmm2: 10_000, axialN: 2e6 };

/**
 * A scheme of order 2 with half cells at its ends has u(h) = u + a h² + b h³ + …, so the order seen approaches 2 as
 * 2 − c h, from below where a and b differ in sign. Its value at h = 0 is 2 p(h/2) − p(h), up to terms in h².
 * @assumption those terms are below 0.01 from L/80 on, so that is what an order may be short of 2
 */
const RESOLUTION = 0.01;

interface Refinement {
  /** Orders seen on the three coarser and on the three finer meshes. */
  seen: readonly [number, number];
  /** Order towards which they go. */
  order: number;
}

/** @param solve the answer on a mesh: one number or several */
function refine(solve: (elements: number) => readonly number[]): Refinement {
  const [a, b, c, d] = ELEMENTS.map(solve) as [number[], number[], number[], number[]];
  const [ab, bc, cd] = [distance(a, b), distance(b, c), distance(c, d)];
  const seen = [Math.log2(ab / bc), Math.log2(bc / cd)] as const;
  return { seen, order: 2 * seen[1] - seen[0] };
}

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((one, k) => one - b[k]!));

interface Rung {
  what: string;
  solve(elements: number): readonly number[];
}

const RUNGS: readonly Rung[] = [
  ...[1, 10].map((load) => ({
    what: `V1 tip load PL²/EI = ${load}`,
    solve: (elements: number) => Object.values(tipLoad({ ...BENCH, elements }, load)),
  })),
  ...[1, 10].map((load) => ({
    what: `V2 own weight qL³/EI = ${load}`,
    solve: (elements: number) => [ownWeight({ ...BENCH, elements }, load)],
  })),
  ...[Math.PI, 2 * Math.PI].map((turn) => ({
    what: `V3 end moment ML/EI = ${turn.toFixed(4)}`,
    solve: (elements: number) => endMoment({ ...BENCH, elements }, turn),
  })),
  ...ENDS.map((ends) => ({
    what: `V5 Euler load, ${ends.what}`,
    solve: (elements: number) => [criticalLoad({ elements }, ends)],
  })),
  ...[20, 90].map((slopeDeg) => ({
    what: `V6 bent column, ${slopeDeg}°`,
    solve: (elements: number) => {
      const { load, sag } = bendColumn({ elements }, (slopeDeg * Math.PI) / 180);
      return [load, sag];
    },
  })),
];

export function refinementCases(): VerificationCase[] {
  return RUNGS.map(({ what, solve }) => {
    const { seen, order } = refine(solve);
    const short = Math.max(0, 2 - order);
    const orders = seen.map((one) => one.toFixed(3)).join(', ');
    return {
      id: 'V17',
      what: `order in h of ${what} (seen ${orders})`,
      result: order,
      reference: 2,
      error: short,
      limit: RESOLUTION,
      pass: short <= RESOLUTION,
    };
  });
}
