/** The cage: ribs as hollow hoops, clavicles, sternum, shoulder blades. */
import type { VertebralBody } from '../../../sim/index.ts';
import { bothSides, plate, smoothPath, smoothRows, tube } from './shapes.ts';
import type { Solid, Tissue, Vec3 } from './solid.ts';

/** @source imaging.md §2 (hollow hoops), retuned by eye @assumption */
const RIB: Tissue = { layer: 'ribs', muPerMm: 0.0075, skin: 0.052 };
const CARTILAGE: Tissue = { layer: 'ribs', muPerMm: 0.004 };
const CLAVICLE: Tissue = { layer: 'ribs', muPerMm: 0.011, skin: 0.07 };
const STERNUM: Tissue = { layer: 'ribs', muPerMm: 0.006, skin: 0.015 };
const BLADE: Tissue = { layer: 'ribs', muPerMm: 0.012, skin: 0.02 };
const BLADE_EDGE: Tissue = { layer: 'ribs', muPerMm: 0.012, skin: 0.035 };

/** Furthest distance of each rib from the midline. @source anatomy.md §3 (ribs, posterior part) */
const REACH_MM = [55, 85, 100, 112, 120, 127, 132, 135, 133, 128, 115, 90] as const;

export function buildThorax(vertebrae: readonly VertebralBody[]): Solid[] {
  return [...REACH_MM.flatMap((_, index) => buildRib(vertebrae, index + 1)), ...buildShoulders(), ...buildSternum()];
}

/** Where a rib turns forward; also the wall that the lung lies against. */
export function ribPath(vertebrae: readonly VertebralBody[], number: number): Vec3[] {
  const own = vertebrae.find((vertebra) => vertebra.level === `T${number}`)!;
  const above = vertebrae.find((vertebra) => vertebra.level === (number === 1 ? 'C7' : `T${number - 1}`))!;
  const [, y, z] = own.centreMm;
  const disc = (y + own.heightMm / 2 + above.centreMm[1] - above.heightMm / 2) / 2;
  const reach = REACH_MM[number - 1];
  const angle = 50 + 2 * Math.min(number, 8);
  /** The first ribs lie flatter than the table's fall of 45 mm. @assumption */
  const fall = 45 * Math.min(1, 0.42 + 0.12 * number);
  const spread = Math.min(1, reach / 110);
  const back = z - 35 * spread;
  const posterior: Vec3[] = [
    [own.widthMm / 2 + 1, disc, z - 0.3 * own.depthMm],
    [Math.min(28, 0.5 * reach), y + 2, z - 12 - 12 * spread],
    [Math.min(angle, 0.74 * reach), y - 0.26 * fall, back],
    [0.93 * reach, y - 0.62 * fall, z - 20 * spread],
    [reach, y - fall, z + 12],
  ];
  return [...posterior, ...anteriorPath(number, reach, y - fall, z)];
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

function buildRib(vertebrae: readonly VertebralBody[], number: number): Solid[] {
  const path = ribPath(vertebrae, number);
  const broad = number === 1 ? 7.5 : number < 11 ? 6.6 : 5;
  return bothSides((side, place) => {
    const points = smoothPath(path.map(place), 7);
    const halfWidthMm = (part: number) => broad * (0.62 + 0.38 * Math.min(1, part * 4)) * (1 - 0.12 * part);
    const shape = { points, halfWidthMm, halfThicknessMm: () => 3.4, segments: 14 };
    const bone = tube(`rib ${number} ${side}`, shape, RIB);
    return number <= 7 ? [bone, buildCartilage(number, side, place, path[path.length - 1])] : [bone];
  });
}

function buildCartilage(number: number, side: string, place: (point: Vec3) => Vec3, from: Vec3): Solid {
  const rise = 6 + 7 * Math.max(0, number - 2);
  const to: Vec3 = [20, from[1] + rise, from[2] + 6];
  const middle: Vec3 = [(from[0] + to[0]) / 2, from[1] + 0.25 * rise - 3, (from[2] + to[2]) / 2 + 3];
  const points = smoothPath([from, middle, to].map(place), 5);
  const shape = { points, halfWidthMm: () => 6.2, halfThicknessMm: () => 3.6, segments: 12 };
  return tube(`cartilage ${number} ${side}`, shape, CARTILAGE);
}

/** @source anatomy.md §3 (clavicles); the blades are placed by eye @assumption */
function buildShoulders(): Solid[] {
  return bothSides((side, place) => {
    const clavicle = [
      [18, 108, 62],
      [44, 116, 58],
      [75, 128, 35],
      [112, 133, 16],
      [150, 132, 5],
    ] as Vec3[];
    const shape = { points: smoothPath(clavicle.map(place), 6), segments: 16 };
    const halfWidthMm = (part: number) => 5.4 + 4.2 * (1 - Math.min(1, part * 3.2)) ** 2 + 1.5 * part;
    const edge = [
      [88, 118, -42],
      [84, 80, -62],
      [86, 30, -70],
      [100, -22, -66],
    ] as Vec3[];
    const rows = [edge, edge.map(([x, y, z], row) => [x + 56 - 15 * row, y + 6, z + 22 - 3 * row] as Vec3)];
    const blade = smoothRows(
      rows.map((row) => row.map(place)),
      4,
      4,
    );
    const spine = [
      [88, 92, -62],
      [118, 112, -58],
      [152, 134, -34],
    ] as Vec3[];
    return [
      tube(`clavicle ${side}`, { ...shape, halfWidthMm, halfThicknessMm: () => 5 }, CLAVICLE),
      plate(`shoulder blade ${side}`, blade, () => 1.6, BLADE),
      tube(`blade edge ${side}`, { points: smoothPath(edge.map(place), 5), halfWidthMm: () => 2.6 }, BLADE_EDGE),
      tube(`blade spine ${side}`, { points: smoothPath(spine.map(place), 6), halfWidthMm: () => 5 }, BLADE_EDGE),
    ];
  });
}

/** @source anatomy.md §3 (sternum / manubrium); body of the sternum continued below it @assumption */
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
