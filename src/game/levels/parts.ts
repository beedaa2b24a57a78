/** Parts of a file that may be wrong elsewhere: what can be made out of it, with its place. */
import * as v from 'valibot';
import { placeIn } from './shape.ts';

export interface Part<T> {
  at: string;
  value: T;
}

const anything = v.record(v.string(), v.unknown());

/** The value of a key of an object, of any shape; undefined if there is none. */
export function valueAt(raw: unknown, ...keys: string[]): unknown {
  return keys.reduce(
    (value, key) => (v.is(anything, value) && Object.hasOwn(value, key) ? value[key] : undefined),
    raw,
  );
}

/** The items of a list that have the shape; none if it is no list. */
export function itemsOf<T>(raw: unknown, at: string, shape: v.GenericSchema<unknown, T>): Part<T>[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((item: unknown, i) => (v.is(shape, item) ? [{ at: placeIn(at, i), value: item as T }] : []));
}

/** Items that repeat an earlier one. */
export function repeatsOf<T>(parts: readonly Part<T>[], key: (value: T) => string): Part<T>[] {
  const seen = new Set<string>();
  return parts.filter(({ value }) => {
    const isRepeat = seen.has(key(value));
    seen.add(key(value));
    return isRepeat;
  });
}

/** Whether lists and objects lie in each other more than so many deep. */
export function isDeeperThan(depth: number, raw: unknown): boolean {
  let layer: unknown[] = [raw];
  for (let i = 0; i <= depth && layer.length > 0; i++) {
    layer = layer.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return layer.length > 0;
}
