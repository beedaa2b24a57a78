/** What lies on the table of a level. */
import { type DeviceSlot, type DeviceSpec, deviceCatalogue } from '../../sim/index.ts';
import type { Level } from '../levels/index.ts';

export function offered({ devices }: Level, wanted: DeviceSlot): DeviceSpec[] {
  return devices.map((id) => deviceCatalogue.get(id)!).filter(({ slot }) => slot === wanted);
}
