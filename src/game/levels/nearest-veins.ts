import type { Vessel, VesselTree } from '../../sim/index.ts';

/** So many are named, and only those that share half of their letters with the word. @assumption a slip of the hand, or the name for the id */
const MOST = 3;
const LEAST_LIKENESS = 0.5;

/** The veins that may have been meant by a word that is no id, as a sentence; nothing where none comes near. */
export function sayNearest(word: string, { vessels }: VesselTree): string {
  const asked = pairsOf(word);
  const near = vessels
    .map((vessel) => ({ vessel, likeness: Math.max(...wordsOf(vessel).map((own) => likeness(asked, pairsOf(own)))) }))
    .filter((one) => one.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST);
  return near.length === 0 ? '' : ` Nearest: ${near.map(({ vessel: { id, name } }) => `${id} (${name})`).join(', ')}.`;
}

const wordsOf = ({ id, name }: Vessel): string[] => [id, name];

/** Every two letters or digits that follow each other. */
function pairsOf(word: string): Set<string> {
  const letters = word.toLowerCase().replace(/[^a-z0-9]/g, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}

/** Share of pairs in common, 0 to 1, after Dice. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / Math.max(1, a.size + b.size);
}
