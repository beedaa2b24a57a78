/** Water: the body's own outline, heart and great vessels, muscle. */
import type { Landmarks } from '../../../sim/index.ts';
import { bothSides, ellipseRing, interpolate, smoothPath, tube } from './shapes.ts';
import { loft, type Solid, type Tissue, type Vec3 } from './solid.ts';

/** @assumption tuned by eye; the heart adds half a body's attenuation */
const BODY: Tissue = { layer: 'static', muPerMm: 0.0172 };
const HEART: Tissue = { layer: 'heart', muPerMm: 0.0094 };
const GREAT_VESSEL: Tissue = { layer: 'heart', muPerMm: 0.0105 };
/** Fat of the mediastinum weighs less than muscle; without it the spine is a black bar. @assumption tuned by eye */
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
  [80, 192],
  [125, 198],
  [152, 190],
  [170, 140],
  [196, 66],
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

export function buildSoftTissue({ heart, aorta }: Landmarks): Solid[] {
  return [buildTrunk(), buildFat(), buildHeart(heart), ...buildGreatVessels(aorta), ...buildMuscle()];
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
    return ellipseRing([0, y, 30], [46, 0, 0], [0, 0, 52 * girth], 36, [1, 2.2]);
  });
  return loft('mediastinal fat', rings, FAT);
}

/** Half the heart's depth at a height. @assumption */
const DEPTH_Z = [
  [-74, 3],
  [-70, 18],
  [-52, 34],
  [-20, 42],
  [0, 40],
  [16, 32],
  [30, 20],
  [40, 9],
  [47, 2],
] as const;

/** A horizontal section spans the landmarks' silhouette from its right border to its left. */
function buildHeart({ outlineMm, backMm, frontMm }: Landmarks['heart']): Solid {
  const heights = Array.from({ length: 31 }, (_, step) => -73 + step * 4);
  const rings = heights.map((y) => {
    const [right, left] = bordersAt(outlineMm, Math.max(-57, Math.min(39, y)));
    const girth = y > 39 ? 0.8 : y < -57 ? 1 - 0.03 * (-57 - y) : 1;
    const centre: Vec3 = [(right + left) / 2, y, (backMm + frontMm) / 2 + 4];
    const across: Vec3 = [(girth * (left - right)) / 2, 0, 8];
    return ellipseRing(centre, across, [0, 0, interpolate(DEPTH_Z, y)], 48, [0.72, 0.8]);
  });
  return loft('heart', rings, HEART);
}

/** Where the outline crosses a height: smallest and largest x. */
function bordersAt(outlineMm: Landmarks['heart']['outlineMm'], y: number): [number, number] {
  const crossings = outlineMm.flatMap(([x0, y0], index) => {
    const [x1, y1] = outlineMm[(index + 1) % outlineMm.length];
    return y0 <= y !== y1 <= y ? [x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)] : [];
  });
  return [Math.min(...crossings), Math.max(...crossings)];
}

/** The aorta from the landmarks, running on below the diaphragm; cava and pulmonary arteries. @assumption the latter */
function buildGreatVessels(aorta: Landmarks['aorta']): Solid[] {
  const vessel = (name: string, points: readonly Vec3[], radiusMm: number) =>
    tube(
      name,
      { points: smoothPath(points, 6), halfWidthMm: () => radiusMm, across: [1, 0, 0.01], segments: 20 },
      GREAT_VESSEL,
    );
  return [
    ...aorta.map(({ id, pointsMm, diameterMm }) => vessel(id, pointsMm, diameterMm / 2)),
    vessel(
      'abdominal aorta',
      [
        [4, -100, 46],
        [3, -150, 50],
        [2, -240, 50],
      ],
      10,
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
        [26, 52, 38],
        [36, 40, 26],
      ],
      9,
    ),
    vessel(
      'right pulmonary artery',
      [
        [0, 40, 46],
        [-18, 38, 42],
        [-36, 28, 30],
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
