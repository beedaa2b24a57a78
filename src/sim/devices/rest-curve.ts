import type { DeviceSpec } from './device.ts';

/** A bend as a catalogue gives it: an arc of a circle that begins some way from the tip. */
interface Bend {
  fromTipMm: number;
  angleDeg: number;
  radiusMm: number;
}

/** Length of device that a bend takes up. */
export function arcLengthMm({ angleDeg, radiusMm }: Bend): number {
  return (Math.abs(angleDeg) * Math.PI * radiusMm) / 180;
}

/** Bends as curvature along the device. Negative angles bend the other way. */
export function restCurveOf(bends: readonly Bend[]): DeviceSpec['restCurve'] {
  return bends.map((bend) => ({
    fromTipMm: bend.fromTipMm,
    toTipMm: bend.fromTipMm + arcLengthMm(bend),
    curvaturePerMm: Math.sign(bend.angleDeg) / bend.radiusMm,
  }));
}
