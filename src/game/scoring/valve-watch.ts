/** What devices did at each valve: what the valve score is read from. */
import type { SimEvent, SimState } from '../../sim/index.ts';

export interface ValveRecord {
  valve: string;
  /** First touch, and the largest force on its cusps in the whole run. */
  touchedTick: number;
  peakForceN: number;
  /** Times that a tip was caught in a pocket. */
  pocketed: number;
  lastPocketTick: number;
  /** The first crossing; null = not crossed. */
  crossing: { tick: number; opening: number } | null;
  damagedTick: number | null;
}

export type ValveWatch = ValveRecord[];

/** After a tick. */
export function watchValves(watch: ValveWatch, { tick, valves }: SimState, events: readonly SimEvent[]): void {
  for (const record of watch)
    for (const { id, forceN } of valves)
      if (id === record.valve) record.peakForceN = Math.max(record.peakForceN, forceN);
  for (const event of events) {
    if (!('valve' in event)) continue;
    let record = watch.find(({ valve }) => valve === event.valve);
    if (!record) {
      const fresh = {
        touchedTick: tick,
        peakForceN: 0,
        pocketed: 0,
        lastPocketTick: tick,
        crossing: null,
        damagedTick: null,
      };
      record = { valve: event.valve, ...fresh };
      watch.push(record);
    }
    if (event.kind === 'valvePocketed') {
      record.pocketed += 1;
      record.lastPocketTick = tick;
    } else if (event.kind === 'valveDamaged') record.damagedTick ??= tick;
    else if (event.kind === 'valveCrossed') {
      const { opening, peakForceN } = event;
      record.peakForceN = Math.max(record.peakForceN, peakForceN);
      record.crossing ??= { tick, opening };
    }
  }
}
