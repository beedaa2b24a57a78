/** Samples as a WAV file inside a data address: plays in every browser, needs no request. */

const HEADER_BYTES = 44;

export function toWavAddress(samples: Float32Array, sampleRateHz: number): string {
  const bytes = encodeWav(samples, sampleRateHz);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:audio/wav;base64,${btoa(text)}`;
}

/** 16-bit mono PCM in a RIFF container. */
export function encodeWav(samples: Float32Array, sampleRateHz: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + 2 * samples.length));
  writeText(view, 0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  writeText(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, 2 * sampleRateHz, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeText(view, 36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((sample, index) => {
    view.setInt16(HEADER_BYTES + 2 * index, Math.round(sample * 0x7fff), true);
  });
  return new Uint8Array(view.buffer);
}

function writeText(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
}
