/** Room for strips of quads that are written anew for each pulse, without allocating. */
import { Buffer, BufferUsage, Geometry, type VertexFormat } from 'pixi.js';

export interface StripBuffer {
  geometry: Geometry;
  /** Vertex numbers, `width` of them per vertex, four vertices per quad. */
  data: Float32Array;
  width: number;
  /** Quads written since `rewind`. */
  quads: number;
  maxQuads: number;
  buffer: Buffer;
}

export function createStripBuffer(maxQuads: number, attributes: readonly (readonly [string, number])[]): StripBuffer {
  const width = attributes.reduce((sum, [, count]) => sum + count, 0);
  const data = new Float32Array(maxQuads * 4 * width);
  const buffer = new Buffer({ data, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const geometry = new Geometry({ indexBuffer: quadIndices(maxQuads) });
  let offset = 0;
  for (const [name, count] of attributes) {
    const format: VertexFormat = count === 1 ? 'float32' : `float32x${count as 2 | 3 | 4}`;
    geometry.addAttribute(name, { buffer, format, stride: width * 4, offset: offset * 4 });
    offset += count;
  }
  geometry.autoGarbageCollect = false;
  return { geometry, data, width, quads: 0, maxQuads, buffer };
}

export const rewind = (strip: StripBuffer): void => {
  strip.quads = 0;
};

/** Send to the graphics what has been written. */
export const upload = (strip: StripBuffer): void => strip.buffer.update(Math.max(1, strip.quads) * 4 * strip.width * 4);

function quadIndices(quads: number): Uint32Array {
  const indices = new Uint32Array(quads * 6);
  for (let quad = 0; quad < quads; quad++) {
    const v = quad * 4;
    indices.set([v, v + 1, v + 2, v + 2, v + 1, v + 3], quad * 6);
  }
  return indices;
}
