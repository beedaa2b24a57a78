/**
 * The C-arm as numbers: where the source and the detector are, when a pulse is fired. No pixels here.
 * Geometry: source below the table (−z at 0°/0°), detector above it.
 */

/** Source to isocentre, mm. @assumption usual for an angiography C-arm */
export const SOURCE_TO_ISOCENTRE_MM = 750;
/** Source to image (detector), mm. @assumption usual for an angiography C-arm; magnifies the isocentre by 1.47 */
export const SOURCE_TO_DETECTOR_MM = 1100;
/** Isocentre height in the patient frame, mm. @assumption between the azygos and the foramina */
export const ISOCENTRE_Z_MM = 10;
/** Furthest the table goes from the middle of the frame, mm. @assumption from the groin to the skull base, shoulder to shoulder */
export const TABLE_REACH_MM = { x: 150, y: 450 } as const;
/** Fields that the console offers: side of the square at the isocentre, mm. @assumption the steps of a common 30 × 40 cm detector */
export const FIELDS_MM = [420, 300, 200, 150] as const;
/** Pulse rates that the console offers, pulses per second. @assumption the steps that consoles commonly offer */
export const PULSE_RATES_PER_S = [3.75, 7.5, 15, 30] as const;
/** Fastest gantry turn. @assumption the fastest of common floor-mounted C-arms, 25°/s */
export const GANTRY_SPEED_RAD_PER_S = (25 * Math.PI) / 180;
/** Furthest LAO/RAO angle. @assumption the usual working range, ±60° */
export const MAX_LAO_RAD = Math.PI / 3;
/** Furthest cranio-caudal angle. @assumption the usual working range, ±30° */
export const MAX_CRANIAL_RAD = Math.PI / 6;

export interface BeamState {
  pedalDown: boolean;
  pulsesPerS: number;
  /** Ticks until the next pulse while the pedal is down. */
  ticksToPulse: number;
  /** True in the tick in which a pulse is fired. */
  pulseNow: boolean;
  pulses: number;
  onS: number;
  /** Isocentre in the patient frame, mm. */
  isocentreXMm: number;
  isocentreYMm: number;
  /** Moved in this tick, mm. */
  pannedXMm: number;
  pannedYMm: number;
  fieldMm: number;
  laoRad: number;
  cranialRad: number;
  wantedLaoRad: number;
  wantedCranialRad: number;
}
