import type { DeviceSlot } from '../commands.ts';
import type { ValveBody } from '../physics/index.ts';

/** Where a device's tip is at a valve: away from it, on its downstream side, in a pocket, between the cusps, upstream of it. */
type TipPlace = 'away' | 'downstream' | 'pocket' | 'between' | 'upstream';

/** A device's dealings with a valve. */
export interface TipAtValve {
  device: DeviceSlot;
  place: TipPlace;
  /** Which side the tip came from, while it is at the valve. */
  cameFrom: 'downstream' | 'upstream' | null;
  /** Ticks in a row in which the tip has lain in a pocket. */
  pocketTicks: number;
  pocketed: boolean;
  /** How far the flow held the valve open when the tip came between the edges. */
  openingAtEdge: number;
  /** Seconds since the device touched a cusp, and the largest force since; null = it has not. */
  sinceTouchS: number | null;
  peakForceN: number;
}

/** A valve: plain data; what a case does to it is here, what it is made of beside it. */
export interface ValveState extends ValveBody {
  /** Vessel and number in it: `az_arch#1`. */
  id: string;
  vessel: string;
  /** From the vessel's downstream end to the ring of the hinges. */
  atMm: number;
  /** Piece of the flow network that it stands in; −1 = none. */
  piece: number;
  /** 1 where blood flows to larger arcs, −1 where to smaller. */
  towards: 1 | -1;
  /** Flow through it at rest, downstream, mL/s. */
  restMlPerS: number;
  /** Share of its width to which it stands open in still blood. */
  restOpening: number;
  /** Share of its width to which flow opens it now; devices may hold the cusps elsewhere. */
  opening: number;
  /** Seconds for which each cusp has been pressed hard enough to tear. */
  tearingS: [number, number];
  tips: TipAtValve[];
}
