import type { DeviceSlot, Fluid, Manoeuvre } from './commands.ts';

/** Everything the world reports: facts of the tick that just ended, as plain data. */
export type SimEvent =
  /** The tip of a device is now in another vessel. */
  | { kind: 'branchEntered'; device: DeviceSlot; vessel: string; from: string }
  /** The hand's force limit was reached: the device slips between the fingers. One event per slipping episode. */
  | { kind: 'hubSlipped'; device: DeviceSlot; forceN: number }
  | { kind: 'hubGripped'; device: DeviceSlot }
  /** A tip moved more than 5 mm in 0.1 s without the hands having moved it: stored bend let go. */
  | { kind: 'tipJumped'; device: DeviceSlot; distanceMm: number }
  | { kind: 'deviceExchanged'; device: DeviceSlot; to: string | null }
  /** The patient does something else now: asked to, or out of breath. */
  | { kind: 'breathChanged'; manoeuvre: Manoeuvre }
  | { kind: 'injectionStarted'; device: DeviceSlot; fluid: Fluid; mlPerS: number }
  | { kind: 'injectionEnded'; device: DeviceSlot; fluid: Fluid; mL: number }
  /** A tip went through the wall. */
  | { kind: 'veinPerforated'; device: DeviceSlot; vessel: string; forceN: number }
  /** More was pressed into a vein than it holds: contrast seeps through its wall. */
  | { kind: 'contrastExtravasated'; device: DeviceSlot; vessel: string }
  /** A device touches a cusp; once for each approach. */
  | { kind: 'valveTouched'; valve: string; device: DeviceSlot }
  /** Its tip lies in the pocket between cusp and wall; and is out of it again. */
  | { kind: 'valvePocketed'; valve: string; device: DeviceSlot }
  | { kind: 'valveWithdrawn'; valve: string; device: DeviceSlot }
  /** Its tip is on the other side. `opening`: share of the width to which the flow held the valve open then. */
  | {
      kind: 'valveCrossed';
      valve: string;
      device: DeviceSlot;
      opening: number;
      peakForceN: number;
      sinceTouchS: number;
    }
  /** A cusp has torn: it holds neither blood nor devices any more. */
  | { kind: 'valveDamaged'; valve: string; forceN: number }
  /** Embolic agent comes out of a catheter's tip for the first time; it is in a vein where it was not before. */
  | { kind: 'embolicAtTip'; device: DeviceSlot }
  | { kind: 'embolicEntered'; vessel: string }
  /** It has come back along the catheter so far. */
  | { kind: 'embolicRefluxed'; mm: number }
  /** A piece of it broke off and went on to the lungs; so much has left the vein through a tear since the last time. */
  | { kind: 'embolicToLungs'; ml: number }
  | { kind: 'embolicExtravasated'; ml: number }
  /** It has clotted in the lumen; it was pressed on with more than the catheter stands. */
  | { kind: 'catheterBlocked'; device: DeviceSlot }
  | { kind: 'catheterBurst'; device: DeviceSlot }
  /** No pull or push at the hub moves it in the cast. */
  | { kind: 'deviceGlued'; device: DeviceSlot }
  | { kind: 'commandRefused'; code: string; say: string }
  | { kind: 'beamSwitched'; on: boolean };
