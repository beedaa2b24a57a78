/** Ways to spoil a file for a test. */

/** A deep copy in which the value at a path is another one; `undefined` takes the key away. */
export function withValue<T>(file: T, path: string, value: unknown): T {
  const copy = structuredClone(file);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop()!;
  const holder = keys.reduce((part, key) => part[key] as Record<string, unknown>, copy as Record<string, unknown>);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** Problems without their sentences, for comparing. */
export function codesOf(result: { ok: true } | { ok: false; problems: { code: string; at: string }[] }): string[] {
  return result.ok ? [] : result.problems.map(({ code, at }) => `${code} ${at}`);
}
