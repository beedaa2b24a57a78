import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../../../src/sim/anatomy/centreline.ts';
import { buildTree, readSwc, readVmtkCsv, routeTo, type VesselTree } from '../../../../src/sim/anatomy/index.ts';
import { type Foreign, foreign, nodesOf, writeSwc, writeVmtkCsv } from './write-centrelines.ts';

const atlas = buildTree();
const { nodes, linksMm } = nodesOf(atlas);
const access = atlas.sheath.exitMm;
const ownFrame = foreign('mm', 'LSA', (at) => at, [0, 0, 0], access);
const FOREIGN: [string, Foreign][] = [
  ['its own frame', ownFrame],
  ['metres in RAS', foreign('m', 'RAS', ([x, y, z]) => [-x, z, y], [0.012, -0.2, 1.1], access)],
  ['micrometres in LPS', foreign('um', 'LPS', ([x, y, z]) => [x, -z, y], [-4000, 52_000, 7], access)],
  ['centimetres, feet first', foreign('cm', 'IRA', ([x, y, z]) => [-y, -x, z], [3, 4, 5], access)],
];
const READERS = [
  ['SWC', (from: typeof nodes, to: Foreign) => readSwc(writeSwc(from, to), to.frame)],
  ['a VMTK table', (from: typeof nodes, to: Foreign) => readVmtkCsv(writeVmtkCsv(from, to), to.frame)],
  [
    'a VMTK table without groups',
    (from: typeof nodes, to: Foreign) => readVmtkCsv(writeVmtkCsv(from, to, false), to.frame),
  ],
] as const;

/** Every point of a tree, to a hundredth of a millimetre, with its radius. */
const places = (tree: VesselTree): Set<string> =>
  new Set(
    tree.vessels.flatMap(({ pointsMm, radiusMm, from }) =>
      [...radiusMm].flatMap((radius, i) =>
        i === 0 && from !== null ? [] : [placeOf([pointsMm[3 * i], pointsMm[3 * i + 1], pointsMm[3 * i + 2]], radius)],
      ),
    ),
  );
// a shift off zero, so that −0.00 and 0.00 are the same word
const placeOf = (at: Point, radius: number): string =>
  [...at, radius].map((value) => (value + 5000.001).toFixed(2)).join(' ');
const lengthMm = ({ vessels }: VesselTree): number => vessels.reduce((sum, vessel) => sum + vessel.lengthMm, 0);
const codes = (result: ReturnType<typeof readSwc>): string[] =>
  result.ok ? [] : result.problems.map(({ code, at }) => `${at}: ${code}`);
const swc = (...rows: string[]) =>
  readSwc(rows.join('\n'), { unit: 'mm', axes: 'LSA', t8: [0, 0, 0], access: [0, 0, 0] });
const csv = (...rows: string[]) =>
  readVmtkCsv(rows.join('\n'), { unit: 'mm', axes: 'LSA', t8: [0, 0, 0], access: [0, 0, 0] });
const HEAD = 'X,Y,Z,MaximumInscribedSphereRadius,CenterlineIds';

describe('a tree of the person’s own', () => {
  const plexus = ['foraminal', 'epidural', 'basivertebral', 'intersegmental'];
  const outer = atlas.vessels.filter(({ group }) => !plexus.includes(group)).map((one, index) => ({ ...one, index }));
  const trunks = nodesOf({ ...atlas, vessels: outer });
  for (const [format, write] of READERS) {
    for (const [name, frame] of FOREIGN) {
      it(`comes back from ${format} in ${name} where it was and as wide as it was`, () => {
        const read = write(trunks.nodes, frame);
        expect(codes(read)).toEqual([]);
        if (!read.ok) return;
        const found = places(read.value);
        expect(
          trunks.nodes.filter(({ at, radiusMm, before }) => before >= 0 && !found.has(placeOf(at, radiusMm))),
        ).toEqual([]);
        const wantedMm = outer.reduce((sum, one) => sum + one.lengthMm, 0);
        expect(lengthMm(read.value)).toBeCloseTo(wantedMm + trunks.linksMm, 1);
        expect(read.value.sheath.exitMm[0]).toBeCloseTo(access[0], 6);
        expect(read.value.sheath.direction[1]).toBeCloseTo(atlas.sheath.direction[1], 6);
      });
    }
  }

  it('has the whole atlas in it, plexus and all, and a way to each of its veins', () => {
    const read = readSwc(writeSwc(nodes, ownFrame), ownFrame.frame);
    expect(codes(read)).toEqual([]);
    if (!read.ok) return;
    expect(lengthMm(read.value)).toBeCloseTo(lengthMm(atlas) + linksMm, 1);
    const last = read.value.vessels.at(-1)!;
    expect(routeTo(read.value, last.id, last.lengthMm)!.lengthMm).toBeGreaterThan(last.lengthMm);
  });

  it('is the same whichever of its ends the file begins at: the sheath is where one says', () => {
    const fork = (...order: string[]) => swc(...order);
    const fromSheath = fork('1 0 0 0 0 3 -1', '2 0 0 20 0 3 1', '3 0 0 40 0 2 2', '4 0 9 40 0 1 2');
    const fromAfar = fork('7 0 0 40 0 2 -1', '2 0 0 20 0 3 7', '1 0 0 0 0 3 2', '4 0 9 40 0 1 2');
    expect(fromAfar).toEqual(fromSheath);
    expect(fromSheath.ok && fromSheath.value.vessels.map(({ from, lengthMm: mm }) => [from, mm])).toEqual([
      [null, 40],
      ['own_1', Math.hypot(9, 20)],
    ]);
  });
});

describe('a file that is wrong', () => {
  it('names every fault of an SWC file by its line', () => {
    expect(
      codes(swc('1 0 0 0 0 1 -1', '2 0 0 x 0 1 1', '3 0 0 5', '4 0 0 9 0 -1 1', '5 0 0 99 0 1 1', '5 0 0 9 1 1 77')),
    ).toEqual([
      'line 2: notANumber',
      'line 3: missingColumns',
      'line 6: duplicateId',
      'line 6: unknownParent',
      'line 4: notPositive',
      'line 5: jump',
    ]);
    expect(codes(swc('1 0 0 0 0 1 3', '2 0 0 1 0 1 1', '3 0 0 2 0 1 2'))).toEqual(['line 1: ring']);
    expect(codes(swc('1 0 0 0 0 1 -1', '2 0 0 1 0 1 1', '3 0 0 2 0 1 -1'))).toEqual(['line 3: severalRoots']);
    expect(codes(swc('1 0 0 0 0 1 -1', '2 0 0 1 0 1 1', '3 0 0 1 0 1 2'))).toEqual(['line 3: repeatedPoint']);
    expect(codes(swc('1 0 0 1990 0 1 -1', '2 0 0 1991 0 99 1'))).toEqual([
      'line 1: outsidePatient',
      'line 2: outOfRange',
      'line 2: outsidePatient',
    ]);
    expect(codes(swc('1 0 50 0 0 1 -1', '2 0 50 1 0 1 1'))).toEqual(['frame.access: noAccess']);
  });

  it('names every fault of a VMTK table by its line', () => {
    expect(codes(csv('X,Y,CenterlineIds', '1,2,0'))).toEqual(['line 1: missingColumn', 'line 1: missingColumn']);
    expect(codes(csv(HEAD, '0,0,0,1,0', '0,1,0,0,0', '0,2,nan,1,0', '0,3', '9,9,9,1,1'))).toEqual([
      'line 4: notANumber',
      'line 5: notANumber',
      'line 5: notANumber',
      'line 6: disconnected',
      'line 3: notPositive',
    ]);
  });

  it('whose unit, axes, T8 or sheath nobody has said is not read: nothing of it is guessed', () => {
    const text = '1 0 0 0 0 1 -1\n2 0 0 1 0 1 1';
    expect(codes(readSwc(text, {}))).toEqual([
      'frame.unit: malformed',
      'frame.axes: malformed',
      'frame.t8: malformed',
      'frame.access: malformed',
    ]);
    for (const axes of ['RAR', 'RA', 'XYZ', 'RLS', '']) {
      const asked = { unit: 'mm', axes, t8: [0, 0, 0], access: [0, 0, 0] };
      expect(codes(readSwc(text, asked))).toEqual(['frame.axes: malformed']);
    }
  });

  it('whatever it holds, is refused with reasons and never with a crash', () => {
    const word = fc.oneof(
      fc.integer().map(String),
      fc.double().map(String),
      fc.constantFrom('', '-1', '1', 'X', 'NaN', '1e999', '"'),
      fc.string(),
    );
    const table = fc
      .array(
        fc.array(word, { maxLength: 8 }).map((row) => row.join(' ')),
        { maxLength: 12 },
      )
      .map((rows) => rows.join('\n'));
    const frame = fc.oneof(fc.constant(ownFrame.frame), fc.anything());
    fc.assert(
      fc.property(fc.oneof(table, fc.string()), frame, (text, asked) => {
        for (const read of [
          readSwc(text, asked),
          readVmtkCsv(`${HEAD}\n${text.replaceAll(' ', ',')}`, asked),
          readVmtkCsv(text, asked),
        ]) {
          expect(read.ok ? read.value.vessels.length : read.problems.length).toBeGreaterThan(0);
          if (!read.ok) for (const { code, say } of read.problems) expect(`${code} ${say}`).toMatch(/^\w+ .*[.?]$/s);
        }
      }),
    );
  });

  it('of 200 000 lines is read, or refused line by line, without a stop', { timeout: 60_000 }, () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => [i + 1, 0, (i % 900) / 10, Math.floor(i / 900), 0, 1]);
    const snake = lines.map((line, i) => [...line, i || -1].join(' ')).join('\n');
    const star = lines.map((line, i) => [...line, i ? 1 : -1].join(' ')).join('\n');
    // 9 cm back at the end of each of 222 rows
    expect(new Set(codes(swc(snake)).map((one) => one.split(': ')[1]))).toEqual(new Set(['jump']));
    expect(codes(swc(snake.replaceAll('0 1 ', '0 x '))).length).toBeGreaterThan(100_000);
    expect(codes(swc(star)).length).toBeGreaterThan(100_000);
    expect(codes(swc('0\n'.repeat(500_001)))).toEqual([': tooLong']);
  });
});
