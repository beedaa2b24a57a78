import type { DeviceSlot } from '../../sim/index.ts';

/** One word for each place of the stack, the same on every screen, in the coach's mouth and in the README. */
export const NAME_OF_SLOT: Readonly<Record<DeviceSlot, string>> = {
  guide: 'guide',
  intermediate: 'angled catheter',
  microcatheter: 'microcatheter',
  wire: 'wire',
};
