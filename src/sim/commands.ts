/** Everything hands can do. Commands are plain data; input, UI, replays and the network all use this one type. */

/** What one can ask a patient to do. Under anaesthesia only `quietly` and `hold` (the ventilator is stopped) are left. */
export const MANOEUVRES = ['quietly', 'hold', 'bearDown', 'cough'] as const;
export type Manoeuvre = (typeof MANOEUVRES)[number];

/** What a syringe holds: contrast; dimethyl sulfoxide, the solvent; the embolic agent. */
export const FLUIDS = ['contrast', 'dmso', 'agent'] as const;
export type Fluid = (typeof FLUIDS)[number];

/** The place a device has in the coaxial stack, outermost first. */
export const DEVICE_SLOTS = ['guide', 'intermediate', 'microcatheter', 'wire'] as const;
export type DeviceSlot = (typeof DEVICE_SLOTS)[number];

export type SimCommand =
  /** Feed a device at its hub; negative pulls. At most `MAX_HAND_SPEED_MM_PER_S` of it happens in one tick. */
  | { kind: 'push'; device: DeviceSlot; distanceMm: number }
  /** Turn a device at its hub. Positive takes an anterior tip towards the patient's left. */
  | { kind: 'turn'; device: DeviceSlot; angleRad: number }
  /** Take the device of a slot out and put another one (an id of the catalogue) in, or none. */
  | { kind: 'exchange'; device: DeviceSlot; to: string | null }
  /** Ask the patient. */
  | { kind: 'breathe'; manoeuvre: Manoeuvre }
  /** Press a syringe or set off the power injector, after a delay; no faster than the lumen allows. 0 mL/s stops. */
  | { kind: 'inject'; device: DeviceSlot; fluid: Fluid; mlPerS: number; volumeMl: number; delayS: number }
  /** The fluoroscopy pedal. */
  | { kind: 'pedal'; down: boolean }
  /** Move the table; positive x moves the view to the patient's left, positive y cranially. */
  | { kind: 'panTable'; dxMm: number; dyMm: number }
  /** Side of the square field at the isocentre. */
  | { kind: 'setField'; fieldMm: number }
  | { kind: 'setPulseRate'; pulsesPerS: number }
  /** Ask the C-arm for an angle; it turns there at its own speed. Positive lao = detector to the patient's left. */
  | { kind: 'turnGantry'; laoRad: number; cranialRad: number };
