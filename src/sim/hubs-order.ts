/** How far devices go in and come out: hubs stay behind each other outside the sheath, the outermost in front. */

/** Length that each haemostatic valve takes from what is inside it, mm. @assumption a rotating haemostatic valve with its side arm takes 50–70 mm */
const HAEMOSTATIC_VALVE_MM = 60;

/** What the order of hubs asks of a device; null = empty slot. */
interface Hub {
  spec: { lengthMm: number } | null;
  insertedMm: number;
}

/** Furthest that device k goes in: not past its own valve, its hub not past the hubs of the devices around it. */
export function longestInserted(devices: readonly Hub[], k: number): number {
  const usable = devices[k]!.spec!.lengthMm - HAEMOSTATIC_VALVE_MM;
  let most = usable;
  for (let outer = 0; outer < k; outer += 1) {
    const { spec, insertedMm } = devices[outer]!;
    if (spec) most = Math.min(most, insertedMm + usable - spec.lengthMm);
  }
  return Math.max(0, most);
}

/** Least that device k stays in: its hub is not drawn back past the hubs of the devices within it. */
export function shortestInserted(devices: readonly Hub[], k: number): number {
  let least = 0;
  for (let inner = k + 1; inner < devices.length; inner += 1) {
    const { spec, insertedMm } = devices[inner]!;
    if (spec) least = Math.max(least, insertedMm - (spec.lengthMm - HAEMOSTATIC_VALVE_MM) + devices[k]!.spec!.lengthMm);
  }
  return least;
}

/** Whether the tip of device k lies bare, not within a device around it. */
export function isBare(devices: readonly { spec: object | null; insertedMm: number }[], k: number): boolean {
  for (let outer = 0; outer < k; outer += 1)
    if (devices[outer]!.spec && devices[outer]!.insertedMm > devices[k]!.insertedMm) return false;
  return true;
}
