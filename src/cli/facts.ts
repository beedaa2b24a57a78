/** The paper's statements, and where the game shows each of them. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Level } from '../game/index.ts';
import { fullListOf, object, type Problem, type Result, readShape, wholeNumber, word } from '../sim/index.ts';

const HOUSE = new URL('../../', import.meta.url);
export const FACTS_FILE = fileURLToPath(new URL('assets/facts.json', HOUSE));

const factSchema = object({
  n: wholeNumber,
  say: word,
  /** Parts of the game that show it, whatever the level. */
  shownBy: v.optional(fullListOf(word)),
  /** Levels to come that will let one play it. It can only become shorter. */
  awaits: v.optional(fullListOf(word)),
  /** Why no game of this kind can show it. */
  cannot: v.optional(word),
});

const factsSchema = object({
  frame: word,
  sources: v.record(v.string(), word),
  assumptions: fullListOf(word),
  features: v.record(v.string(), object({ say: word, at: word })),
  facts: fullListOf(factSchema),
});

export type Facts = v.InferOutput<typeof factsSchema>;
export type Fact = Facts['facts'][number];

export function readFacts(raw: unknown): Result<Facts> {
  const shape = readShape(factsSchema, raw, '');
  if (!shape.ok) return shape;
  const problems = [...checkNumbers(shape.value), ...checkFeatures(shape.value)];
  return problems.length > 0 ? { ok: false, problems } : shape;
}

function checkNumbers({ facts }: Facts): Problem[] {
  const gap = facts.findIndex(({ n }, i) => n !== i + 1);
  if (gap < 0) return [];
  const say = `The facts are counted from 1 without a gap; here ${gap + 1} should stand.`;
  return [{ code: 'notInOrder', at: `facts[${gap}].n`, say }];
}

function checkFeatures({ facts, features }: Facts): Problem[] {
  const gone = Object.entries(features).flatMap(([name, { at }]) => {
    if (existsSync(new URL(at, HOUSE))) return [];
    return [{ code: 'notFound', at: `features.${name}.at`, say: `There is no "${at}" in the house.` }];
  });
  const strangers = facts.flatMap(({ shownBy = [] }, i) =>
    shownBy
      .filter((name) => !Object.hasOwn(features, name))
      .map((name) => ({ code: 'unknownFeature', at: `facts[${i}].shownBy`, say: `No feature is called "${name}".` })),
  );
  const idle = Object.keys(features)
    .filter((name) => !facts.some(({ shownBy = [] }) => shownBy.includes(name)))
    .map((name) => ({ code: 'unusedFeature', at: `features.${name}`, say: `No fact is shown by "${name}".` }));
  return [...gone, ...strangers, ...idle];
}

/** Numbers of the facts that a level lets one see, in order, each once. */
export function factsOf({ teaching }: Pick<Level, 'teaching'>): number[] {
  return [...new Set(teaching.flatMap(({ facts }) => facts ?? []))].sort((a, b) => a - b);
}
