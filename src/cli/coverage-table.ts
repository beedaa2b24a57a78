/** Which fact is shown where, as a table for people, and what does not go together. */
import { fileURLToPath } from 'node:url';
import type { Level } from '../game/index.ts';
import type { Problem } from '../sim/index.ts';
import { type Fact, type Facts, factsOf } from './facts.ts';
import { counted } from './wording.ts';

export const COVERAGE_FILE = fileURLToPath(new URL('../../levels/COVERAGE.md', import.meta.url));

type Shelf = readonly Pick<Level, 'id' | 'teaching'>[];

function placesOf({ n, shownBy = [] }: Fact, levels: Shelf): string[] {
  return [...levels.filter((level) => factsOf(level).includes(n)).map(({ id }) => id), ...shownBy];
}

/** Facts that are claimed and denied at once, forgotten, or unknown. */
export function checkCoverage({ facts, notYet }: Facts, levels: Shelf): Problem[] {
  const unknown = levels.flatMap((level) =>
    factsOf(level)
      .filter((n) => n > facts.length)
      .map((n) => ({ code: 'unknownFact', at: level.id, say: `There is no fact ${n}.` })),
  );
  const torn = facts.flatMap((fact): Problem[] => {
    const shown = placesOf(fact, levels).join(', ');
    const [isAwaited, at] = [notYet.includes(fact.n), `facts[${fact.n - 1}]`];
    if (fact.cannot !== undefined && (shown !== '' || isAwaited))
      return [{ code: 'shownAfterAll', at, say: `Fact ${fact.n} cannot be shown, but is: ${shown || 'not yet'}.` }];
    if (isAwaited && shown !== '')
      return [{ code: 'shown', at, say: `Fact ${fact.n} is not yet shown, but is: ${shown}.` }];
    if (isAwaited || shown !== '' || fact.cannot !== undefined) return [];
    return [{ code: 'forgotten', at, say: `Fact ${fact.n} is shown nowhere, and nothing says why.` }];
  });
  return [...unknown, ...torn];
}

export function coverageText({ facts, features, notYet }: Facts, levels: Shelf): string {
  const cannot = facts.filter((fact) => fact.cannot !== undefined).length;
  const place = (fact: Fact): string => {
    if (fact.cannot !== undefined) return `not in a game: ${fact.cannot}`;
    return notYet.includes(fact.n) ? '**not yet**' : placesOf(fact, levels).join(', ');
  };
  return [
    '# What the levels show',
    '',
    'Written by `npm run coverage` from the level files and `assets/facts.json`; not to be changed by hand.',
    '',
    `${counted(facts.length, 'statement')} of the paper in our words: ${facts.length - cannot - notYet.length} shown, ${notYet.length} not yet, ${cannot} that a game cannot show.`,
    '',
    ...Object.entries(features).map(([name, { say, at }]) => `- ${name}: ${say} [\`${at}\`](../${at})`),
    '',
    '| # | statement | shown by |',
    '|---|---|---|',
    ...facts.map((fact) => `| ${fact.n} | ${fact.say} | ${place(fact)} |`),
    '',
  ].join('\n');
}
