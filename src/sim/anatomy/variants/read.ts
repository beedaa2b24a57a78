/** Variants that a file gives. */
import * as v from 'valibot';
import { finite, listOf, object, yesOrNo } from '../../file-shape.ts';
import { type Problem, type Result, readShape } from '../../result.ts';
import { PLACES } from './places.ts';
import { type Entry, usualVariants, type Variants, variantTable } from './table.ts';

const schema = object(
  Object.fromEntries(Object.entries(variantTable.variants).map(([id, entry]) => [id, v.optional(shapeOf(entry))])),
);

/** What a file fixes of a patient, or everything that is wrong with it; `at` is its place in that file. */
export function readVariants(raw: unknown, at: string): Result<Partial<Variants>> {
  const read = readShape(schema, raw, at) as Result<Partial<Variants>>;
  const problems = read.ok ? checkCrossings({ ...usualVariants, ...read.value }, at) : [];
  return problems.length > 0 ? { ok: false, problems } : read;
}

/** Columns that pass each other would lie in the same place. */
function checkCrossings({ hemiazygosCrossing, accessoryCrossing }: Variants, at: string): Problem[] {
  if (Number(accessoryCrossing.slice(1)) < Number(hemiazygosCrossing.slice(1))) return [];
  const say = `The accessory cannot cross at ${accessoryCrossing} if the hemiazygos crosses at ${hemiazygosCrossing}: it must be higher.`;
  return [{ code: 'impossible', at: `${at}.accessoryCrossing`, say }];
}

function shapeOf(entry: Entry): v.GenericSchema {
  if (entry.kind === 'flag') return yesOrNo;
  if (entry.kind === 'choice') return oneOf(Object.keys(entry.shares));
  if (entry.kind === 'flags') return listOf(oneOf(PLACES[entry.of]));
  const say = `This must be from ${entry.least} to ${entry.most} ${entry.unit}`;
  const number = v.pipe(finite, v.minValue(entry.least, say), v.maxValue(entry.most, say));
  return entry.kind === 'number' ? number : v.record(oneOf(PLACES[entry.of]), number);
}

function oneOf(words: readonly string[]) {
  return v.picklist([...words], `This must be one of ${words.join(', ')}`);
}
