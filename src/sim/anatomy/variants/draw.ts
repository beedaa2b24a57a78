/** A patient by chance. */
import { createChance, drawNormal } from '../../math/index.ts';
import { PLACES } from './places.ts';
import { type Entry, type Variants, variantTable } from './table.ts';

/** Keeps the variants of a seed apart from its valves. @assumption any odd number */
const OWN_CHANCE = 0x9e3779b9;

/** A patient with the shares of the table: the same seed gives the same one. */
export function drawVariants(seed: number): Variants {
  const chance = createChance((seed ^ OWN_CHANCE) >>> 0);
  const crossing = chance();
  const drawn = Object.entries(variantTable.variants).map(([id, entry]) => {
    const luck = id.endsWith('Crossing') ? crossing : chance();
    return [id, drawEntry(entry, luck, chance)];
  });
  const variants = Object.fromEntries(drawn) as unknown as Variants;
  return { ...variants, accessorySmall: mayBeSmall(variants) && chance() < smallShare() };
}

function drawEntry(entry: Entry, luck: number, chance: () => number): Entry['usual'] {
  if (entry.kind === 'flag') return luck < entry.share;
  if (entry.kind === 'choice') return choose(entry.shares, luck);
  if (entry.kind === 'flags') return PLACES[entry.of].filter(() => chance() < entry.share);
  if (entry.kind === 'number') return drawNumber(entry, luck, chance);
  return Object.fromEntries(PLACES[entry.of].map((place) => [place, drawNumber(entry, chance(), chance)]));
}

function choose(shares: Readonly<Record<string, number>>, luck: number): string {
  const values = Object.keys(shares);
  let below = 0;
  for (const value of values) {
    below += shares[value];
    if (luck < below) return value;
  }
  return values[values.length - 1];
}

interface Range {
  least: number;
  most: number;
  mean?: number | undefined;
  sd?: number | undefined;
}

/** Normal where the table has a deviation, else even; to a hundredth, as files would write it. */
function drawNumber({ least, most, mean, sd }: Range, luck: number, chance: () => number): number {
  const drawn = mean !== undefined && sd !== undefined ? mean + sd * drawNormal(chance) : least + luck * (most - least);
  return Math.round(Math.min(most, Math.max(least, drawn)) * 100) / 100;
}

const LOW_CROSSINGS = ['T7', 'T8', 'T9'];

function mayBeSmall({ accessoryCrossing }: Variants): boolean {
  return LOW_CROSSINGS.includes(accessoryCrossing);
}

/** Of those that may be small, so many that the share of all comes out. */
function smallShare(): number {
  const { accessorySmall, accessoryCrossing } = variantTable.variants;
  if (accessorySmall?.kind !== 'flag' || accessoryCrossing?.kind !== 'choice') return 0;
  const { shares } = accessoryCrossing;
  return accessorySmall.share / LOW_CROSSINGS.reduce((sum, level) => sum + (shares[level] ?? 0), 0);
}
