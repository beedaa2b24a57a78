import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloneState, createSim, hashState, type SimCommand, stepSim } from '../../src/sim/index.ts';

const START = createSim({
  seed: 3,
  route: ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'],
  devices: [
    { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 480, rollRad: 0 },
    { slot: 'wire', spec: 'wire-035', insertedMm: 500, rollRad: 0 },
  ],
});

const hand: fc.Arbitrary<SimCommand> = fc.record({
  kind: fc.constant('push' as const),
  device: fc.constantFrom('guide' as const, 'wire' as const),
  distanceMm: fc.double({ min: -2, max: 2, noNaN: true }),
});
const hands = fc.array(hand, { minLength: 4, maxLength: 20 });

describe('a copied world', () => {
  it('goes on bit by bit as the original, and neither feels what is done to the other', () => {
    fc.assert(
      fc.property(hands, hands, (ours, others) => {
        const [alone, copy, other] = [cloneState(START), cloneState(START), cloneState(START)];
        for (const each of ours) stepSim(alone, [each]);
        for (let k = 0; k < Math.max(ours.length, others.length); k += 1) {
          if (ours[k]) stepSim(copy, [ours[k]!]);
          if (others[k]) stepSim(other, [others[k]!]);
        }
        expect(hashState(copy)).toBe(hashState(alone));
        expect(START.tick).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});
