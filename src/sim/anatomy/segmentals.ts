/** Grows the veins of one vertebral level from its recipe: paraspinal, intercostal, and the foraminal vein with its plexus. */
import { distanceMm, type Point, roundedMm, shifted } from './centreline.ts';
import { planPlexus } from './plexus.ts';
import type { SegmentalsFile, SegmentRow } from './schema.ts';
import type { SegmentSite, VesselPlan } from './vessel-plan.ts';

/** How the veins of a segment are called. */
function namesOf({ side, level }: SegmentRow) {
  const suffix = `${side === 'left' ? 'l' : 'r'}_${level.toLowerCase()}`;
  return { suffix, name: `${side === 'left' ? 'Left' : 'Right'} ${level}`, paraspinalId: `seg_${suffix}` };
}

/** The foraminal vein of a segment and the plexus that it drains. */
export function planRoot(site: SegmentSite, file: SegmentalsFile): VesselPlan[] {
  const { suffix, name, paraspinalId } = namesOf(site.segment);
  return planPlexus(site, file.plexus, { suffix, name, from: paraspinalId });
}

export function planSegment(site: SegmentSite, file: SegmentalsFile): VesselPlan[] {
  const { segment } = site;
  const { suffix, name, paraspinalId } = namesOf(segment);
  const common = { side: segment.side, level: segment.level, at: site.at };
  const lateralId = `ic_${suffix}`;
  const medial = medialCourse(site, file);
  const lateral = lateralCourse(site, file);
  const medialRadiusMm = segment.medialDiameterMm / 2;
  const lateralRadiusMm = segment.lateralDiameterMm / 2;
  const goesOn = isOnward(medial.at(-2)!, segment.junctionMm, lateral[1]);
  return [
    {
      ...common,
      ...{ id: paraspinalId, name: `${name} paraspinal vein`, group: 'segmental', from: segment.trunk, to: lateralId },
      ...{
        points: medial,
        after: goesOn ? lateral[1] : undefined,
        startRadiusMm: medialRadiusMm,
        endRadiusMm: medialRadiusMm,
      },
    },
    {
      ...common,
      ...{ id: lateralId, name: lateralName(segment, name), group: 'segmental', from: paraspinalId, to: null },
      ...{
        points: lateral,
        before: goesOn ? medial.at(-2) : undefined,
        startRadiusMm: lateralRadiusMm,
        endRadiusMm: lateralRadiusMm,
      },
    },
    {
      ...{ ...common, id: `db_${suffix}`, name: `${name} dorsal branch`, group: 'decoy', from: lateralId, to: null },
      points: dorsalCourse(segment.side, lateral, file),
      startRadiusMm: file.course.dorsal.diameterMm / 2,
      endRadiusMm: file.course.dorsal.diameterMm / 2,
    },
  ];
}

/** What the vein lateral of the foraminal junction is called. */
function lateralName({ level, side }: SegmentRow, name: string): string {
  if (level === 'T12') return `${side === 'left' ? 'Left' : 'Right'} subcostal vein`;
  return level.startsWith('L')
    ? `${name.replace(level, `${level} lumbar`)} vein`
    : `${name} posterior intercostal vein`;
}

/** Whether a vein from `a` goes on from `b` to `c`. In the loins it turns back there, and the vein beyond is a branch. */
function isOnward(a: Point, b: Point, c: Point): boolean {
  return (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) + (b[2] - a[2]) * (c[2] - b[2]) > 0;
}

/** From the ostium round the body to the foraminal junction. */
function medialCourse(site: SegmentSite, { course }: SegmentalsFile): Point[] {
  const { ostiumMm, junctionMm, pointsBesideBody, viaMm = [] } = site.segment;
  const passed = course.medial.slice(Math.max(0, course.medial.length - pointsBesideBody));
  return [ostiumMm, ...passed.map((point) => besideBody(point, site)), ...viaMm, junctionMm];
}

/** From the foraminal junction outward along the rib. */
function lateralCourse(site: SegmentSite, { course }: SegmentalsFile): Point[] {
  const { junctionMm, lateralShiftMm = [0, 0, 0] } = site.segment;
  return [junctionMm, ...course.lateral.map((point) => shifted(besideBody(point, site), lateralShiftMm))];
}

/** From the lateral vein backwards into the muscles. */
function dorsalCourse(side: 'left' | 'right', lateral: readonly Point[], { course }: SegmentalsFile): Point[] {
  const { beyondJunctionMm, offsetsMm } = course.dorsal;
  const [a, b] = lateral;
  const share = beyondJunctionMm / distanceMm(a, b);
  const start = roundedMm([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])]);
  return [start, ...offsetsMm.map(([x, y, z]) => shifted(start, [side === 'left' ? x : -x, y, z]))];
}

type CoursePoint = SegmentalsFile['course']['medial'][number];

function besideBody(point: CoursePoint, { segment, body }: SegmentSite): Point {
  const [, bodyYMm, bodyZMm] = body.centreMm;
  const outwardMm = (point.xPerHalfWidth * body.widthMm) / 2 + point.xMm;
  const zMm = bodyZMm + (point.zPerHalfDepth * body.depthMm) / 2 + point.zMm;
  return [segment.side === 'left' ? outwardMm : -outwardMm, bodyYMm + point.yMm, zMm];
}
