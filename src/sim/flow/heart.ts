import type { Physiology } from './physiology.ts';

/** Pressure in the right atrium over that between beats, mmHg, at a share of the beat that began with the R wave. */
export function atrialWaveMmHg({ waves }: Physiology['heart'], atBeat: number): number {
  let pressure = 0;
  for (let k = 0; k < waves.length; k += 1) {
    const wave = waves[k]!;
    // Distance round the beat, −½…½.
    const away = ((atBeat - wave.atBeat + 1.5) % 1) - 0.5;
    pressure += wave.mmHg * Math.exp(-0.5 * (away / wave.halfWidthBeat) ** 2);
  }
  return pressure;
}
