/** A cusp follows the wall of a vein that bends away beyond the straight, as far as this. @assumption the arch turns by less over a cusp */
export const FLATTEST_RAD = -0.6;

/**
 * A valve as devices meet it: two cusps hinged on opposite sides of a ring of the vein, in the valve's own plane. That plane is
 * spanned by the axis of the vein, downstream, and by the direction across it in which the cusps open; a node is mapped into
 * it by two products, however the vein runs to the beam. Along the third direction a cusp is as wide as the vein.
 */
export interface ValveBody {
  /** Middle of the ring at which the cusps are hinged. */
  xMm: number;
  yMm: number;
  zMm: number;
  /** Axis of the vein there, downstream; and the direction across it towards the hinge of the first cusp. Unit vectors. */
  axisX: number;
  axisY: number;
  axisZ: number;
  acrossX: number;
  acrossY: number;
  acrossZ: number;
  /** Of the vein. */
  radiusMm: number;
  /** Of a cusp from hinge to free edge. */
  lengthMm: number;
  /** The last part of it, which is limp: it gives way to either side. */
  limpMm: number;
  /** Force at which a cusp gives way to a device that pushes it open, or that parts the limp edges. */
  yieldN: number;
  cusps: readonly [Cusp, Cusp];
  /** Force between devices and both cusps in the last tick, and the node that presses most; −1 = none. */
  forceN: number;
  touchedNode: number;
}

export interface Cusp {
  /** Angle between the cusp and the wall downstream of its hinge, rad: 0 = flat on the wall. */
  turnRad: number;
  /** Largest angle: there the other cusp, or a device that lies between them, holds it. */
  stopRad: number;
  /** Smallest angle: there the wall, or a device in the pocket, holds it. */
  floorRad: number;
  /** Torn by a device: it floats and holds nothing. */
  torn: boolean;
  /** Force of devices on the face that looks into the pocket, in the last tick. */
  pressedN: number;
  /** The devices leave it the angles from the first to the second, rad. */
  leastRad: number;
  mostRad: number;
}
