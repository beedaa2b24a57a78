/** Reads the anatomy files into one venous tree, or says everything that is wrong with them. */

import type * as v from 'valibot';
import cervicalFile from '../../../assets/anatomy/cervical.json' with { type: 'json' };
import epiduralFile from '../../../assets/anatomy/epidural.json' with { type: 'json' };
import segmentalsFile from '../../../assets/anatomy/segmentals.json' with { type: 'json' };
import veinsFile from '../../../assets/anatomy/veins.json' with { type: 'json' };
import vertebraeFile from '../../../assets/anatomy/vertebrae.json' with { type: 'json' };
import { object } from '../file-shape.ts';
import { type Problem, type Result, readShape, trusted } from '../result.ts';
import { growBasivertebral } from './basivertebral.ts';
import { distanceMm, pointOf } from './centreline.ts';
import { planCervical } from './cervical.ts';
import { cervicalSchema } from './cervical-schema.ts';
import { checkCourses, checkJoins, checkNames } from './check-tree.ts';
import { growCanal, openCanal } from './epidural.ts';
import { type EpiduralFile, epiduralSchema } from './epidural-schema.ts';
import { createGrowth, createReach, drawVessel, type Growth } from './growth.ts';
import { growIntersegmental } from './intersegmental.ts';
import {
  type SegmentalsFile,
  type SegmentRow,
  segmentalsSchema,
  type VertebraeFile,
  type VesselRow,
  veinsSchema,
  vertebraeSchema,
  vesselSchema,
} from './schema.ts';
import { planRoot, planSegment } from './segmentals.ts';
import type { Foramen, VertebralBody, Vessel, VesselTree } from './tree.ts';
import { applyVariants, type Tables, usualVariants, type Variants } from './variants/index.ts';
import { joinEndToEnd, planOfRow, type SegmentSite, type VesselPlan } from './vessel-plan.ts';

/** The contents of the files, as they come from JSON. */
interface AnatomyFiles {
  veins: unknown;
  vertebrae: unknown;
  segmentals: unknown;
  cervical: unknown;
  epidural: unknown;
}

export const builtInFiles: AnatomyFiles = {
  veins: veinsFile,
  vertebrae: vertebraeFile,
  segmentals: segmentalsFile,
  cervical: cervicalFile,
  epidural: epiduralFile,
};

/** Veins that a sheath may lie in. */
export const ACCESSES: readonly string[] = readRows(builtInFiles).rows.flatMap(({ id, access }) =>
  access ? [id] : [],
);

/** What the house's files say, read once, and what has grown from them. */
let known: { files: Files; rows: Rows; growth: Growth } | null = null;

/** The tree of a patient, the usual one where nothing else is said, with the sheath in one of the veins meant for it. */
export function buildTree(variants: Partial<Variants> = {}, access?: string): VesselTree {
  known ??= {
    files: trusted('assets/anatomy', readShape(filesSchema, builtInFiles, '')),
    rows: readRows(builtInFiles),
    growth: createGrowth(),
  };
  const { files, rows, growth } = known;
  const usual = { rows: rows.rows, segments: files.segmentals.segments, vertebrae: files.vertebrae.vertebrae };
  const varied = applyVariants(usual, { ...usualVariants, ...variants });
  const veins = { ...files.veins, sheath: { vessel: access ?? files.veins.sheath.vessel } };
  const segmentals = { ...files.segmentals, segments: [...varied.segments] };
  const epidural = { ...files.epidural, absent: [...varied.absent] };
  const present = plansOf(varied);
  const lacking = new Set([...rows.ids].filter((id) => !present.ids.has(id)));
  const plans = { ...present, lacking, problems: rows.problems };
  const grown = growTree({ ...files, veins, segmentals, epidural }, plans, growth);
  return trusted('assets/anatomy', grown.ok ? grown : asWritten(grown));
}

/** What is wrong with the files themselves is told by its place in them. */
function asWritten(varied: Result<VesselTree>): Result<VesselTree> {
  const read = readTree(builtInFiles);
  return read.ok ? varied : read;
}

export function readTree(raw: unknown): Result<VesselTree> {
  const files = readShape(filesSchema, raw, '');
  const rows = readRows(raw);
  if (!files.ok) return { ok: false, problems: [...files.problems, ...rows.problems] };
  return growTree(files.value, rows, createGrowth());
}

function growTree(files: Files, rows: Omit<Rows, 'rows'>, growth: Growth): Result<VesselTree> {
  const { veins, vertebrae, segmentals, cervical, epidural } = files;
  const grown = growSegments(segmentals, vertebrae, rows.ids, growth);
  growth.neck ??= planCervical(cervical, vertebrae, segmentals.plexus);
  const lacks = (id: string | null) => id !== null && rows.lacking?.has(id);
  const neck = growth.neck.plans.map((plan) => (lacks(plan.to) ? { ...plan, to: null } : plan));
  const grownPlans = growSpine(epidural, vertebrae, rows.plans, [...grown.plans, ...neck], growth);
  const plans = [...rows.plans, ...grownPlans];
  const sheath = veins.sheath.vessel;
  const problems = [
    ...rows.problems,
    ...grown.problems,
    ...growth.neck.problems,
    ...checkNames(plans, rows.ids, sheath),
    ...checkCourses(plans, growth.sound),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const vessels = [...joinEndToEnd(rows.plans), ...grownPlans].map((plan, i) => drawVessel(plan, i, growth));
  const apart = checkJoins(vessels, plans, sheath, createReach(growth.reached));
  if (apart.length > 0) return { ok: false, problems: apart };
  growth.spine ??= spineOf(vertebrae);
  return { ok: true, value: treeOf(vessels, growth.spine, sheath) };
}

/** Plans of changed rows. A segment may open into another one, so those count as trunks. */
function plansOf({ rows, segments }: Tables) {
  const stems = segments.map(({ trunk }) => trunk).filter((trunk) => trunk.startsWith('seg_'));
  return { plans: rows.map((row) => planOfRow(row, row.id)), ids: new Set([...rows.map(({ id }) => id), ...stems]) };
}

/** The files that a venous tree is read from. */
const filesSchema = object({
  veins: veinsSchema,
  vertebrae: vertebraeSchema,
  segmentals: segmentalsSchema,
  cervical: cervicalSchema,
  epidural: epiduralSchema,
});

type Files = v.InferOutput<typeof filesSchema>;

interface Rows {
  rows: VesselRow[];
  plans: VesselPlan[];
  /** Every id that stands in the file, also of rows that are wrong otherwise. */
  ids: ReadonlySet<string>;
  problems: Problem[];
  /** What other people have and this patient has not: what leads there ends blind. */
  lacking?: ReadonlySet<string>;
}

function readRows(raw: unknown): Rows {
  const rows = (raw as { veins?: { vessels?: unknown } } | null | undefined)?.veins?.vessels;
  const read: Rows & { ids: Set<string> } = { rows: [], plans: [], ids: new Set(), problems: [] };
  if (!Array.isArray(rows)) return read;
  rows.forEach((row, i) => {
    const at = `veins.vessels[${i}]`;
    const vessel = readShape(vesselSchema, row, at);
    if (vessel.ok) {
      read.rows.push(vessel.value);
      read.plans.push(planOfRow(vessel.value, at));
    } else read.problems.push(...vessel.problems);
    if (typeof row?.id === 'string') read.ids.add(row.id);
  });
  return read;
}

function growSegments(file: SegmentalsFile, spine: VertebraeFile, trunks: ReadonlySet<string>, { plexuses }: Growth) {
  const plans: VesselPlan[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  file.segments.forEach((segment, i) => {
    const { level, side, trunk } = segment;
    const at = `segmentals.segments[${i}]`;
    const site = siteOf(segment, spine, at);
    const wrong = (code: string, key: string, say: string) => problems.push({ code, at: `${at}.${key}`, say });
    if (!site) wrong('unknownLevel', 'level', `No vertebra and foramen ${level} are known.`);
    if (!trunks.has(trunk)) wrong('unknownVessel', 'trunk', `${level} drains into ${trunk}, which no file describes.`);
    if (seen.has(side + level)) wrong('duplicateId', 'level', `The ${side} ${level} segment is described twice.`);
    else if (site && trunks.has(trunk)) {
      const plexus = plexuses.get(segment.junctionMm) ?? planRoot(site, file);
      plexuses.set(segment.junctionMm, plexus);
      plans.push(...planSegment(site, file), ...plexus);
    }
    seen.add(side + level);
  });
  return { plans, problems };
}

/** The segments with what the spine adds to them, all open into each other. */
function growSpine(
  file: EpiduralFile,
  spine: VertebraeFile,
  trunks: readonly VesselPlan[],
  segments: readonly VesselPlan[],
  growth: Growth,
): VesselPlan[] {
  growth.canal = growCanal(file, spine, segments, growth.canal);
  const { opened, plans } = openCanal(growth.canal, file.absent, segments);
  const channels = growIntersegmental(file, spine, trunks, segments);
  growth.bodies ??= growBasivertebral(file, spine);
  return [...opened, ...plans, ...growth.bodies, ...channels];
}

function siteOf(segment: SegmentRow, { vertebrae, foramina }: VertebraeFile, at: string): SegmentSite | null {
  const body = vertebrae.find(({ level }) => level === segment.level);
  const foramen = foramina.find(({ level }) => level === segment.level);
  return body && foramen ? { segment, body, foramen, at } : null;
}

function treeOf(
  vessels: Vessel[],
  spine: Pick<VesselTree, 'vertebrae' | 'foramina'>,
  sheathVessel: string,
): VesselTree {
  const byId = new Map(vessels.map((vessel) => [vessel.id, vessel]));
  const { pointsMm } = byId.get(sheathVessel)!;
  const [exitMm, next] = [pointOf(pointsMm, 0), pointOf(pointsMm, 1)];
  const stepMm = distanceMm(exitMm, next);
  const part = (k: 0 | 1 | 2) => (next[k] - exitMm[k]) / stepMm;
  return {
    ...{ vessels, byId, ...spine },
    sheath: { vessel: sheathVessel, exitMm, direction: [part(0), part(1), part(2)] },
  };
}

function spineOf({ vertebrae, foramina, waist }: VertebraeFile) {
  return {
    vertebrae: vertebrae.map((row) => bodyOfRow(row, waist)),
    foramina: foramina.flatMap((row) => [foramenOfRow(row, 'left'), foramenOfRow(row, 'right')]),
  };
}

function bodyOfRow({ tiltDeg, pedicle, ...row }: VertebraeFile['vertebrae'][number], waist: number): VertebralBody {
  const eye = pedicle && { ...pedicle, x: pedicle.xMm, y: pedicle.yMm, z: pedicle.zMm };
  return { ...row, waist, tiltRad: (tiltDeg * Math.PI) / 180, pedicle: eye };
}

function foramenOfRow(row: VertebraeFile['foramina'][number], side: 'left' | 'right'): Foramen {
  const { level, heightMm, depthMm, between } = row;
  const xMm = side === 'left' ? row.xMm : -row.xMm;
  const id = `${side === 'left' ? 'L' : 'R'} ${level}`;
  return { id, level, side, between, centreMm: [xMm, row.yMm, row.zMm], heightMm, depthMm };
}
