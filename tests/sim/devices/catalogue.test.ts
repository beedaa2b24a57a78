import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import catalogueFile from '../../../assets/devices/catalogue.json' with { type: 'json' };
import { type DeviceSpec, deviceCatalogue, readCatalogue } from '../../../src/sim/devices/index.ts';

const device = (id: string): DeviceSpec => {
  const spec = deviceCatalogue.get(id);
  if (!spec) throw new Error(`no device ${id}`);
  return spec;
};

/** Linear between the knots, as the rod solver reads the table. */
function stiffnessAt({ bendingStiffness }: DeviceSpec, fromTipMm: number): number {
  const next = bendingStiffness.findIndex((knot) => knot.fromTipMm >= fromTipMm);
  if (next === 0) return bendingStiffness[0].eiNmm2;
  if (next < 0) return bendingStiffness.at(-1)!.eiNmm2;
  const [a, b] = [bendingStiffness[next - 1], bendingStiffness[next]];
  return a.eiNmm2 + ((b.eiNmm2 - a.eiNmm2) * (fromTipMm - a.fromTipMm)) / (b.fromTipMm - a.fromTipMm);
}

/** Where the tip points, and how far aside it stands, once the rest curve of the last 60 mm is let go. */
function tipOf({ restCurve }: DeviceSpec): { angleDeg: number; asideMm: number } {
  let angle = 0;
  let asideMm = 0;
  const stepMm = 0.001;
  for (let s = 60; s > 0; s -= stepMm) {
    const piece = restCurve.find(({ fromTipMm, toTipMm }) => s > fromTipMm && s <= toTipMm);
    angle += (piece?.curvaturePerMm ?? 0) * stepMm;
    asideMm += Math.sin(angle) * stepMm;
  }
  return { angleDeg: (angle * 180) / Math.PI, asideMm };
}

describe('the devices on the shelf', () => {
  it('go one inside the other: guide, 5F catheter, microcatheter, 0.014″ wire', () => {
    const stack = ['guide-6f-mp', 'intermediate-5f', 'micro-duo', 'wire-014'].map(device);
    expect(stack.map(({ slot }) => slot)).toEqual(['guide', 'intermediate', 'microcatheter', 'wire']);
    for (let i = 0; i + 1 < stack.length; i++) {
      expect(stack[i + 1].outerRadiusMm).toBeLessThan(stack[i].innerRadiusMm);
      expect(stack[i + 1].lengthMm).toBeGreaterThan(stack[i].lengthMm);
    }
  });

  it('the 0.035″ wire passes the 5F catheter, and not the microcatheter', () => {
    expect(device('wire-035').outerRadiusMm * 2).toBeCloseTo(0.035 * 25.4, 2);
    expect(device('wire-035').outerRadiusMm).toBeLessThan(device('intermediate-5f').innerRadiusMm);
    expect(device('wire-035').outerRadiusMm).toBeGreaterThan(device('micro-duo').innerRadiusMm);
  });

  it('reach the right T12 foramen, 769 mm from the groin, with the microcatheter out of the guide', () => {
    for (const spec of deviceCatalogue.values()) expect(spec.lengthMm).toBeGreaterThan(769);
  });

  it.each([...deviceCatalogue.values()])(
    '$id is softest at its tip and never softens on the way to the hub',
    (spec) => {
      const profile = spec.bendingStiffness.map(({ eiNmm2 }) => eiNmm2);
      expect([...profile].sort((a, b) => a - b)).toEqual(profile);
      expect(spec.bendingStiffness[0].fromTipMm).toBe(0);
    },
  );

  // The profile table of the device notes, N·mm² in the middle of each stretch.
  it.each([
    ['guide-6f-mp', [40, 50, 80, 130, 220, 290, 300]],
    ['intermediate-5f', [60, 80, 110, 150, 200, 215, 215]],
    ['wire-035', [2, 5, 34, 105, 195, 245, 250]],
    ['micro-duo', [0.1, 0.14, 0.25, 0.5, 3, 12.5, 30]],
    ['wire-014', [0.03, 0.05, 0.1, 0.3, 3.5, 58, 125]],
    ['wire-014-soft', [0.02, 0.03, 0.05, 0.15, 1.75, 51.5, 125]],
    ['reverse-5f', [50, 70, 110, 170, 215, 215, 215]],
    ['micro-17-90', [0.18, 0.22, 0.4, 0.8, 5, 16.5, 37]],
  ])('%s bends as the table says, within 2 %%', (id, profile) => {
    const middles = [2.5, 12.5, 35, 75, 200, 450, 800];
    profile.forEach((eiNmm2, i) => {
      const value = stiffnessAt(device(id), middles[i]);
      expect(Math.abs(value / eiNmm2 - 1), `${value} against ${eiNmm2} at ${middles[i]} mm`).toBeLessThan(0.02);
    });
  });

  it('a 0.035″ shaft straightens the 5F tip to a quarter of its 45°, its floppy end hardly at all', () => {
    const [catheter, wire] = [device('intermediate-5f'), device('wire-035')];
    const bent = (wireFromTipMm: number) => {
      const ei = stiffnessAt(catheter, 11);
      return (45 * ei) / (ei + stiffnessAt(wire, wireFromTipMm));
    };
    expect(bent(5)).toBeGreaterThan(41);
    expect(bent(700)).toBeLessThan(12);
  });

  it.each([
    ['guide-6f-straight', 0],
    ['guide-6f-mp', 27.5],
    ['intermediate-5f', 45],
    ['wire-035', 45],
    ['wire-014', 45],
    ['wire-014-sharp', 95],
    ['wire-014-soft', 45],
    ['micro-duo', 0],
    ['micro-17-90', 90],
    ['wire-014-j', 180],
    ['wire-014-double', 75],
    ['reverse-5f', 145],
  ])('%s turns its tip by %d° at rest', (id, angleDeg) => {
    expect(tipOf(device(id)).angleDeg).toBeCloseTo(angleDeg, 0);
  });

  it('a reverse-curve tip, let go, faces back beside its own shaft, as wide as a brachiocephalic vein', () => {
    const { angleDeg, asideMm } = tipOf(device('reverse-5f'));
    expect(angleDeg).toBeGreaterThan(120);
    expect(asideMm).toBeGreaterThan(15);
    expect(asideMm).toBeLessThan(25);
  });

  it('the sharp wire fits its tip sideways into an intercostal vein, the 5F tip does not', () => {
    expect(tipOf(device('wire-014-sharp')).asideMm).toBeLessThan(5);
    expect(tipOf(device('intermediate-5f')).asideMm).toBeGreaterThan(7);
  });

  it('on the screen the coil of a 0.014″ wire is the darkest, the microcatheter shaft the faintest', () => {
    const at = (id: string, mm: number) =>
      device(id).opacity.find(({ fromTipMm, toTipMm }) => mm >= fromTipMm && mm < toTipMm)!.muPerMm;
    expect(at('wire-014', 10)).toBeGreaterThan(at('wire-014', 100));
    const shafts = ['guide-6f-mp', 'intermediate-5f', 'wire-035', 'wire-014'].map((id) => at(id, 300));
    expect(Math.min(...shafts)).toBeGreaterThan(at('micro-duo', 300));
  });

  it.each([...deviceCatalogue.values()])('$id absorbs X-rays over all of its length', ({ opacity, lengthMm }) => {
    expect(opacity[0].fromTipMm).toBe(0);
    expect(opacity.at(-1)!.toTipMm).toBe(lengthMm);
    opacity.slice(1).forEach((piece, i) => {
      expect(piece.fromTipMm).toBe(opacity[i].toTipMm);
    });
  });

  it('the hand holds a catheter harder than a wire, and no wire hard enough to go through a cava', () => {
    const limit = (id: string) => device(id).handLimitN;
    const order = ['guide-6f-mp', 'intermediate-5f', 'wire-035', 'micro-duo', 'wire-014'].map(limit);
    expect([...order].sort((a, b) => b - a)).toEqual(order);
    expect(limit('wire-035')).toBeLessThan(1);
    expect(limit('wire-014')).toBeLessThan(0.4);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: these tests break the file on purpose
type Broken = any;

function spoil(change: (devices: Broken[], file: Broken) => void): Broken {
  const file = structuredClone(catalogueFile) as Broken;
  change(file.devices, file);
  return file;
}

const problemsOf = (raw: unknown) => {
  const result = readCatalogue(raw);
  return result.ok ? [] : result.problems;
};

/** One value put in place of another in the 5F catheter (row 2). */
const FAULTS: [fault: string, key: string, value: unknown, code: string, at: string][] = [
  ['an unknown slot', 'slot', 'balloon', 'unknownWord', 'devices[2].slot'],
  ['a negative diameter', 'outerDiameterMm', -1.67, 'notPositive', 'devices[2].outerDiameterMm'],
  ['a lumen wider than itself', 'innerDiameterMm', 2, 'lumenTooWide', 'devices[2].innerDiameterMm'],
  ['a wall of no thickness', 'innerDiameterMm', 1.67, 'lumenTooWide', 'devices[2].innerDiameterMm'],
  ['no lumen', 'innerDiameterMm', 0, 'noLumen', 'devices[2].innerDiameterMm'],
  ['a dead space of less than its lumen holds', 'deadSpaceMl', 0.1, 'deadSpace', 'devices[2].deadSpaceMl'],
  ['a solvent that goes nowhere', 'dmsoCompatible', true, 'noDeadSpace', 'devices[2].deadSpaceMl'],
  ['no length', 'lengthMm', 0, 'notPositive', 'devices[2].lengthMm'],
  ['a length of a kilometre', 'lengthMm', 1e6, 'outOfRange', 'devices[2].lengthMm'],
  ['a friction over 1', 'wallFriction', 1.5, 'outOfRange', 'devices[2].wallFriction'],
  ['a hand without a limit', 'handLimitN', Number.POSITIVE_INFINITY, 'notFinite', 'devices[2].handLimitN'],
  ['no stiffness', 'bendingStiffness', [], 'tooFew', 'devices[2].bendingStiffness'],
  [
    'a stiffness of nothing',
    'bendingStiffness',
    [{ fromTipMm: 0, eiNmm2: 0 }],
    'notPositive',
    'devices[2].bendingStiffness[0].eiNmm2',
  ],
  [
    'knots that run backwards',
    'bendingStiffness',
    [
      { fromTipMm: 9, eiNmm2: 1 },
      { fromTipMm: 9, eiNmm2: 2 },
    ],
    'notAscending',
    'devices[2].bendingStiffness[1].fromTipMm',
  ],
  [
    'a knot behind the hub',
    'bendingStiffness',
    [{ fromTipMm: 2000, eiNmm2: 1 }],
    'beyondEnd',
    'devices[2].bendingStiffness[0].fromTipMm',
  ],
  [
    'a bend with no radius',
    'bends',
    [{ fromTipMm: 0, angleDeg: 45, radiusMm: 0 }],
    'notPositive',
    'devices[2].bends[0].radiusMm',
  ],
  ['a bend of no angle', 'bends', [{ fromTipMm: 0, angleDeg: 0, radiusMm: 8 }], 'noLength', 'devices[2].bends[0]'],
  [
    'bends on top of each other',
    'bends',
    [
      { fromTipMm: 0, angleDeg: 90, radiusMm: 8 },
      { fromTipMm: 5, angleDeg: 9, radiusMm: 8 },
    ],
    'overlap',
    'devices[2].bends[1]',
  ],
  [
    'a marker in the air',
    'markers',
    [{ fromTipMm: 1150, lengthMm: 1, muPerMm: 3 }],
    'beyondEnd',
    'devices[2].markers[0]',
  ],
  [
    'a marker that shines',
    'markers',
    [{ fromTipMm: 1, lengthMm: 1, muPerMm: -3 }],
    'outOfRange',
    'devices[2].markers[0].muPerMm',
  ],
  ['an unknown key', 'price', 3, 'malformed', 'devices[2].price'],
  ['another one’s id', 'id', 'wire-035', 'duplicateId', 'devices[4].id'],
];

describe('a catalogue that is wrong', () => {
  it.each(FAULTS)('with %s is refused, and the place is named', (_fault, key, value, code, at) => {
    const problems = problemsOf(
      spoil((devices) => {
        devices[2][key] = value;
      }),
    );
    expect(problems.map((problem) => [problem.code, problem.at])).toEqual([[code, at]]);
    expect(problems[0].say).toMatch(/^[A-Za-z0-9].*\.$/);
  });

  it('with a wire that has a lumen is refused', () => {
    const problems = problemsOf(
      spoil((devices) => {
        devices[5].innerDiameterMm = 0.1;
      }),
    );
    expect(problems.map(({ code }) => code)).toEqual(['wireWithLumen']);
  });

  it('with many faults is refused with all of them', () => {
    const problems = problemsOf(
      spoil((devices, file) => {
        devices[0].slot = 'sheath';
        devices[1].innerDiameterMm = 9;
        devices[3].handLimitN = -1;
        devices[4] = 'a wire';
        delete file.assumptions;
      }),
    );
    const codes = ['unknownWord', 'lumenTooWide', 'notPositive', 'malformed', 'malformed'];
    expect(problems.map(({ code }) => code).sort()).toEqual(codes.sort());
  });

  it('is refused whatever it contains', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(problemsOf(raw).length).toBeGreaterThan(0);
      }),
    );
  });
});
