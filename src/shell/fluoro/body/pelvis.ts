/** The pelvis: sacrum, iliac wings, the ring in front, hips. What the groin is found by. */
import type { Landmarks } from '../../../sim/index.ts';
import { bothSides, ellipseRing, ellipsoid, plate, pointsOf, smoothPath, smoothRows, tube } from './shapes.ts';
import { add, loft, mirror, type Ring, type Solid, type Tissue, type Vec3 } from './solid.ts';

/** @assumption µ tuned by eye with the chest's bones */
const SACRUM: Tissue = { layer: 'static', muPerMm: 0.0085, skin: 0.04 };
const FORAMEN: Tissue = { layer: 'static', muPerMm: -0.013 };
const WING: Tissue = { layer: 'static', muPerMm: 0.018, skin: 0.014 };
const RIM: Tissue = { layer: 'static', muPerMm: 0.011, skin: 0.04 };
const CREST: Tissue = { layer: 'static', muPerMm: 0.011, skin: 0.012 };
const SOCKET: Tissue = { layer: 'static', muPerMm: 0, skin: 0.06 };
const HEAD: Tissue = { layer: 'static', muPerMm: 0.007, skin: 0.036 };
const NECK: Tissue = { layer: 'static', muPerMm: 0.005, skin: 0.032 };
const SHAFT: Tissue = { layer: 'static', muPerMm: 0.024, skin: 0.03 };
const MARROW: Tissue = { layer: 'static', muPerMm: -0.02 };

export function buildPelvis({ femoralHeads }: Landmarks): Solid[] {
  const wings = bothSides((side, place) => buildIlium(side, place));
  return [...buildSacrum(), ...wings, ...femoralHeads.flatMap(buildHip)];
}

/** Centre, half-width and half-depth of the sacrum from the promontory to the tail bone. @assumption */
const SACRUM_ROWS = [
  [-282, 12, 26, 17],
  [-290, 6, 50, 17],
  [-305, -6, 54, 17],
  [-325, -24, 46, 14],
  [-345, -38, 34, 11],
  [-365, -45, 25, 8],
  [-380, -44, 13, 6],
  [-396, -36, 8, 5],
  [-408, -26, 4, 3],
] as const;

function buildSacrum(): Solid[] {
  const rings = SACRUM_ROWS.map(([y, z, halfWidth, halfDepth]): Ring => {
    const tilt: Vec3 = [0, -0.6 * halfDepth, 0.8 * halfDepth];
    return ellipseRing([0, y, z], [halfWidth, 0, 0], tilt, 32);
  });
  const holes = [
    [-306, -2, 21],
    [-324, -20, 18],
    [-341, -33, 15.5],
    [-357, -41, 13],
  ].flatMap(([y, z, x]) => [-x, x].map((at) => ellipsoid('sacral foramen', [at, y, z], [3.4, 4.6, 9], FORAMEN, 16)));
  const crest = tube(
    'sacral crest',
    {
      points: [
        [0, -292, -14],
        [0, -330, -44],
        [0, -362, -56],
      ],
      halfWidthMm: () => 4,
      across: [1, 0, 0],
    },
    SACRUM,
  );
  return [loft('sacrum', rings, SACRUM), ...holes, crest];
}

/** Rows of the wing from the hip joint up to the crest, each from behind to the front. @source assets/anatomy/landmarks.json (iliacCrest) @assumption the rest of the wing */
const WING_ROWS: Vec3[][] = [
  pointsOf([58, -346, -26, 72, -358, 2, 88, -366, 28, 98, -366, 52, 102, -352, 64]),
  pointsOf([54, -326, -36, 76, -334, -8, 96, -338, 24, 108, -338, 50, 112, -334, 66]),
  pointsOf([48, -304, -44, 78, -300, -26, 104, -298, 12, 120, -302, 50, 122, -304, 70]),
  pointsOf([44, -288, -52, 78, -258, -42, 112, -240, 0, 130, -250, 46, 128, -280, 72]),
  pointsOf([42, -282, -56, 76, -248, -46, 114, -232, 0, 134, -242, 46, 130, -274, 74]),
];

/** Rods that strengthen the wing and close the ring in front: path and radius along it. @assumption */
const BARS: readonly [string, readonly Vec3[], (part: number) => number, Tissue][] = [
  ['iliac crest', WING_ROWS[WING_ROWS.length - 1], (part) => 4.6 - 1.5 * Math.cos(9 * part), CREST],
  ['front of the wing', pointsOf([131, -276, 74, 122, -304, 70, 111, -334, 66, 103, -352, 63]), () => 4, CREST],
  ['pelvic brim', pointsOf([60, -308, -30, 72, -338, 8, 79, -362, 40, 72, -380, 58]), () => 3, RIM],
  [
    'upper pubic ramus',
    pointsOf([84, -372, 52, 62, -384, 66, 34, -396, 78, 10, -404, 82]),
    (part) => 9 - 3 * Math.sin(3 * part),
    RIM,
  ],
  [
    'ischium',
    pointsOf([84, -394, 14, 80, -420, 6, 68, -442, 2, 54, -450, 14, 34, -436, 46, 14, -418, 74]),
    (part) => 8.5 + 4.5 * Math.sin(2.6 * part) - 3.5 * part * part,
    RIM,
  ],
  ['pubic body', pointsOf([9, -398, 82, 9, -408, 80, 10, -420, 76]), () => 6.5, RIM],
];

function buildIlium(side: string, place: (point: Vec3) => Vec3): Solid[] {
  const rows = smoothRows(
    WING_ROWS.map((row) => row.map(place)),
    6,
    4,
  );
  const [lastRow, lastColumn] = [rows.length - 1, rows[0].length - 1];
  const halfThicknessMm = (row: number, column: number) => {
    const edge = Math.sin(Math.PI * Math.min(0.5, Math.min(column, lastColumn - column) / 9 + 0.06));
    return (1.6 + 6 * (1 - row / lastRow) ** 2) * edge;
  };
  const bars = BARS.map(([name, points, radiusMm, tissue]) =>
    tube(`${name} ${side}`, { points: smoothPath(points.map(place), 6), halfWidthMm: radiusMm, segments: 14 }, tissue),
  );
  return [plate(`iliac wing ${side}`, rows, halfThicknessMm, WING), ...bars];
}

/** Roof of the socket, neck and shaft of the left thigh bone. @assumption */
const SOCKET_ROOF = smoothPath(pointsOf([66, -378, 38, 70, -366, 38, 88, -364, 38, 108, -368, 38, 116, -378, 38]), 4);
const FEMORAL_NECK = smoothPath(pointsOf([100, -404, 36, 112, -411, 33, 128, -424, 26, 138, -436, 22]), 4);
const FEMORAL_SHAFT = smoothPath(pointsOf([142, -424, 22, 140, -450, 22, 136, -500, 28, 130, -620, 34]), 5);

function buildHip({ side, centreMm, diameterMm }: Landmarks['femoralHeads'][number]): Solid[] {
  const place = side === 'left' ? (point: Vec3) => point : mirror;
  const radiusMm = diameterMm / 2;
  const round = (points: Vec3[], radiusMm: (part: number) => number) => ({
    points: points.map(place),
    halfWidthMm: radiusMm,
    across: [0, 0, 1] as Vec3,
    segments: 18,
  });
  const girth = (part: number) => 17 - 4 * Math.min(1, part * 3);
  return [
    ellipsoid(`femoral head ${side}`, centreMm, [radiusMm, radiusMm, radiusMm], HEAD, 32),
    tube(
      `socket ${side}`,
      round(SOCKET_ROOF, () => 3.4),
      { ...SOCKET, skin: 0.02, muPerMm: 0.008 },
    ),
    ellipsoid(`socket rim ${side}`, add(centreMm, place([-2, 2, 0])), [28, 28, 25], { ...SOCKET, skin: 0.007 }, 28),
    tube(
      `femoral neck ${side}`,
      round(FEMORAL_NECK, (part) => 15 + 2 * part),
      NECK,
    ),
    ellipsoid(`greater trochanter ${side}`, place([150, -412, 16]), [13, 22, 16], NECK, 20),
    ellipsoid(`lesser trochanter ${side}`, place([124, -452, 8]), [8, 11, 8], NECK, 16),
    tube(`femur ${side}`, round(FEMORAL_SHAFT, girth), SHAFT),
    tube(
      `femoral marrow ${side}`,
      round(FEMORAL_SHAFT.slice(6), () => 7.5),
      MARROW,
    ),
  ];
}
