import type { SimEvent } from '../events.ts';
import { type BeamState, FIELDS_MM, GANTRY_SPEED_RAD_PER_S } from './beam.ts';

/** Where the table stands when a level says nothing: T8 in a 30 cm field. */
export function createBeam(view = { isocentreXMm: 0, isocentreYMm: 0, fieldMm: FIELDS_MM[1] as number }): BeamState {
  return {
    pedalDown: false,
    pulsesPerS: 7.5,
    ticksToPulse: 0,
    pulseNow: false,
    pulses: 0,
    onS: 0,
    pannedXMm: 0,
    pannedYMm: 0,
    ...view,
    laoRad: 0,
    cranialRad: 0,
    wantedLaoRad: 0,
    wantedCranialRad: 0,
  };
}

/** One tick of the C-arm: the gantry turns at its own speed, pulses come at their rate while the pedal is down. */
export function stepBeam(beam: BeamState, stepS: number, events: SimEvent[]): void {
  beam.laoRad = approach(beam.laoRad, beam.wantedLaoRad, GANTRY_SPEED_RAD_PER_S * stepS);
  beam.cranialRad = approach(beam.cranialRad, beam.wantedCranialRad, GANTRY_SPEED_RAD_PER_S * stepS);
  const wasOn = beam.ticksToPulse > 0;
  beam.pulseNow = beam.pedalDown && beam.ticksToPulse <= 1;
  if (beam.pedalDown !== wasOn) events.push({ kind: 'beamSwitched', on: beam.pedalDown });
  if (!beam.pedalDown) {
    beam.ticksToPulse = 0;
    return;
  }
  beam.onS += stepS;
  if (beam.pulseNow) beam.pulses += 1;
  beam.ticksToPulse = beam.pulseNow ? Math.round(1 / (stepS * beam.pulsesPerS)) : beam.ticksToPulse - 1;
}

function approach(value: number, wanted: number, step: number): number {
  return value + Math.min(step, Math.max(-step, wanted - value));
}
