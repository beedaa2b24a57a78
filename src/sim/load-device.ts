import { deviceCatalogue } from './devices/index.ts';
import { profileDevice } from './physics/index.ts';
import type { SimState } from './state.ts';

/**
 * Put a device of the catalogue into slot k, or empty the slot; the device starts at the sheath.
 * @throws on an id that the catalogue does not have
 */
export function loadDevice(state: SimState, k: number, id: string | null): void {
  const device = state.devices[k]!;
  const spec = id === null ? null : deviceCatalogue.get(id);
  if (spec === undefined) throw new Error(`the catalogue has no device "${id}"`);
  device.spec = spec;
  device.profile = spec ? profileDevice(spec, state.patient.spacingScale) : null;
  device.insertedMm = 0;
  device.hubForceN = 0;
  device.jumpMm = 0;
  const { vessel, exitMm } = state.tree.sheath;
  [device.tipXMm, device.tipYMm, device.tipZMm] = exitMm;
  device.tipVessel = vessel;
  device.tipVesselTicks = 0;
}
