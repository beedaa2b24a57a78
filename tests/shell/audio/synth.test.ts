import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ, SOUND_NAMES, synthesize } from '../../../src/shell/audio/synth.ts';
import { encodeWav, toWavAddress } from '../../../src/shell/audio/wav.ts';

const loudest = (samples: Float32Array): number => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

describe('the sounds of the room', () => {
  it.each(SOUND_NAMES)('%s is the same every time it is made', (name) => {
    expect(synthesize(name)).toEqual(synthesize(name));
  });

  it.each(SOUND_NAMES)('%s can be heard and is not clipped', (name) => {
    const peak = loudest(synthesize(name));
    expect(peak).toBeGreaterThan(0.2);
    expect(peak).toBeLessThan(1);
  });

  it.each(SOUND_NAMES.filter((name) => name !== 'beamHum'))(
    '%s begins and ends in silence, without a click',
    (name) => {
      const samples = synthesize(name);
      expect(Math.abs(samples[0])).toBeLessThan(0.01);
      expect(loudest(samples.slice(-50))).toBeLessThan(0.02);
    },
  );

  it('the hum of the beam goes on without a seam: its end meets its beginning as closely as any two neighbours', () => {
    const hum = synthesize('beamHum');
    let steepest = 0;
    for (let i = 1; i < hum.length; i++) steepest = Math.max(steepest, Math.abs(hum[i] - hum[i - 1]));
    expect(Math.abs(hum[0] - hum[hum.length - 1])).toBeLessThanOrEqual(steepest);
  });
});

describe('a sound as a file', () => {
  const file = encodeWav(Float32Array.of(0, 0.5, -1), SAMPLE_RATE_HZ);
  const view = new DataView(file.buffer);

  it('is a RIFF file that says its own length, rate and depth', () => {
    expect(String.fromCharCode(...file.slice(0, 4), ...file.slice(8, 16), ...file.slice(36, 40))).toBe(
      'RIFFWAVEfmt data',
    );
    expect(view.getUint32(4, true)).toBe(file.length - 8);
    expect(view.getUint32(24, true)).toBe(SAMPLE_RATE_HZ);
    expect(view.getUint16(34, true)).toBe(16);
    expect(view.getUint32(40, true)).toBe(6);
  });

  it('keeps the samples', () => {
    expect([44, 46, 48].map((at) => view.getInt16(at, true))).toEqual([0, 16384, -32767]);
  });

  it('travels inside an address that needs no request', () => {
    expect(toWavAddress(Float32Array.of(0), SAMPLE_RATE_HZ)).toMatch(/^data:audio\/wav;base64,UklGR/);
  });
});
