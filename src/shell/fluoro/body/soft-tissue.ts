/** Water: the body's own outline, heart and great vessels, muscle. */
import { bothSides, ellipseRing, interpolate, smoothPath, tube } from './shapes.ts';
import { loft, type Solid, type Tissue, type Vec3 } from './solid.ts';

/** @source imaging.md §2 (body 0.0175, heart +0.0086), retuned by eye @assumption */
const BODY: Tissue = { layer: 'static', muPerMm: 0.0172 };
const HEART: Tissue = { layer: 'heart', muPerMm: 0.0072 };
const GREAT_VESSEL: Tissue = { layer: 'heart', muPerMm: 0.0068 };
/** Fat of the mediastinum weighs less than muscle; without it the spine is a black bar. @source imaging.md §2 @assumption */
const FAT: Tissue = { layer: 'static', muPerMm: -0.0062 };
const MUSCLE: Tissue = { layer: 'static', muPerMm: 0.0016 };

/** Half-width, half-depth and centre of the trunk at a height, arms at the side left out. @assumption */
const TRUNK_X = [
  [-620, 176],
  [-430, 192],
  [-340, 184],
  [-230, 158],
  [-160, 156],
  [-100, 164],
  [0, 178],
  [80, 190],
  [118, 186],
  [140, 140],
  [158, 86],
  [180, 62],
  [260, 60],
  [330, 70],
] as const;
const TRUNK_Z = [
  [-620, 92],
  [-430, 108],
  [-340, 112],
  [-230, 104],
  [0, 109],
  [80, 102],
  [130, 82],
  [165, 62],
  [260, 60],
  [330, 84],
] as const;
const CENTRE_Z = [
  [-430, 20],
  [-230, 22],
  [0, 22],
  [80, 14],
  [165, 18],
  [260, 20],
] as const;

export function buildSoftTissue(): Solid[] {
  return [buildTrunk(), buildFat(), ...buildHeart(), ...buildMuscle()];
}

function buildTrunk(): Solid {
  const heights = Array.from({ length: 96 }, (_, step) => -620 + step * 10);
  const rings = heights.map((y) => {
    const centre: Vec3 = [0, y, interpolate(CENTRE_Z, y)];
    return ellipseRing(centre, [interpolate(TRUNK_X, y), 0, 0], [0, 0, interpolate(TRUNK_Z, y)], 64, [0.78, 0.86]);
  });
  return loft('trunk', rings, BODY);
}

/** A lens that thins out to the sides, so that it has no border of its own. */
function buildFat(): Solid {
  const heights = Array.from({ length: 23 }, (_, step) => -190 + step * 15);
  const rings = heights.map((y, step) => {
    const girth = Math.sqrt(Math.max(0.02, 1 - Math.abs((step - 11) / 11.2) ** 5));
    return ellipseRing([0, y, 30], [70, 0, 0], [0, 0, 52 * girth], 36, [1, 2.2]);
  });
  return loft('mediastinal fat', rings, FAT);
}

/** Borders of the heart's silhouette. @source anatomy.md §3 (heart silhouette) */
const RIGHT_X = [
  [-64, -6],
  [-58, -30],
  [-45, -42],
  [-30, -46],
  [0, -46],
  [15, -43],
  [28, -35],
  [40, -20],
  [46, -4],
] as const;
const LEFT_X = [
  [-64, 34],
  [-58, 62],
  [-48, 79],
  [-35, 85],
  [-20, 77],
  [-5, 62],
  [10, 50],
  [25, 41],
  [40, 34],
  [46, 16],
] as const;
const DEPTH_Z = [
  [-64, 16],
  [-50, 34],
  [-20, 42],
  [10, 38],
  [40, 24],
  [46, 10],
] as const;

function buildHeart(): Solid[] {
  const heights = Array.from({ length: 23 }, (_, step) => -64 + step * 5);
  const rings = heights.map((y) => {
    const [right, left] = [interpolate(RIGHT_X, y), interpolate(LEFT_X, y)];
    const centre: Vec3 = [(right + left) / 2, y, 54];
    return ellipseRing(centre, [(left - right) / 2, 0, 8], [0, 0, interpolate(DEPTH_Z, y)], 36);
  });
  return [loft('heart', rings, HEART), ...buildGreatVessels()];
}

/** @source anatomy.md §3 (aortic arch, descending aorta Ø 25), §4 (superior vena cava) */
function buildGreatVessels(): Solid[] {
  const vessel = (name: string, points: Vec3[], radiusMm: number, tissue = GREAT_VESSEL) =>
    tube(
      name,
      { points: smoothPath(points, 6), halfWidthMm: () => radiusMm, across: [1, 0, 0.01], segments: 20 },
      tissue,
    );
  return [
    vessel(
      'aortic arch',
      [
        [-10, 30, 52],
        [-14, 60, 56],
        [-4, 84, 52],
        [14, 92, 38],
        [21, 84, 28],
        [17, 64, 27],
      ],
      12.5,
    ),
    vessel(
      'descending aorta',
      [
        [17, 64, 27],
        [15, 30, 31],
        [14, 0, 34],
        [9, -50, 40],
        [4, -100, 46],
        [2, -180, 52],
      ],
      11.5,
    ),
    vessel(
      'superior vena cava',
      [
        [-28, 30, 52],
        [-28, 60, 52],
        [-28, 90, 51],
        [-33, 116, 46],
      ],
      9.5,
    ),
    vessel(
      'left pulmonary artery',
      [
        [10, 48, 52],
        [26, 52, 36],
        [36, 40, 22],
      ],
      10,
    ),
    vessel(
      'right pulmonary artery',
      [
        [0, 40, 46],
        [-18, 38, 42],
        [-36, 28, 28],
      ],
      8,
    ),
  ];
}

function buildMuscle(): Solid[] {
  return bothSides((side, place) => {
    const psoas = [
      [24, -110, 8],
      [34, -180, 14],
      [46, -250, 14],
      [62, -320, 34],
      [80, -400, 40],
    ] as Vec3[];
    const points = smoothPath(psoas.map(place), 5);
    const halfWidthMm = (part: number) => 8 + 16 * Math.sin(Math.PI * Math.min(0.85, part + 0.12));
    return [tube(`psoas ${side}`, { points, halfWidthMm, across: [1, 0, 0] }, MUSCLE)];
  });
}
