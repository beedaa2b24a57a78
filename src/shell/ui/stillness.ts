import type { SimState } from '../../sim/index.ts';

/** Less than this in a tick is no movement. */
const STILL = { mm: 0.01, rad: 0.001 };

/** Whether there is anything to watch: a device, the table, the C-arm, an exchange, contrast, or the patient's breath. */
export function isAnythingUnderWay({ devices, beam, injector, flow }: SimState): boolean {
  return (
    devices.some(
      ({ fedMm, rolledRad, exchangingTo }) =>
        Math.abs(fedMm) > STILL.mm || Math.abs(rolledRad) > STILL.rad || exchangingTo !== undefined,
    ) ||
    Math.hypot(beam.pannedXMm, beam.pannedYMm) > STILL.mm ||
    Math.abs(beam.wantedLaoRad - beam.laoRad) > STILL.rad ||
    Math.abs(beam.wantedCranialRad - beam.cranialRad) > STILL.rad ||
    injector.order !== null ||
    flow.breath.doing !== 'quietly'
  );
}
