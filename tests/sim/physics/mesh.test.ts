import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceSpec } from '../../../src/sim/devices/index.ts';
import { createRod, profileDevice, type RodState, type StackDevice } from '../../../src/sim/physics/index.ts';
import { feedRod, layRod } from '../../../src/sim/physics/mesh.ts';
import { evenly } from './evenly.ts';

/** A device that protrudes less than this counts as hidden, mm. */
const HIDDEN_MM = 0.3;
const LENGTH_MM = 300;

function device(outerRadiusMm: number, insertedMm: number): StackDevice {
  const spec: DeviceSpec = {
    ...{
      id: 'any',
      name: 'Any',
      slot: 'wire',
      lengthMm: LENGTH_MM,
      outerRadiusMm,
      innerRadiusMm: 0,
      torsionRatio: 0.77,
    },
    ...{ wallFriction: 0, lumenFriction: 0, handLimitN: 5, opacity: [], markers: [], restCurve: [] },
    bendingStiffness: [
      { fromTipMm: 0, eiNmm2: 10 },
      { fromTipMm: LENGTH_MM, eiNmm2: 10 },
    ],
  };
  const hub = { hubRollRad: 0, tipRollRad: 0, hubForceN: 0, slippedMm: 0 };
  return { profile: profileDevice(spec, 1), insertedMm, ...hub };
}

/** Guide, intermediate, microcatheter and wire, at rest on a helix. */
function laidStack(insertedMm: readonly number[]): { rod: RodState; stack: StackDevice[] } {
  const stack = [1.0, 0.8, 0.45, 0.18].map((radius, k) => device(radius, insertedMm[k]!));
  const rod = createRod();
  layRod(rod, stack, (s) => [20 * Math.sin(s / 25), 0.6 * s, 20 * Math.cos(s / 25)]);
  return { rod, stack };
}

type Places = Map<string, readonly [number, number, number]>;

/** Where every mesh point of every device that is exposed lies: the points are material. */
function places(rod: RodState): Places {
  const found: Places = new Map();
  for (const { device: k, tipNode, mouthNode } of rod.segments) {
    for (let node = tipNode; node > mouthNode; node -= 1) {
      found.set(`device ${k} point ${tipNode - node}`, [rod.xMm[node]!, rod.yMm[node]!, rod.zMm[node]!]);
    }
  }
  return found;
}

function rests(rod: RodState): number[] {
  return [...rod.restMm.subarray(0, rod.count - 1)];
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** What holds for any rod, whatever was fed. */
function expectSound(rod: RodState, stack: readonly StackDevice[]): void {
  const furthest = Math.max(0, ...stack.map(({ insertedMm }) => insertedMm));
  const total = sum(rests(rod));
  expect(total).toBeLessThanOrEqual(furthest + 1e-9);
  expect(total).toBeGreaterThan(furthest - HIDDEN_MM);
  for (const rest of rests(rod)) expect(rest).toBeGreaterThanOrEqual(0.1);
  let mouthMm = 0;
  for (const { device: k, mouthNode, tipNode } of rod.segments) {
    const exposed = sum([...rod.restMm.subarray(mouthNode, tipNode)]);
    expect(exposed).toBeCloseTo(stack[k]!.insertedMm - mouthMm, 9);
    expect(rod.arcMm[tipNode]).toBeCloseTo(stack[k]!.insertedMm, 9);
    mouthMm = stack[k]!.insertedMm;
  }
  stack.forEach(({ insertedMm }, k) => {
    const around = Math.max(0, ...stack.slice(0, k).map((outer) => outer.insertedMm));
    const isOut = rod.segments.some((segment) => segment.device === k);
    if (insertedMm - around > 2 * HIDDEN_MM) expect(isOut).toBe(true);
    if (insertedMm <= around) expect(isOut).toBe(false);
  });
  for (const place of places(rod).values()) expect(place.every(Number.isFinite)).toBe(true);
}

const lengths = fc.array(evenly(0, 150), { minLength: 4, maxLength: 4 });
/** Feeds of a tick at any speed of a hand, and exchanges of place all at once. */
const feeds = fc.array(fc.record({ k: fc.nat(3), byMm: fc.oneof(evenly(-3.4, 3.4), evenly(-150, 150)) }), {
  minLength: 1,
  maxLength: 60,
});

function feed(rod: RodState, stack: StackDevice[], { k, byMm }: { k: number; byMm: number }): void {
  stack[k]!.insertedMm = Math.min(LENGTH_MM - 60, Math.max(0, stack[k]!.insertedMm + byMm));
  feedRod(rod, stack);
}

describe('feeding four devices', () => {
  it('keeps each exposed length right and no element too short, while they advance, retract and overtake', () => {
    fc.assert(
      fc.property(lengths, feeds, (insertedMm, all) => {
        const { rod, stack } = laidStack(insertedMm);
        expectSound(rod, stack);
        for (const one of all) {
          feed(rod, stack, one);
          expectSound(rod, stack);
        }
      }),
    );
  });

  it('never moves a node that stays exposed', () => {
    fc.assert(
      fc.property(lengths, feeds, (insertedMm, all) => {
        const { rod, stack } = laidStack(insertedMm);
        for (const one of all) {
          const before = places(rod);
          feed(rod, stack, one);
          for (const [point, place] of places(rod)) if (before.has(point)) expect(place).toEqual(before.get(point));
        }
      }),
    );
  });

  it('leaves everything outside a wire alone when the wire is pulled back inside', () => {
    fc.assert(
      fc.property(evenly(20, 120), evenly(0.5, 40), evenly(0.1, 200), (outMm, beyondMm, pulledMm) => {
        const { rod, stack } = laidStack([outMm, 0, 0, outMm + beyondMm]);
        const before = places(rod);
        feed(rod, stack, { k: 3, byMm: -pulledMm });
        const guide = [...before].filter(([point]) => point.startsWith('device 0'));
        const after = places(rod);
        for (const [point, place] of guide) expect(after.get(point)).toEqual(place);
      }),
    );
  });

  it('leaves the tip of a wire where it is when a catheter advances over it', () => {
    fc.assert(
      fc.property(
        evenly(10, 60),
        evenly(20, 60),
        fc.array(evenly(0, 3.4), { maxLength: 20 }),
        (catheterMm, beyondMm, all) => {
          const wireMm = catheterMm + beyondMm;
          const { rod, stack } = laidStack([0, catheterMm, 0, wireMm]);
          const tip = places(rod).get('device 3 point 0');
          for (const byMm of all) {
            if (stack[1]!.insertedMm + byMm > wireMm - 1) break;
            feed(rod, stack, { k: 1, byMm });
            expect(places(rod).get('device 3 point 0')).toEqual(tip);
          }
        },
      ),
    );
  });

  it('lets a point appear on the curve, not beside it', () => {
    fc.assert(
      fc.property(evenly(40, 140), evenly(0.1, 60), (outMm, pulledMm) => {
        const { rod, stack } = laidStack([outMm, 0, 0, outMm]);
        feed(rod, stack, { k: 3, byMm: -1 });
        feed(rod, stack, { k: 0, byMm: -pulledMm });
        for (const [x, , z] of places(rod).values()) expect(Math.abs(Math.hypot(x, z) - 20)).toBeLessThan(0.1);
      }),
    );
  });

  it('starts again along the sheath when everything was drawn out', () => {
    const { rod, stack } = laidStack([30, 0, 0, 40]);
    rod.root = { clamped: true, x: 0, y: 0.6, z: 0.8 };
    feed(rod, stack, { k: 3, byMm: -50 });
    feed(rod, stack, { k: 0, byMm: -50 });
    expect(rod.count).toBe(1);
    feed(rod, stack, { k: 3, byMm: 3 });
    expectSound(rod, stack);
    const [x, y, z] = places(rod).get('device 3 point 0')!;
    expect([x, y, z - 20]).toEqual([expect.closeTo(0, 9), expect.closeTo(0.6 * 3, 9), expect.closeTo(0.8 * 3, 9)]);
  });
});
