import { hashState, stepSim } from '../../sim/index.ts';
import { busyHands, fourDevices } from '../bench/index.ts';
import {
  DEEPEST_INDENT_MM,
  LARGEST_STRAIN,
  mapRow,
  type RowPlan,
  type Strain,
  UNSTRAINED,
  worseOf,
} from '../landscape/index.ts';
import { judge, type Rung, type VerificationCase } from './case.ts';

/**
 * Rungs that come from runs of the game itself, not from the bench: V20 replay, V21 inextensibility and V22 containment.
 * They come last. @param elsewhere what `replayHash` gives in a fresh process, if the caller can start one
 */
export function gameCases(elsewhere?: () => string): readonly Rung[] {
  return [
    { id: 'V20', claim: 'the same commands lead to the very same world', climb: () => replayCases(elsewhere) },
    { id: 'V21', claim: 'devices neither stretch nor shorten', climb: () => [strainCase()] },
    { id: 'V22', claim: 'devices press into a wall no deeper than a vein gives', climb: () => [containmentCase()] },
  ];
}

const REPLAYED_TICKS = 300;
const REPLAYED_NODES = 250;

/** State hash after all four devices were moved for some seconds. */
export function replayHash(): string {
  const sim = fourDevices(REPLAYED_NODES);
  for (let tick = 0; tick < REPLAYED_TICKS; tick += 1) stepSim(sim, busyHands(tick));
  return hashState(sim);
}

function replayCases(elsewhere?: () => string): VerificationCase[] {
  const hash = replayHash();
  const differs = (other: string) => (other === hash ? 0 : 1);
  const what = `hashes that differ after ${REPLAYED_TICKS} ticks of four devices`;
  const cases = [judge('V20', `${what}, played twice`, differs(replayHash()), 0, 0)];
  if (elsewhere) cases.push(judge('V20', `${what}, in a fresh process`, differs(elsewhere()), 0, 0));
  return cases;
}

/**
 * An excerpt of the landscapes: of the azygos hits and misses, in the cava and past both its ends; of the segmental veins hits
 * and misses behind the arch, where devices are bent most, and further down.
 */
const EXCERPT: readonly RowPlan[] = [
  { ostium: 'azygos', heightMm: 54, turnedDeg: null, rollsDeg: [90, 144, 180, 216, 270], spacing: 1 },
  { ostium: 'azygos', heightMm: 78, turnedDeg: null, rollsDeg: [90, 144, 180, 216, 270], spacing: 1 },
  { ostium: 'T5', heightMm: 8, turnedDeg: 180, rollsDeg: [0, 120, 300], spacing: 1 },
  { ostium: 'T8', heightMm: 8, turnedDeg: 300, rollsDeg: [90, 300], spacing: 1 },
];

let excerptStrain: Strain | null = null;

function strainOfExcerpt(): Strain {
  excerptStrain ??= EXCERPT.map(mapRow).reduce<Strain>(worseOf, UNSTRAINED);
  return excerptStrain;
}

function strainCase(): VerificationCase {
  return judge(
    'V21',
    'largest element strain, excerpt of the landscapes',
    strainOfExcerpt().largestStrain,
    0,
    LARGEST_STRAIN,
  );
}

function containmentCase(): VerificationCase {
  return judge(
    'V22',
    'deepest indentation, excerpt of the landscapes, mm',
    strainOfExcerpt().deepestIndentMm,
    0,
    DEEPEST_INDENT_MM,
  );
}
