import type { DeviceSpec } from '../devices/index.ts';

/**
 * A device's tables, sampled once so that the tick only looks up: arc length is measured from the tip.
 * Shared and immutable.
 */
export interface DeviceProfile {
  spec: DeviceSpec;
  /** Mesh points, mm from the tip, ascending: the first is the tip itself. */
  pointMm: Float64Array;
  /** Bending stiffness every STIFFNESS_SAMPLE_MM. */
  stiffnessNmm2: Float64Array;
  /** Rest angle turned between the tip and each sample, every ANGLE_SAMPLE_MM; constant beyond the last. */
  angleRad: Float64Array;
  /** Length of the shaped part, mm. */
  shapedMm: number;
  axialStiffnessN: number;
  massPerMm: number;
}

/** Distance of samples along a device. @assumption less than half of the finest node spacing */
const STIFFNESS_SAMPLE_MM = 0.5;
/** Shapes need finer ones. @assumption a thirtieth of the shortest bend in the catalogue */
const ANGLE_SAMPLE_MM = 0.1;

/** Node spacing near a tip. @assumption below the radius of the sharpest tip in the catalogue; `npm run verify` shows what finer ones would change (V17) */
const TIP_SPACING_MM = 1.25;
/** Node spacing of shafts. @assumption a fraction of the radius of the azygos arch, the sharpest that shafts lie in */
const SHAFT_SPACING_MM = 3;
/** Fine mesh reaches this far back from a tip: shafts, and thin devices that turn in segmental veins. @assumption a paraspinal vein and its trunk are about 60 mm */
const FINE_LENGTH_MM = { thick: 40, thin: 70 };
/** Spacing grows by this much per mm beyond the fine part. @assumption neighbours differ by less than a tenth */
const SPACING_GROWTH = 0.06;
/** A device thinner than this turns in segmental veins. @assumption microcatheters and microwires are at most 0.9 mm thick */
const THIN_RADIUS_MM = 0.5;
/** Strain at the hand's limit: axial stiffness is no more than visible need. @assumption half of the 0.1 % that `npm run verify` allows (V21) */
const STRAIN_AT_HAND_LIMIT = 0.0005;
/** Mean density of device walls, tonne/mm³. @assumption polymer with braid, nitinol with jacket: about 3 g/cm³ */
const DENSITY_TONNE_PER_MM3 = 3e-9;

const profiles = new WeakMap<DeviceSpec, Map<number, DeviceProfile>>();

/** The tables of a device at a node spacing (1 = usual); made once. */
export function profileDevice(spec: DeviceSpec, spacingScale: number): DeviceProfile {
  const known = profiles.get(spec) ?? new Map<number, DeviceProfile>();
  profiles.set(spec, known);
  const profile = known.get(spacingScale) ?? makeProfile(spec, spacingScale);
  known.set(spacingScale, profile);
  return profile;
}

function makeProfile(spec: DeviceSpec, spacingScale: number): DeviceProfile {
  const shapedMm = spec.restCurve.reduce((far, piece) => Math.max(far, piece.toTipMm), 0);
  const areaMm2 = Math.PI * (spec.outerRadiusMm ** 2 - spec.innerRadiusMm ** 2);
  return {
    spec,
    pointMm: meshPoints(spec, spacingScale),
    stiffnessNmm2: sampleStiffness(spec),
    angleRad: sampleAngle(spec, shapedMm),
    shapedMm,
    axialStiffnessN: spec.handLimitN / STRAIN_AT_HAND_LIMIT,
    massPerMm: areaMm2 * DENSITY_TONNE_PER_MM3,
  };
}

function meshPoints(spec: DeviceSpec, scale: number): Float64Array {
  const fine = spec.outerRadiusMm < THIN_RADIUS_MM ? FINE_LENGTH_MM.thin : FINE_LENGTH_MM.thick;
  const points = [0];
  for (let a = 0; a < spec.lengthMm + 2 * SHAFT_SPACING_MM; ) {
    a += scale * Math.min(SHAFT_SPACING_MM, TIP_SPACING_MM + SPACING_GROWTH * Math.max(0, a - fine));
    points.push(a);
  }
  return Float64Array.from(points);
}

function sampleStiffness(spec: DeviceSpec): Float64Array {
  const knots = spec.bendingStiffness;
  const samples = new Float64Array(Math.ceil(spec.lengthMm / STIFFNESS_SAMPLE_MM) + 2);
  for (let s = 0, k = 0; s < samples.length; s += 1) {
    const at = s * STIFFNESS_SAMPLE_MM;
    while (k < knots.length - 2 && knots[k + 1]!.fromTipMm <= at) k += 1;
    const a = knots[k]!;
    const b = knots[Math.min(k + 1, knots.length - 1)]!;
    const part = b === a ? 0 : Math.min(1, Math.max(0, (at - a.fromTipMm) / (b.fromTipMm - a.fromTipMm)));
    samples[s] = a.eiNmm2 + part * (b.eiNmm2 - a.eiNmm2);
  }
  return samples;
}

function sampleAngle(spec: DeviceSpec, shapedMm: number): Float64Array {
  const samples = new Float64Array(Math.ceil(shapedMm / ANGLE_SAMPLE_MM) + 1);
  for (let s = 0; s < samples.length; s += 1) {
    const at = s * ANGLE_SAMPLE_MM;
    for (const piece of spec.restCurve) {
      const overlap = Math.min(at, piece.toTipMm) - piece.fromTipMm;
      if (overlap > 0) samples[s] += overlap * piece.curvaturePerMm;
    }
  }
  return samples;
}

/** Bending stiffness at a distance from the tip, N·mm². */
export function stiffnessAt({ stiffnessNmm2 }: DeviceProfile, fromTipMm: number): number {
  const at = Math.max(0, fromTipMm) / STIFFNESS_SAMPLE_MM;
  const low = Math.min(Math.floor(at), stiffnessNmm2.length - 2);
  const part = Math.min(1, at - low);
  return stiffnessNmm2[low]! * (1 - part) + stiffnessNmm2[low + 1]! * part;
}

/** Rest angle turned between the tip and a distance from it, rad. */
export function angleAt({ angleRad }: DeviceProfile, fromTipMm: number): number {
  const at = Math.max(0, fromTipMm) / ANGLE_SAMPLE_MM;
  const low = Math.floor(at);
  if (low >= angleRad.length - 1) return angleRad[angleRad.length - 1]!;
  return angleRad[low]! * (1 - (at - low)) + angleRad[low + 1]! * (at - low);
}
