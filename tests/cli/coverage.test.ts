import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COVERAGE_FILE, checkCoverage, coverageText } from '../../src/cli/coverage-table.ts';
import { FACTS_FILE, type Facts, readFacts } from '../../src/cli/facts.ts';
import { levelFiles, readLevelFile } from '../../src/cli/shelf.ts';
import { byReadingOrder, type Level } from '../../src/game/index.ts';
import { codesOf, withValue } from '../game/broken.ts';

const raw = JSON.parse(readFileSync(FACTS_FILE, 'utf8')) as Facts;
const levels = levelFiles()
  .map((file) => readLevelFile(file).level!)
  .sort(byReadingOrder);

function facts(): Facts {
  const read = readFacts(raw);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe('the statements of the paper', () => {
  it('are all there, 152 of them', () => expect(facts().facts).toHaveLength(152));

  it(`are each shown somewhere, or listed as not yet (${raw.notYet.length}), or there is a reason why no game can`, () => {
    expect(checkCoverage(facts(), levels)).toEqual([]);
  });

  it('stand in a table that is written from the levels as they are (npm run coverage)', () => {
    expect(readFileSync(COVERAGE_FILE, 'utf8')).toBe(coverageText(facts(), levels));
  });
});

describe('a table of facts that is wrong', () => {
  it.each<[claim: string, path: string, value: unknown, problem: string]>([
    ['with a gap', 'facts[4].n', 7, 'notInOrder facts[4].n'],
    ['that awaits a fact after the last', 'notYet[0]', 153, 'unknownFact notYet[0]'],
    ['with a feature that nobody described', 'facts[0].shownBy', ['crystal ball'], 'unknownFeature facts[0].shownBy'],
    [
      'with a feature that is not in the house',
      'features.vignettes.at',
      'src/moon.ts',
      'notFound features.vignettes.at',
    ],
    ['without words', 'facts[1].say', '', 'empty facts[1].say'],
  ])('%s is refused', (_claim, path, value, problem) => {
    expect(codesOf(readFacts(withValue(raw, path, value)))).toContain(problem);
  });
});

describe('a coverage that does not go together is found out', () => {
  const few: Facts = {
    ...raw,
    notYet: [3],
    facts: [
      { n: 1, say: 'One.' },
      { n: 2, say: 'Two.', cannot: 'No game can.' },
      { n: 3, say: 'Three.' },
      { n: 4, say: 'Four.', shownBy: ['vignettes'] },
    ],
  };
  const showing = (...numbers: number[]): Pick<Level, 'id' | 'teaching'>[] => [
    { id: 'a', teaching: [{ say: 'Look.', facts: numbers }] },
  ];
  const codes = (table: Facts, ...numbers: number[]) =>
    checkCoverage(table, showing(...numbers)).map(({ code }) => code);

  it.each<[claim: string, numbers: number[], expected: string[]]>([
    ['nothing, when every fact has its place', [1], []],
    ['a fact that is forgotten', [], ['forgotten']],
    ['one that is shown although it waits to be', [1, 3], ['shown']],
    ['one that is shown although no game can', [1, 2], ['shownAfterAll']],
    ['a level that shows a fact nobody counted', [1, 5], ['unknownFact']],
  ])('%s', (_claim, numbers, expected) => expect(codes(few, ...numbers)).toEqual(expected));

  it('one that waits although no game can show it', () => {
    expect(codes({ ...few, notYet: [2, 3] }, 1)).toEqual(['shownAfterAll']);
  });
});
