import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTree, nearestOnAxis, type Vessel } from '../../../src/sim/anatomy/index.ts';
import { createVenousLumen, type Lumen } from '../../../src/sim/physics/index.ts';
import { createProbe, type LumenProbe } from '../../../src/sim/physics/lumen.ts';

/** The lumen of the built-in veins itself; the verification's own lumens are formulas. */
const tree = buildTree();

type Place = readonly [x: number, y: number, z: number];

/** Ask at a place: the node's list of near capsules is made at `listedAt`, or at the place itself. */
function ask(lumen: Lumen, [x, y, z]: Place, listedAt: Place = [x, y, z]): LumenProbe {
  const at = { xMm: new Float64Array(1), yMm: new Float64Array(1), zMm: new Float64Array(1) };
  const put = ([px, py, pz]: Place) => {
    at.xMm[0] = px;
    at.yMm[0] = py;
    at.zMm[0] = pz;
  };
  put(listedAt);
  lumen.gather(0, at);
  put([x, y, z]);
  const probe = createProbe();
  lumen.probe(0, at, probe);
  return probe;
}

const depthIn = (vessel: Vessel, place: Place): number => {
  const { radiusMm, distanceMm } = nearestOnAxis(vessel, place);
  return radiusMm - distanceMm;
};

/** Depth by every piece of every vessel, sharp at the ridges. */
const sharpDepth = (place: Place): number => Math.max(...tree.vessels.map((vessel) => depthIn(vessel, place)));

const lumen = createVenousLumen(tree);

const beside = fc.double({ min: -1.2, max: 1.2, noNaN: true });
/** No device presses further into a wall than this, mm: V22 allows 1.5. */
const REACHED_MM = 2;
/** A place somewhere in or just outside a vein: beside its axis, by a part of its radius. */
const places = fc
  .record({
    vessel: fc.nat(tree.vessels.length - 1),
    along: fc.double({ min: 0, max: 1, noNaN: true }),
    off: fc.tuple(beside, beside, beside).filter((off) => Math.hypot(...off) > 0.2),
  })
  .map(({ vessel, along, off }): Place => {
    const { pointsMm, radiusMm } = tree.vessels[vessel]!;
    const i = Math.floor(along * (radiusMm.length - 1));
    return [0, 1, 2].map((k) => pointsMm[3 * i + k]! + off[k]! * radiusMm[i]!) as unknown as Place;
  })
  .filter((place) => sharpDepth(place) > -REACHED_MM);

/** How fast the radius changes along a vein, at most, mm per mm. */
const steepest = Math.max(
  ...tree.vessels.map(({ radiusMm, lengthMm }) => Math.abs(radiusMm.at(-1)! - radiusMm[0]!) / lengthMm),
);

describe('the lumen of the veins', () => {
  it('is as deep as the deepest of all its pieces, and more only by the rounding', () => {
    fc.assert(
      fc.property(places, (place) => {
        const more = ask(lumen, place).depthMm - sharpDepth(place);
        // Straight pieces stray by 0.02 mm from the axis; each of the veins that meet adds a quarter of its blend at most.
        expect(more).toBeGreaterThan(-0.05);
        expect(more).toBeLessThan(0.05 + 2 * 0.25 * 0.3 * 23);
      }),
      { numRuns: 500 },
    );
  });

  it('is as deep by a list made 0.7 mm away as by one made on the spot, within 0.02 mm', () => {
    const way = fc.tuple(
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(places, way, (place, [turn, up]) => {
        const flat = 0.7 * Math.sqrt(1 - up * up);
        const [x, y, z] = place;
        const away: Place = [x + flat * Math.cos(turn), y + flat * Math.sin(turn), z + 0.7 * up];
        // Where three veins meet, the rounding towards one of them may miss the list: 0.011 mm in 20 000 places tried.
        expect(Math.abs(ask(lumen, place, away).depthMm - ask(lumen, place).depthMm)).toBeLessThan(0.02);
      }),
      { numRuns: 500 },
    );
  });

  it('has the gradient that finite differences give, but for the taper, which it leaves out', () => {
    expect(steepest).toBeLessThan(0.05);
    const step = 1e-4;
    fc.assert(
      fc.property(places, (place) => {
        const { nx, ny, nz } = ask(lumen, place);
        for (const [k, slope] of [nx, ny, nz].entries()) {
          const beside = (by: number): Place => place.map((one, j) => (j === k ? one + by : one)) as unknown as Place;
          const [up, down] = [ask(lumen, beside(step), place).depthMm, ask(lumen, beside(-step), place).depthMm];
          const here = ask(lumen, place).depthMm;
          // Where pieces of one vein meet at an angle the slope jumps: one side fits.
          const slopes = [(up - here) / step, (here - down) / step, (up - down) / (2 * step)];
          expect(Math.min(...slopes.map((one) => Math.abs(one - slope)))).toBeLessThan(0.002 + steepest);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('flares where a segmental vein leaves the azygos, by no more than its own rounding, and nowhere else', () => {
    const vein = tree.byId.get('seg_r_t8')!;
    const azygos = tree.byId.get('azygos')!;
    const blend = 0.3 * vein.radiusMm[0]!;
    const flareAlong = Array.from(vein.arcMm, (_, i) => {
      const place = [0, 1, 2].map((k) => vein.pointsMm[3 * i + k]!) as unknown as Place;
      return { inside: depthIn(azygos, place), flare: ask(lumen, place).depthMm - sharpDepth(place) };
    });
    const widest = flareAlong.reduce((best, one) => (one.flare > best.flare ? one : best));
    // Where both are as deep, a quarter of the blend: 0.09 mm in a vein of 2.3 mm.
    expect(widest.flare).toBeGreaterThan(0.2 * blend);
    expect(widest.flare).toBeLessThan(0.25 * blend + 0.03);
    expect(Math.abs(widest.inside - vein.radiusMm[0]!)).toBeLessThan(blend);
    for (const { inside, flare } of flareAlong)
      if (Math.abs(inside - vein.radiusMm[0]!) > blend + 0.1 && inside > -6) expect(Math.abs(flare)).toBeLessThan(0.03);
  });
});
