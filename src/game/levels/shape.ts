/** Words about places in level files. */

/** Where a key or an index of a value is, in the words of the problem list. */
export function placeIn(at: string, key: string | number): string {
  if (typeof key === 'number') return `${at}[${key}]`;
  return at === '' ? key : `${at}.${key}`;
}
