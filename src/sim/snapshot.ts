import { injectionInUse } from './flow/index.ts';
import { MATERIAL_KEYS } from './physics/index.ts';
import type { SimState } from './state.ts';

/**
 * A copy of the world that goes on bit by bit as the original would. Patient and device tables are shared, and so is Matter's
 * workbench: every tick puts each of its bodies where the rod has it before it is asked for anything.
 */
export function cloneState(state: SimState): SimState {
  const { patient, tree, world, devices } = state;
  const own = { ...state, patient: null, tree: null, world: null, devices: null };
  return {
    ...copyOf(own),
    ...{ patient, tree, world },
    devices: devices.map((device) => {
      const { spec, profile } = device;
      return { ...copyOf({ ...device, spec: null, profile: null }), spec, profile };
    }),
  };
}

/** A copy of plain data, down to the last array. Spread, because that keeps the shape that the engine has compiled for. */
function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return (value as unknown as Float64Array).slice() as T;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) if (typeof copy[key] === 'object') copy[key] = copyOf(copy[key]);
  return copy as T;
}

/** 64-bit FNV-1a, kept as two 32-bit halves, over the bits of everything that moves. */
export function hashState(state: SimState): string {
  const bits = new BitHash();
  const { rod, beam, devices, flow, injector, agent, valves } = state;
  bits.number(state.tick);
  bits.number(state.seed);
  bits.number(rod.count);
  for (const key of MATERIAL_KEYS) for (let i = 0; i < rod.count; i += 1) bits.number(rod[key][i]!);
  for (const { spec, profile: _profile, ...numbers } of devices) bits.text(JSON.stringify([spec?.id, numbers]));
  bits.text(JSON.stringify([beam, injector, valves]));
  const blood = { ...flow, ...flow.round, round: null, injection: injectionInUse(flow.injection) };
  for (const part of [...Object.values(blood), ...Object.values(agent)]) {
    if (ArrayBuffer.isView(part)) for (const value of part as Float64Array | Uint8Array) bits.number(value);
    else bits.text(JSON.stringify(part));
  }
  return bits.hex();
}

const FNV_LOW = 0x1b3;
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

class BitHash {
  #low = 0x84222325;
  #high = 0xcbf29ce4;

  #word(word: number): void {
    const low = (this.#low ^ word) >>> 0;
    // (high·2³² + low) · (2⁴⁰ + 0x1b3) mod 2⁶⁴
    const a = (low & 0xffff) * FNV_LOW;
    const b = (low >>> 16) * FNV_LOW + (a >>> 16);
    this.#high = (Math.imul(this.#high, FNV_LOW) + (low << 8) + (b >>> 16)) >>> 0;
    this.#low = (((b & 0xffff) << 16) | (a & 0xffff)) >>> 0;
  }

  number(value: number): void {
    float[0] = value;
    this.#word(words[0]!);
    this.#word(words[1]!);
  }

  text(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.#word(text.charCodeAt(i));
  }

  hex(): string {
    return [this.#high, this.#low].map((half) => half.toString(16).padStart(8, '0')).join('');
  }
}
