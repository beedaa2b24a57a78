/** Which fact is shown where, as a table for people, and what does not go together. */
import { fileURLToPath } from 'node:url';
import type { Level } from '../game/index.ts';
import type { Problem } from '../sim/index.ts';
import { type Fact, type Facts, factsOf } from './facts.ts';
import { counted } from './wording.ts';

export const COVERAGE_FILE = fileURLToPath(new URL('../../levels/COVERAGE.md', import.meta.url));

type Shelf = readonly Pick<Level, 'id' | 'teaching'>[];

const levelsWith = ({ n }: Fact, levels: Shelf): string[] =>
  levels.filter((level) => factsOf(level).includes(n)).map(({ id }) => id);

/** Facts that nothing shows yet. */
export function notYet({ facts }: Facts, levels: Shelf): Fact[] {
  return facts.filter(
    (fact) => fact.cannot === undefined && fact.shownBy === undefined && levelsWith(fact, levels).length === 0,
  );
}

/** Facts that are claimed and denied at once, forgotten, or unknown. */
export function checkCoverage({ facts }: Facts, levels: Shelf): Problem[] {
  const unknown = levels.flatMap((level) =>
    factsOf(level)
      .filter((n) => n > facts.length)
      .map((n) => ({ code: 'unknownFact', at: level.id, say: `There is no fact ${n}.` })),
  );
  return [...unknown, ...facts.flatMap((fact) => checkFact(fact, levels))];
}

function checkFact(fact: Fact, levels: Shelf): Problem[] {
  const { n, shownBy = [], awaits = [], cannot } = fact;
  const at = `facts[${n - 1}]`;
  const played = levelsWith(fact, levels);
  const claims = [...played, ...shownBy, ...awaits];
  if (cannot !== undefined && claims.length > 0)
    return [{ code: 'shownAfterAll', at, say: `Fact ${n} cannot be shown, but is: ${claims.join(', ')}.` }];
  if (awaits.length > 0 && played.length > 0)
    return [{ code: 'shown', at, say: `Fact ${n} awaits a level, but is in one: ${played.join(', ')}.` }];
  const silent = awaits.filter((id) => levels.some((level) => level.id === id));
  if (silent.length > 0)
    return [{ code: 'arrived', at, say: `Fact ${n} awaits ${silent.join(', ')}: it is there and does not name it.` }];
  if (claims.length > 0 || cannot !== undefined) return [];
  return [{ code: 'forgotten', at, say: `Fact ${n} is shown nowhere, and nothing says why.` }];
}

export function coverageText(facts: Facts, levels: Shelf): string {
  const cannot = facts.facts.filter((fact) => fact.cannot !== undefined).length;
  const missing = notYet(facts, levels).length;
  const played = facts.facts.filter((fact) => levelsWith(fact, levels).length > 0).length;
  const shown = facts.facts.length - cannot - missing;
  const place = (fact: Fact): string => {
    if (fact.cannot !== undefined) return `not in a game: ${fact.cannot}`;
    const places = [...levelsWith(fact, levels), ...(fact.shownBy ?? [])].join(', ') || '**not yet**';
    return fact.awaits ? `${places}; to be played in ${fact.awaits.join(', ')}` : places;
  };
  return [
    '# What the levels show',
    '',
    'Written by `npm run coverage` from the level files and `assets/facts.json`; not to be changed by hand.',
    '',
    `${counted(facts.facts.length, 'statement')} of the paper in our words: ${shown} shown (${played} of them in a level), ${missing} not yet, ${cannot} that a game cannot show.`,
    '',
    'A level shows what its `teaching` names by number. These parts of the game show something whatever the level:',
    '',
    ...Object.entries(facts.features).map(([name, { say, at }]) => `- ${name}: ${say} [\`${at}\`](../${at})`),
    '',
    '| # | statement | shown by |',
    '|---|---|---|',
    ...facts.facts.map((fact) => `| ${fact.n} | ${fact.say} | ${place(fact)} |`),
    '',
  ].join('\n');
}
