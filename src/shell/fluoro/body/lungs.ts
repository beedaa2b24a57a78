/**
 * Air: lungs with their diaphragm, vessels of the lung, trachea and bronchi, gas in the belly.
 * A lung is the whole half of the chest minus the dome that the diaphragm pushes into it from below.
 */
import type { Landmarks } from '../../../sim/index.ts';
import { bothSides, ellipsoid, interpolate, smoothPath, tube } from './shapes.ts';
import { loft, type Ring, type Solid, type Tissue, type Vec3 } from './solid.ts';

/** @assumption air takes away what the body adds; tuned by eye */
const AIR: Tissue = { layer: 'lungs', muPerMm: -0.0092 };
const DOME: Tissue = { layer: 'lungs', muPerMm: 0.0092 };
const VESSEL: Tissue = { layer: 'lungs', muPerMm: 0.019 };
const TRACHEA: Tissue = { layer: 'lungs', muPerMm: -0.02 };
const BRONCHUS: Tissue = { layer: 'lungs', muPerMm: -0.02 };
const GAS: Tissue = { layer: 'lungs', muPerMm: -0.013 };

/** Inside of the chest wall at a height: distance from the midline. @source assets/anatomy/landmarks.json (rib), minus the rib */
const WALL_X = [
  [-135, 110],
  [-93, 125],
  [-60, 128],
  [-22, 127],
  [0, 124],
  [38, 113],
  [57, 104],
  [76, 92],
  [97, 75],
  [112, 57],
  [123, 36],
  [130, 12],
] as const;
/** Front and back of the lung at a height. @assumption */
const FRONT_Z = [
  [-135, 78],
  [-60, 104],
  [0, 94],
  [45, 80],
  [80, 66],
  [110, 46],
  [130, 22],
] as const;
const BACK_Z = [
  [-135, -38],
  [-69, -52],
  [0, -56],
  [45, -50],
  [80, -42],
  [110, -26],
  [130, -4],
] as const;
/** Medial border: in front of the heart, at the root of the lung, and in the gutter beside the spine. @assumption */
const FRONT_X = [
  [-135, 0.05],
  [-40, 0.05],
  [20, 0.05],
  [50, 2],
  [90, 4],
  [120, 10],
] as const;
const ROOT_X = [
  [-135, 0.05],
  [-60, 0.05],
  [18, 0.05],
  [24, 1],
  [48, 15],
  [70, 21],
  [95, 21],
  [130, 17],
] as const;
const GUTTER_X = [
  [-135, 25],
  [-60, 20],
  [0, 17],
  [80, 15.5],
  [130, 14],
] as const;
/** Front of the spine, with the vessels on it. @source assets/anatomy/vertebrae.json (bodies plus half their depth) */
const SPINE_FRONT_Z = [
  [-135, 46],
  [-100, 38],
  [-48, 24],
  [0, 17],
  [64, 17],
  [120, 26],
] as const;

/** Where the lowest recess of the lung ends. @assumption */
const BASE_Y = -132;

export function buildLungs({ diaphragm, airways }: Landmarks): Solid[] {
  const lungs = bothSides((side, place) => {
    const dome = diaphragm.find((one) => one.side === side)!;
    const [x, y, z] = dome.apexMm;
    return buildLung(side, place, [Math.abs(x), y, z]);
  });
  return [...lungs, ...buildAirways(airways), ...buildGas()];
}

function buildLung(side: 'left' | 'right', place: (point: Vec3) => Vec3, apex: Vec3): Solid[] {
  const heights = Array.from(
    { length: 30 },
    (_, step) => BASE_Y + (129.5 - BASE_Y) * Math.sin((Math.PI / 2) * (step / 29)),
  );
  const chest = heights.map((y) => sectionRing(y).map(place));
  const top = apex[1];
  const domeHeights = Array.from(
    { length: 14 },
    (_, step) => BASE_Y + (top - BASE_Y) * Math.sin((Math.PI / 2) * (step / 13)),
  );
  const dome = domeHeights.map((y) => domeRing(apex, y).map(place));
  return [loft(`lung ${side}`, chest, AIR), loft(`diaphragm ${side}`, dome, DOME), ...buildVessels(side, place, apex)];
}

/** One horizontal section of the left half of the chest, from the front edge round the wall to the gutter and back. */
function sectionRing(y: number): Ring {
  const [wall, front, back] = [interpolate(WALL_X, y), interpolate(FRONT_Z, y), interpolate(BACK_Z, y)];
  const shrink = Math.min(1, (wall - 6) / 30);
  const [frontX, rootX, gutterX] = [FRONT_X, ROOT_X, GUTTER_X].map((knots) =>
    Math.min(interpolate(knots, y), wall * 0.7),
  );
  const middle = (front + back) / 2;
  const outer = Array.from({ length: 22 }, (_, step): Vec3 => {
    const angleRad = Math.PI * (step / 21 - 0.5);
    const medial = step < 11 ? frontX : gutterX;
    const round = Math.cos(angleRad) ** 0.72;
    return [medial + (wall - medial) * round, y, middle - ((front - back) / 2) * Math.sin(angleRad) * shrink];
  });
  const depth = front - back;
  const spine = Math.min(0.72, Math.max(0.3, (interpolate(SPINE_FRONT_Z, y) - back) / depth));
  const rim = (x: number, share: number): Vec3 => [x, y, middle + depth * (share - 0.5) * shrink];
  const inner = [
    rim(gutterX - 0.5, 0.14),
    rim(gutterX, spine - 0.06),
    rim(rootX, spine + 0.03),
    rim((rootX + frontX) / 2, (spine + 0.9) / 2),
    rim(frontX, 0.86),
  ];
  return [...outer, ...inner];
}

/**
 * The diaphragm under it: the same section, drawn together towards the top of the dome. It falls steeply to the wall
 * and to the back, hardly towards the midline.
 */
function domeRing([x, top, z]: Vec3, y: number): Ring {
  const rise = (y - BASE_Y) / (top - BASE_Y);
  const girth = Math.sqrt(Math.max(0.0004, 1 - rise ** 2.3));
  const peak: Vec3 = [x, y, z * 0.55];
  return sectionRing(y).map((point) => {
    const share =
      point[0] > x ? girth * 0.999 : point[2] > 10 ? Math.min(1, 0.3 + 0.7 * Math.sqrt((top - y) / 14)) : girth ** 0.25;
    const depthShare = girth ** (point[2] > peak[2] ? 0.5 : 0.85);
    return [x + (point[0] - x) * share, y, peak[2] + (point[2] - peak[2]) * depthShare * 0.999];
  });
}

/** Arteries and veins of the lung: a tree that forks towards the wall, thinner with every fork. @assumption */
function buildVessels(side: 'left' | 'right', place: (point: Vec3) => Vec3, apex: Vec3): Solid[] {
  const solids: Solid[] = [];
  const root: Vec3 = [26, side === 'left' ? 34 : 26, 22];
  const chance = seededChance(side === 'left' ? 11 : 23);
  const fork = (from: Vec3, headingRad: number, depthRad: number, radiusMm: number): void => {
    const lengthMm = 9 + radiusMm * 5.2 + 8 * chance();
    const bend = (chance() - 0.5) * 0.5;
    const step = (start: Vec3, angle: number, part: number): Vec3 => [
      start[0] + part * lengthMm * Math.cos(angle) * Math.cos(depthRad),
      start[1] + part * lengthMm * Math.sin(angle) * Math.cos(depthRad),
      start[2] + part * lengthMm * Math.sin(depthRad),
    ];
    const middle = step(from, headingRad, 0.5);
    const to = step(middle, headingRad + bend, 0.5);
    if (!insideLung(apex, to)) return;
    const points = [from, middle, to].map(place);
    const shape = {
      points: smoothPath(points, 2),
      halfWidthMm: (part: number) => radiusMm * (1 - 0.28 * part),
      segments: 8,
    };
    solids.push(tube(`lung vessel ${side}`, shape, VESSEL));
    if (radiusMm < 0.75) return;
    const turn = 0.3 + 0.35 * chance();
    fork(
      to,
      headingRad + bend + turn * 0.8,
      depthRad * 0.8 + (chance() - 0.5) * 0.7,
      radiusMm * (0.62 + 0.16 * chance()),
    );
    fork(to, headingRad + bend - turn, depthRad * 0.8 + (chance() - 0.5) * 0.7, radiusMm * (0.62 + 0.16 * chance()));
  };
  for (const [headingRad, depthRad, radiusMm] of ROOTS) {
    const start: Vec3 = [
      root[0] + 7 * Math.cos(headingRad),
      root[1] + 12 * Math.sin(headingRad),
      root[2] + 14 * depthRad,
    ];
    fork(start, headingRad, depthRad, radiusMm);
  }
  const hilum: Vec3 = [31, root[1] - 6, 20];
  solids.push(ellipsoid(`hilum ${side}`, place(hilum), [9, 17, 9], { layer: 'lungs', muPerMm: 0.006 }));
  return solids;
}

/** Heading in the frontal plane, tilt towards the front, radius of the vessels that leave the root. @assumption */
const ROOTS = [
  [1.25, 0.1, 4.2],
  [0.55, 0.35, 3.6],
  [0.1, -0.3, 3.8],
  [-0.55, 0.3, 4.2],
  [-0.95, -0.25, 5],
  [-1.3, 0.05, 4.6],
] as const;

function insideLung([domeX, top]: Vec3, [x, y, z]: Vec3): boolean {
  const floor = top - 0.006 * (x - domeX) ** 2 + 6;
  const within = x > 10 && x < interpolate(WALL_X, y) - 9 && y < 112 && y > floor;
  return within && z < interpolate(FRONT_Z, y) - 10 && z > interpolate(BACK_Z, y) + 8;
}

/** A small chance of its own, the same at every start, so that the picture does not change between visits. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Main airways from the landmarks, with the first branches of each lung. @assumption the lobar bronchi */
function buildAirways(airways: Landmarks['airways']): Solid[] {
  const pipe = (name: string, points: readonly Vec3[], radiusMm: number, tissue = BRONCHUS) =>
    tube(name, { points: smoothPath(points, 6), halfWidthMm: () => radiusMm, across: [0, 0, 1], segments: 16 }, tissue);
  const main = airways.map(({ id, pointsMm, diameterMm }) =>
    id === 'trachea'
      ? pipe(id, [[-1, 240, 44], ...pointsMm], diameterMm / 2, TRACHEA)
      : pipe(id, pointsMm, 0.88 * (diameterMm / 2)),
  );
  return [
    ...main,
    pipe(
      'right intermediate bronchus',
      [
        [-22, 32, 32],
        [-29, 18, 28],
        [-36, -2, 22],
      ],
      4.6,
    ),
    pipe(
      'right upper bronchus',
      [
        [-20, 37, 32],
        [-32, 42, 29],
        [-42, 50, 26],
      ],
      4,
    ),
    pipe(
      'left lower bronchus',
      [
        [40, 20, 30],
        [47, 2, 22],
        [53, -18, 14],
      ],
      4,
    ),
  ];
}

/** Air in the stomach under the left dome and gas in the bowel. @assumption */
function buildGas(): Solid[] {
  const bubble = (name: string, centre: Vec3, halfAxes: Vec3) => ellipsoid(name, centre, halfAxes, GAS);
  return [
    bubble('stomach', [52, -84, 62], [27, 11, 24]),
    bubble('splenic flexure', [98, -132, 30], [14, 22, 14]),
    bubble('transverse colon', [20, -150, 85], [34, 10, 11]),
    bubble('transverse colon', [-38, -158, 85], [26, 11, 11]),
    bubble('hepatic flexure', [-92, -172, 40], [15, 21, 14]),
    bubble('ascending colon', [-98, -226, 36], [14, 24, 15]),
    bubble('descending colon', [102, -215, 20], [9, 34, 10]),
    bubble('small bowel', [30, -232, 70], [20, 10, 12]),
    bubble('small bowel', [-8, -268, 80], [18, 9, 10]),
    bubble('rectum', [6, -362, -20], [16, 18, 13]),
  ];
}
