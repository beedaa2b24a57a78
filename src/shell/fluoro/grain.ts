/**
 * The grain of the quantum noise: four Gaussian fields, blurred by one pixel and made unit again, as one texture.
 * Chance lives here and nowhere else in the picture; it never reaches the simulation.
 */
import { BufferImageSource } from 'pixi.js';

export const GRAIN_PX = 512;
/** The byte range stands for ± this many standard deviations. */
export const GRAIN_RANGE = 4;
/** Softness of the grain. White grain looks digital. @assumption one pixel */
const BLUR_PX = 0.85;

export function createGrain(): BufferImageSource {
  const bytes = new Uint8Array(GRAIN_PX * GRAIN_PX * 4);
  for (let channel = 0; channel < 4; channel++) {
    const field = softNoise();
    for (let index = 0; index < field.length; index++) {
      const unit = field[index] / GRAIN_RANGE;
      bytes[index * 4 + channel] = Math.max(0, Math.min(255, Math.round(127.5 + 127.5 * unit)));
    }
  }
  return new BufferImageSource({
    resource: bytes,
    width: GRAIN_PX,
    height: GRAIN_PX,
    format: 'rgba8unorm',
    scaleMode: 'nearest',
    addressMode: 'repeat',
    alphaMode: 'no-premultiply-alpha',
    autoGarbageCollect: false,
  });
}

function softNoise(): Float32Array {
  const white = Float32Array.from({ length: GRAIN_PX * GRAIN_PX }, gaussian);
  const soft = blurRows(blurRows(white));
  const power = soft.reduce((sum, value) => sum + value * value, 0) / soft.length;
  return soft.map((value) => value / Math.sqrt(power));
}

function gaussian(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

/** Blur along the rows and transpose, wrapping round; twice gives both directions. */
function blurRows(field: Float32Array): Float32Array {
  const kernel = [-2, -1, 0, 1, 2].map((offset) => Math.exp(-0.5 * (offset / BLUR_PX) ** 2));
  const out = new Float32Array(field.length);
  for (let y = 0; y < GRAIN_PX; y++) {
    for (let x = 0; x < GRAIN_PX; x++) {
      let sum = 0;
      for (let tap = 0; tap < 5; tap++) sum += kernel[tap] * field[y * GRAIN_PX + ((x + tap - 2) & (GRAIN_PX - 1))];
      out[x * GRAIN_PX + y] = sum;
    }
  }
  return out;
}
