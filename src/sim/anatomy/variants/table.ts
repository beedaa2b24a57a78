/** The table of variants: what may differ between patients, how often, and what the usual patient has. */
import * as v from 'valibot';
import variantsFile from '../../../../assets/anatomy/variants.json' with { type: 'json' };
import { finite, object, positive, provenance, word, yesOrNo } from '../../file-shape.ts';
import { readShape, trusted } from '../../result.ts';
import { PLACES } from './places.ts';

const share = v.pipe(finite, v.minValue(0, 'A share is at least zero'), v.maxValue(1, 'A share is at most one'));
const of = v.picklist(Object.keys(PLACES) as (keyof typeof PLACES)[]);
const range = { least: finite, most: finite };

const entrySchema = v.variant('kind', [
  object({
    ...{ kind: v.literal('number'), name: word, unit: word, ...range, usual: finite },
    ...{ mean: v.optional(finite), sd: v.optional(positive) },
  }),
  object({ kind: v.literal('choice'), name: word, shares: v.record(v.string(), share), usual: word }),
  object({ kind: v.literal('flag'), name: word, share, usual: yesOrNo }),
  object({ kind: v.literal('flags'), name: word, of, share, usual: v.array(word) }),
  object({ kind: v.literal('numbers'), name: word, of, unit: word, ...range, usual: v.record(v.string(), finite) }),
]);

const tableSchema = object({
  ...provenance,
  variants: v.record(v.string(), entrySchema),
  shiftMm: v.record(v.string(), finite),
  gapMm: positive,
});

export type Entry = v.InferOutput<typeof entrySchema>;

export const variantTable = trusted('assets/anatomy/variants.json', readShape(tableSchema, variantsFile, 'variants'));

/** What differs between patients. Places are `R T8`, side and level; a pair, a gap or a channel is named for its upper one. */
export interface Variants {
  azygosShiftMm: number;
  archLevel: 'T6' | 'T5' | 'T4' | 'T3';
  archDiameterMm: number;
  azygosType: 'primitive' | 'transitional' | 'unicolumnar';
  duplicatedAzygos: boolean;
  hemiazygosAbsent: boolean;
  hemiazygosCrossing: 'T6' | 'T7' | 'T8' | 'T9' | 'T10';
  accessoryCrossing: 'T5' | 'T6' | 'T7' | 'T8' | 'T9';
  accessorySmall: boolean;
  hemiAccessoryLink: boolean;
  hemiAccessoryToBcvL: boolean;
  sivLinkPresent: boolean;
  sivLOstiumXMm: number;
  supremeR: 'siv' | 'bcv' | 'vv';
  supremeL: 'siv' | 'bcv' | 'vv';
  alvREnd: 'azygos' | 'ivc';
  alvLEnd: 'hemiazygos' | 'azygos';
  alvPatentToR: LumbarLevel;
  alvPatentToL: LumbarLevel;
  alvEntryR: 'common' | 'external' | 'internal';
  alvEntryL: 'common' | 'external' | 'internal';
  iliolumbarR: boolean;
  iliolumbarL: boolean;
  ivcAzygosLink: boolean;
  renalArch: boolean;
  condylar: 'both' | 'right' | 'left' | 'none';
  missingStumps: readonly string[];
  commonStems: readonly string[];
  posteriorAbsent: readonly string[];
  anteriorAbsent: readonly string[];
  intersegmentalAbsent: readonly string[];
  /** Below the horizontal; levels that are left out join as the table has them. */
  lumbarJoinDeg: Readonly<Record<string, number>>;
}

type LumbarLevel = 'L5' | 'L4' | 'L3' | 'L2' | 'L1';

const entries = Object.entries(variantTable.variants);

/** The patient of the tables. */
export const usualVariants = Object.fromEntries(entries.map(([id, { usual }]) => [id, usual])) as unknown as Variants;

/** Each variant for people to choose from. Places are what its flags or numbers may name. */
export const variantRows = entries.map(([id, entry]) => {
  return { id: id as keyof Variants, ...entry, places: 'of' in entry ? PLACES[entry.of] : [] };
});
