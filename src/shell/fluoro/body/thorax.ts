/** The cage: ribs as hollow hoops, clavicles, sternum, shoulder blades. */
import type { Landmarks, Rib } from '../../../sim/index.ts';
import { bothSides, plate, smoothPath, smoothRows, tube } from './shapes.ts';
import { mirror, type Solid, type Tissue, type Vec3 } from './solid.ts';

/** @assumption ribs are hollow hoops; tuned by eye */
const RIB: Tissue = { layer: 'ribs', muPerMm: 0.0075, skin: 0.043 };
const CARTILAGE: Tissue = { layer: 'ribs', muPerMm: 0.004 };
const CLAVICLE: Tissue = { layer: 'ribs', muPerMm: 0.011, skin: 0.07 };
const STERNUM: Tissue = { layer: 'ribs', muPerMm: 0.006, skin: 0.015 };
const BLADE: Tissue = { layer: 'ribs', muPerMm: 0.006, skin: 0.006 };
const BLADE_SPINE: Tissue = { layer: 'ribs', muPerMm: 0.007, skin: 0.012 };

export function buildThorax({ ribs, clavicles }: Landmarks): Solid[] {
  return [...ribs.flatMap(buildRib), ...clavicles.map(buildClavicle), ...buildShoulderBlades(), ...buildSternum()];
}

/** The landmarks' head, angle and furthest lateral point, rounded into a hoop. Left side; the right is its mirror. */
function ribPath({ number, posteriorMm, side }: Rib): Vec3[] {
  const [head, neck, angle, lateral] = posteriorMm.map((point): Vec3 => (side === 'left' ? point : mirror(point)));
  const [reach, y] = lateral;
  const spread = Math.min(1, reach / 110);
  const fall = head[1] - y;
  return [
    head,
    [Math.min(neck[0], 0.5 * reach), neck[1], neck[2] - 6 * spread],
    [Math.min(angle[0], 0.74 * reach), head[1] - 0.4 * fall, angle[2] + 8],
    [0.93 * reach, head[1] - 0.7 * fall, head[2] - 12 * spread],
    [reach, y, head[2] + 20],
    ...anteriorPath(number, reach, y, head[2] + 8),
  ];
}

/** From the side of the chest to where bone becomes cartilage; the last two ribs float. */
function anteriorPath(number: number, reach: number, y: number, z: number): Vec3[] {
  if (number >= 11) return [[reach * 0.97, y - 12, z + 28]];
  const fall = number <= 2 ? 22 : 45;
  const end = Math.min(34 + 6.5 * number, 0.72 * reach);
  const forward = Math.min(62 + 6 * number, 110);
  return [
    [0.96 * reach, y - 0.32 * fall, z + 0.48 * forward],
    [0.5 * (0.9 * reach + end), y - 0.72 * fall, z + 0.82 * forward],
    [end, y - fall, z + forward],
  ];
}

function buildRib(rib: Rib): Solid[] {
  const place = rib.side === 'left' ? (point: Vec3) => point : mirror;
  const path = ribPath(rib);
  const broad = rib.number === 1 ? 7.5 : rib.number < 11 ? 6.4 : 5;
  const points = smoothPath(path.map(place), 7);
  const halfWidthMm = (part: number) => broad * (0.62 + 0.38 * Math.min(1, part * 4)) * (1 - 0.12 * part);
  const shape = { points, halfWidthMm, halfThicknessMm: () => 3.4, segments: 14 };
  const bone = tube(`rib ${rib.number} ${rib.side}`, shape, RIB);
  return rib.number <= 7 ? [bone, buildCartilage(rib.number, rib.side, place, path[path.length - 1])] : [bone];
}

function buildCartilage(number: number, side: string, place: (point: Vec3) => Vec3, from: Vec3): Solid {
  const rise = 6 + 7 * Math.max(0, number - 2);
  const to: Vec3 = [20, from[1] + rise, from[2] + 6];
  const middle: Vec3 = [(from[0] + to[0]) / 2, from[1] + 0.25 * rise - 3, (from[2] + to[2]) / 2 + 3];
  const points = smoothPath([from, middle, to].map(place), 5);
  const shape = { points, halfWidthMm: () => 6.2, halfThicknessMm: () => 3.6, segments: 12 };
  return tube(`cartilage ${number} ${side}`, shape, CARTILAGE);
}

/** Broad at the medial head. */
function buildClavicle({ id, pointsMm, diameterMm }: Landmarks['clavicles'][number]): Solid {
  const halfWidthMm = (part: number) =>
    (diameterMm / 2) * (0.9 + 0.6 * (1 - Math.min(1, part * 3.2)) ** 2 + 0.2 * part);
  const shape = { points: smoothPath(pointsMm, 10), halfWidthMm, halfThicknessMm: () => 5, segments: 16 };
  return tube(id, shape, CLAVICLE);
}

/** Faint, at the edge of the field with the arms at the side. @assumption */
function buildShoulderBlades(): Solid[] {
  return bothSides((side, place) => {
    const edge: Vec3[] = [
      [88, 118, -42],
      [84, 80, -62],
      [86, 30, -70],
      [100, -22, -66],
    ];
    const rows = [edge, edge.map(([x, y, z], row): Vec3 => [x + 56 - 15 * row, y + 6, z + 22 - 3 * row])];
    const blade = smoothRows(
      rows.map((row) => row.map(place)),
      4,
      4,
    );
    const spine: Vec3[] = [
      [88, 92, -62],
      [118, 112, -58],
      [152, 134, -34],
    ];
    return [
      plate(`shoulder blade ${side}`, blade, () => 1.6, BLADE),
      tube(`blade spine ${side}`, { points: smoothPath(spine.map(place), 6), halfWidthMm: () => 5 }, BLADE_SPINE),
    ];
  });
}

/** @source assets/anatomy/landmarks.json (sternum) @assumption its body is continued below */
function buildSternum(): Solid[] {
  const points = smoothPath(
    [
      [0, 112, 75],
      [0, 90, 79],
      [0, 70, 82],
      [0, 20, 95],
      [0, -30, 104],
    ] as Vec3[],
    5,
  );
  const halfWidthMm = (part: number) => 15 + 11 * Math.exp(-(((part - 0.08) / 0.16) ** 2)) + 3 * Math.sin(3 * part);
  const shape = { points, halfWidthMm, halfThicknessMm: () => 5, across: [1, 0, 0] as Vec3, segments: 20 };
  return [tube('sternum', shape, STERNUM)];
}
