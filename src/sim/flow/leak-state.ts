/** A hole in a vein and the pocket in the tissue that it bleeds into, as plain data. */
export interface Leak {
  vessel: number;
  arcMm: number;
  piece: number;
  /** The network's point that it drains. */
  point: number;
  cell: number;
  holeRadiusMm: number;
  /** Out of the vein in the last step, mL/s. */
  mlPerS: number;
  /** Secant of the last step, mL/s/mmHg. */
  conductance: number;
  /** Blood in the tissue, and undiluted contrast in it and in all, mL. */
  bloodMl: number;
  stainMl: number;
  contrastMl: number;
}
