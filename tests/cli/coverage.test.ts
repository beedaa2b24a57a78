import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COVERAGE_FILE, checkCoverage, coverageText, notYet } from '../../src/cli/coverage-table.ts';
import { FACTS_FILE, type Facts, readFacts } from '../../src/cli/facts.ts';
import { levelFiles, readLevelFile } from '../../src/cli/shelf.ts';
import { byReadingOrder, type Level } from '../../src/game/index.ts';
import { REMARKS, type Remark } from '../../src/shell/atlas/remarks.ts';
import { ROAD_MAPS } from '../../src/shell/atlas/road-maps.ts';
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

  it('are each shown somewhere, or await a level that is to come, or there is a reason why no game can', () => {
    expect(checkCoverage(facts(), levels)).toEqual([]);
  });

  it('are not yet shown in two cases at most, which await levels of their own', () => {
    const missing = notYet(facts(), levels);
    expect(missing.length).toBeLessThanOrEqual(2);
    for (const fact of missing) expect(fact.awaits, `fact ${fact.n}`).toBeDefined();
  });

  it('stand in a table that is written from the levels as they are (npm run coverage)', () => {
    expect(readFileSync(COVERAGE_FILE, 'utf8')).toBe(coverageText(facts(), levels));
  });
});

describe('what the atlas says', () => {
  const claimed = (feature: string) =>
    facts()
      .facts.filter(({ shownBy = [] }) => shownBy.includes(feature))
      .map(({ n }) => n);
  const numbersOf = (remarks: readonly Remark[]) =>
    [...new Set(remarks.flatMap((remark) => remark.facts))].sort((a, b) => a - b);

  it.each(ROAD_MAPS.map(({ key, turns, stops }) => [key, [...turns, ...stops]] as const))(
    'on road map %s is what the table says of it, fact by fact',
    (key, remarks) => expect(numbersOf(remarks)).toEqual(claimed(`road map ${key}`)),
  );

  it('of single veins is what the table says of it, fact by fact', () => {
    expect(numbersOf(REMARKS)).toEqual(claimed('atlas'));
  });
});

describe('a table of facts that is wrong', () => {
  it.each<[claim: string, path: string, value: unknown, problem: string]>([
    ['with a gap', 'facts[4].n', 7, 'notInOrder facts[4].n'],
    ['that awaits no level in particular', 'facts[4].awaits', [], 'empty facts[4].awaits'],
    ['with a feature that nobody described', 'facts[0].shownBy', ['crystal ball'], 'unknownFeature facts[0].shownBy'],
    [
      'with a feature that is not in the house',
      'features.vignettes.at',
      'src/moon.ts',
      'notFound features.vignettes.at',
    ],
    ['with a feature that shows nothing', 'features.moon', { say: 'No.', at: 'src' }, 'unusedFeature features.moon'],
    ['without words', 'facts[1].say', '', 'empty facts[1].say'],
  ])('%s is refused', (_claim, path, value, problem) => {
    expect(codesOf(readFacts(withValue(raw, path, value)))).toContain(problem);
  });
});

describe('a coverage that does not go together is found out', () => {
  const few: Facts = {
    ...raw,
    facts: [
      { n: 1, say: 'One.' },
      { n: 2, say: 'Two.', cannot: 'No game can.' },
      { n: 3, say: 'Three.', awaits: ['to-come'] },
      { n: 4, say: 'Four.', shownBy: ['vignettes'] },
    ],
  };
  const showing = (id: string, ...numbers: number[]): Pick<Level, 'id' | 'teaching'>[] => [
    { id, teaching: [{ say: 'Look.', facts: numbers }] },
  ];
  const codes = (id: string, ...numbers: number[]) =>
    checkCoverage(few, showing(id, ...numbers)).map(({ code }) => code);

  it.each<[claim: string, id: string, numbers: number[], expected: string[]]>([
    ['nothing, when every fact has its place', 'a', [1], []],
    ['a fact that is forgotten', 'a', [], ['forgotten']],
    ['one that is in a level although it awaits one', 'a', [1, 3], ['shown']],
    ['one that is in the very level that it awaits', 'to-come', [1, 3], ['shown']],
    ['one whose level has come and does not name it', 'to-come', [1], ['arrived']],
    ['one that is shown although no game can', 'a', [1, 2], ['shownAfterAll']],
    ['a level that shows a fact nobody counted', 'a', [1, 5], ['unknownFact']],
  ])('%s', (_claim, id, numbers, expected) => expect(codes(id, ...numbers)).toEqual(expected));

  it('one that awaits a level, or is in a part of the game, although no game can show it', () => {
    for (const claim of [{ awaits: ['to-come'] }, { shownBy: ['vignettes'] }]) {
      const facts = few.facts.map((fact) => (fact.n === 2 ? { ...fact, ...claim } : fact));
      expect(checkCoverage({ ...few, facts }, showing('a', 1)).map(({ code }) => code)).toEqual(['shownAfterAll']);
    }
  });

  it('counts as not yet shown only what nothing shows', () => {
    expect(notYet(few, showing('a', 1)).map(({ n }) => n)).toEqual([3]);
    expect(notYet(few, showing('a', 3)).map(({ n }) => n)).toEqual([1]);
  });
});
