/** What a shape check cannot see: names that lead nowhere, veins that do not meet, veins that no device can reach. */
import type { Problem } from '../result.ts';
import { distanceMm, type Point } from './centreline.ts';
import { findJoins, type Join, type Reach } from './joins.ts';
import { FURTHEST_MM } from './schema.ts';
import type { Vessel } from './tree.ts';
import type { VesselPlan } from './vessel-plan.ts';

/** Ids given twice, and vessels that are named but nowhere described. `known` has ids besides those of the plans. */
export function checkNames(plans: readonly VesselPlan[], known: ReadonlySet<string>, sheathVessel: string): Problem[] {
  const ids = new Set([...known, ...plans.map(({ id }) => id)]);
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { id, from, to, at } of plans) {
    if (seen.has(id))
      problems.push({ code: 'duplicateId', at: `${at}.id`, say: `The vessel ${id} is described twice.` });
    seen.add(id);
    const checkEnd = (end: string, other: string | null) => {
      if (other === null || ids.has(other)) return;
      const say = `The vessel ${id} joins ${other}, which no file describes.`;
      problems.push({ code: 'unknownVessel', at: `${at}.${end}`, say });
    };
    checkEnd('from', from);
    checkEnd('to', to);
  }
  if (!ids.has(sheathVessel)) {
    const say = `The sheath is in ${sheathVessel}, which no file describes.`;
    problems.push({ code: 'unknownVessel', at: 'veins.sheath.vessel', say });
  }
  return problems;
}

/** Control points nearer than this are one point, and have no direction between them. @assumption far below what a table of veins can resolve */
const SAME_POINT_MM = 0.01;
/** No vein of the model is thinner. @assumption below the thinnest wire, so of no use */
const THINNEST_RADIUS_MM = 0.05;

/** Points that repeat the one before, veins that leave the patient, veins too thin to be any. Notes in `sound` which points are not to be asked again. */
export function checkCourses(plans: readonly VesselPlan[], sound: WeakSet<readonly Point[]>): Problem[] {
  return plans.flatMap(({ id, points, startRadiusMm, endRadiusMm, at }) => {
    const thin = Math.min(startRadiusMm, endRadiusMm) < THINNEST_RADIUS_MM;
    if (thin) return [{ code: 'outOfRange', at, say: `The vessel ${id} is under 0.1 mm wide.` }];
    if (sound.has(points)) return [];
    if (!points.every(isInPatient)) return [{ code: 'outOfRange', at, say: `The vessel ${id} leaves the patient.` }];
    const problems: Problem[] = [];
    for (let i = 1; i < points.length; i++) {
      if (distanceMm(points[i - 1], points[i]) >= SAME_POINT_MM) continue;
      const say = `Point ${i} of ${id} repeats the one before it.`;
      problems.push({ code: 'repeatedPoint', at: `${at}.pointsMm[${i}]`, say });
    }
    if (problems.length === 0) sound.add(points);
    return problems;
  });
}

function isInPatient([x, y, z]: Point): boolean {
  return Math.abs(x) <= FURTHEST_MM && Math.abs(y) <= FURTHEST_MM && Math.abs(z) <= FURTHEST_MM;
}

/** Ends that do not touch the vessel they are said to join, and vessels that are cut off from the sheath. */
export function checkJoins(
  vessels: readonly Vessel[],
  plans: readonly VesselPlan[],
  sheathVessel: string,
  reach: Reach,
): Problem[] {
  const joins = findJoins(vessels, reach);
  const apart = joins.filter(({ overlapMm }) => overlapMm < 0);
  const reached = reachFrom(vessels, joins, sheathVessel);
  return [
    ...apart.map(({ vessel, onto, overlapMm }) => {
      const say = `The vessel ${vessels[vessel].id} ends ${(-overlapMm).toFixed(1)} mm short of ${vessels[onto].id}.`;
      return { code: 'notTouching', at: plans[vessel].at, say };
    }),
    ...vessels.flatMap(({ id, index }) => {
      if (reached.has(index)) return [];
      return [{ code: 'cutOff', at: plans[index].at, say: `No way leads from the sheath to ${id}.` }];
    }),
  ];
}

function reachFrom(vessels: readonly Vessel[], joins: readonly Join[], start: string): Set<number> {
  const neighbours: number[][] = vessels.map(() => []);
  for (const { vessel, onto } of joins) {
    neighbours[vessel].push(onto);
    neighbours[onto].push(vessel);
  }
  const reached = new Set(vessels.filter(({ id }) => id === start).map(({ index }) => index));
  for (const index of reached) for (const next of neighbours[index]) reached.add(next);
  return reached;
}
