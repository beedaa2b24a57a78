/** What a device is: plain tables along its length, measured from its tip. */

export interface DeviceSpec {
  id: string;
  /** Name on the hub card. */
  name: string;
  slot: 'guide' | 'intermediate' | 'microcatheter' | 'wire';
  lengthMm: number;
  outerRadiusMm: number;
  /** 0 for a wire. */
  innerRadiusMm: number;
  /** Volume from hub to tip, mL; left out where nothing is given that has to be followed through the lumen. */
  deadSpaceMl?: number | undefined;
  /** Dimethyl sulfoxide, the solvent of embolic agents, does not dissolve it. */
  dmsoCompatible?: boolean | undefined;
  /** Bending stiffness, N·mm², linear between knots (distance from the tip, mm). */
  bendingStiffness: readonly { fromTipMm: number; eiNmm2: number }[];
  /** GJ / EI. */
  torsionRatio: number;
  /** Rest curvature, 1/mm in the device's own plane, constant per piece (distance from the tip, mm). */
  restCurve: readonly { fromTipMm: number; toTipMm: number; curvaturePerMm: number }[];
  /** Coulomb friction against the vein wall, and inside another device. */
  wallFriction: number;
  lumenFriction: number;
  /** The hand lets go above this, N. */
  handLimitN: number;
  /** How it absorbs X-rays, µ per mm, piecewise constant from the tip. */
  opacity: readonly { fromTipMm: number; toTipMm: number; muPerMm: number }[];
  /** Ring markers: position from the tip and length, mm. */
  markers: readonly { fromTipMm: number; lengthMm: number; muPerMm: number }[];
}

/** Whether one device slides in the lumen of another. */
export function fitsInto(inner: DeviceSpec, outer: DeviceSpec): boolean {
  return inner.outerRadiusMm < outer.innerRadiusMm;
}
