/** Where veins have valves: the table of sites, a draw from it, and lists of valves that come from outside. */
import * as v from 'valibot';
import valvesFile from '../../../assets/anatomy/valves.json' with { type: 'json' };
import { finite, fullListOf, object, positive, provenance, word, zeroOrMore } from '../file-shape.ts';
import { createChance, drawNormal } from '../math/index.ts';
import { type Problem, type Result, readShape, trusted } from '../result.ts';
import { downstreamEnd } from './downstream.ts';
import type { Vessel, VesselTree } from './tree.ts';

const share = v.pipe(zeroOrMore, v.maxValue(1, 'This share must not be above one'));

const tableSchema = object({
  ...provenance,
  sites: fullListOf(
    object({
      id: word,
      ways: fullListOf(fullListOf(word)),
      prevalence: share,
      secondShare: share,
      fromOrificeMm: object({ mean: zeroOrMore, sd: positive, least: zeroOrMore, most: positive }),
    }),
  ),
  yieldMilliN: object({ least: positive, most: positive }),
  restOpening: share,
  openingPerMeanFlow: positive,
  lengthPerDiameter: v.pipe(positive, v.minValue(0.6, 'Shorter cusps do not meet'), v.maxValue(2, 'No cusp is longer')),
  limpShare: v.pipe(positive, v.maxValue(0.5, 'More than half of a cusp is not limp')),
  followS: positive,
});

type ValveTable = v.InferOutput<typeof tableSchema>;

export const valveTable: ValveTable = trusted('assets/anatomy/valves.json', readValveTable(valvesFile));

export function readValveTable(raw: unknown): Result<ValveTable> {
  return readShape(tableSchema, raw, 'valves');
}

const rowSchema = object({
  vessel: word,
  /** From the vessel's downstream end to the ring at which the cusps are hinged. */
  atMm: zeroOrMore,
  /** Direction across the vein in which the cusps open, turned about its axis; 0 = as nearly anterior as may be. */
  acrossDeg: v.optional(finite),
  /** Force at which the free edges yield. */
  yieldMilliN: v.optional(v.pipe(positive, v.maxValue(50, 'No valve is as tight as 50 mN'))),
  /** How far it stands open in still blood. */
  restOpening: v.optional(share),
});

/** A valve as a list names it. */
export type ValveRow = v.InferOutput<typeof rowSchema>;

/** Valves nearer to each other than this many diameters of the vein would get into each other's way. @assumption a cusp and its sinus */
const APART_DIAMETERS = 1.6;

/** A list of valves for a tree, or everything that is wrong with it. */
export function readValves(raw: unknown, tree: VesselTree): Result<ValveRow[]> {
  const list = readShape(v.array(v.unknown(), 'The valves must be a list'), raw, 'valves');
  if (!list.ok) return list;
  const problems: Problem[] = [];
  const rows: ValveRow[] = [];
  list.value.forEach((each, i) => {
    const at = `valves[${i}]`;
    const row = readShape(rowSchema, each, at);
    const found = row.ok ? checkRow(row.value, rows, tree, at) : row.problems;
    problems.push(...found);
    if (row.ok && found.length === 0) rows.push(row.value);
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
}

function checkRow(row: ValveRow, before: readonly ValveRow[], tree: VesselTree, at: string): Problem[] {
  const vessel = tree.byId.get(row.vessel);
  if (!vessel) return [{ code: 'unknownVessel', at: `${at}.vessel`, say: `No vessel ${row.vessel} is known.` }];
  if (row.atMm > vessel.lengthMm) {
    const say = `The vessel ${row.vessel} is ${vessel.lengthMm.toFixed(1)} mm long; its valve cannot stand at ${row.atMm}.`;
    return [{ code: 'outOfRange', at: `${at}.atMm`, say }];
  }
  const crowded = before.some((other) => isClose(row, other, vessel));
  const say = `This valve of ${row.vessel} stands too close to another one.`;
  return crowded ? [{ code: 'tooClose', at: `${at}.atMm`, say }] : [];
}

function isClose(row: ValveRow, other: ValveRow, vessel: Vessel): boolean {
  return row.vessel === other.vessel && Math.abs(row.atMm - other.atMm) < APART_DIAMETERS * widestMm(vessel);
}

function widestMm({ radiusMm }: Vessel): number {
  return 2 * Math.max(radiusMm[0]!, radiusMm.at(-1)!);
}

/** How far downstream of its ring a shut valve's edges meet. */
function reachMm(radiusMm: number): number {
  const lengthMm = 2 * radiusMm * valveTable.lengthPerDiameter;
  return Math.sqrt(lengthMm * lengthMm - radiusMm * radiusMm);
}

/** Valves for a patient, by the table's chances: the same seed gives the same valves. Sites whose veins the tree lacks are left out. */
export function drawValves(tree: VesselTree, seed: number): ValveRow[] {
  const chance = createChance(seed);
  const { sites, yieldMilliN } = valveTable;
  const between = ({ least, most }: { least: number; most: number }) => least + (most - least) * chance();
  return sites.flatMap(({ ways, prevalence, secondShare, fromOrificeMm }) =>
    ways.flatMap((way) => {
      const { mean, sd, least, most } = fromOrificeMm;
      // Every number is drawn whether it is needed or not, so that sites do not move each other.
      const drawn = [chance(), chance()].map((luck) => ({
        luck,
        place: Math.min(most, Math.max(least, mean + sd * drawNormal(chance))),
        acrossDeg: 180 * chance(),
        yieldMilliN: between(yieldMilliN),
      }));
      const [first, second] = drawn as [Drawn, Drawn];
      if (first.luck >= prevalence) return [];
      const rows = [placeOnWay(tree, way, first)];
      if (second.luck < secondShare) rows.push(placeOnWay(tree, way, second));
      return keepApart(tree, rows);
    }),
  );
}

interface Drawn {
  luck: number;
  place: number;
  acrossDeg: number;
  yieldMilliN: number;
}

/** Walk upstream along the vessels of a way, to where the edges meet and on to the ring; null where the tree does not have it. */
function placeOnWay(
  tree: VesselTree,
  way: readonly string[],
  { place, acrossDeg, yieldMilliN }: Drawn,
): ValveRow | null {
  const vessels = way.map((id) => tree.byId.get(id));
  const [mouth] = vessels;
  let atMm =
    place + (mouth ? reachMm(mouth.radiusMm[downstreamEnd(tree, mouth) === 'end' ? mouth.arcMm.length - 1 : 0]!) : 0);
  for (const vessel of vessels) {
    if (!vessel) return null;
    if (atMm <= vessel.lengthMm) return { vessel: vessel.id, atMm, acrossDeg, yieldMilliN };
    atMm -= vessel.lengthMm;
  }
  return null;
}

/** Of two that are drawn on top of each other one is left. */
function keepApart(tree: VesselTree, rows: readonly (ValveRow | null)[]): ValveRow[] {
  const [first, second] = rows;
  if (!first) return [];
  return second && !isClose(first, second, tree.byId.get(first.vessel)!) ? [first, second] : [first];
}
