import type { DeviceSlot, Fluid } from '../commands.ts';
import type { Channels } from './channels.ts';

/** What the embolic agent does, as plain data: cloned with the world. Arrays follow the cells of the blood. */
export interface AgentState {
  /** Agent in each cell, mL; how well X-rays see it, over fresh agent, 0…1. */
  volumeMl: Float64Array;
  opacity: Float64Array;
  /** Since agent last moved in or through each cell, s; since the cell was filled, s; 0 where there is none. */
  restS: Float64Array;
  filledS: Float64Array;
  /** Vessels that it has entered: 1. */
  entered: Uint8Array;
  /** The lumens of the catheters in use, in the order of DEVICE_SLOTS; null where there is none to follow. */
  lumens: (LumenColumn | null)[];
  /** Agent pressed in at a hub in this case, mL, and where it is if in no vein and no lumen. */
  injectedMl: number;
  toLungsMl: number;
  extravasatedMl: number;
  takenOutMl: number;
  /** What the world has been told of the first two. */
  toldToLungsMl: number;
  toldExtravasatedMl: number;
  /** Pressure at the tip over that of the blood's frame, Pa, while agent comes out. */
  tipPa: number;
  grip: Grip;
}

/** How the cast holds the catheter that lies in it. */
interface Grip {
  device: DeviceSlot | null;
  /** Cast over the shaft behind the tip, mm, for how long, s, and the longest that has been told. */
  refluxMm: number;
  sinceS: number;
  toldMm: number;
  /** Pull that it takes to come free, N, and whether that is more than a hand has. */
  retentionN: number;
  glued: boolean;
}

/** A lumen full of fluids. */
export interface LumenColumn {
  /** Catalogue id of the catheter. */
  spec: string;
  /** From tip to hub; together the dead space. */
  slugs: { fluid: Fluid; ml: number }[];
  hubPa: number;
  /** Since agent in the tip last moved, s; since agent in the lumen met water, s; since agent was last pressed, s. */
  restS: number;
  contactS: number;
  settledS: number;
  /** Agent has come out of the tip. */
  delivered: boolean;
  blocked: boolean;
  burst: boolean;
}

export function createAgent({ count, vesselCount }: Channels, slots: number): AgentState {
  const zeros = () => new Float64Array(count);
  return {
    ...{ volumeMl: zeros(), opacity: zeros(), restS: zeros(), filledS: zeros() },
    entered: new Uint8Array(vesselCount),
    lumens: Array.from({ length: slots }, () => null),
    ...{
      injectedMl: 0,
      toLungsMl: 0,
      extravasatedMl: 0,
      takenOutMl: 0,
      toldToLungsMl: 0,
      toldExtravasatedMl: 0,
      tipPa: 0,
    },
    grip: { device: null, refluxMm: 0, sinceS: 0, toldMm: 0, retentionN: 0, glued: false },
  };
}
