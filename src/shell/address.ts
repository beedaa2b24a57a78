/** The page's address says which level is on the screen: it can be kept, sent, and reloaded. */

export function levelInAddress(): string | null {
  return new URLSearchParams(location.search).get('level');
}

/** Null for the first page. Nothing is added to the history: going back leaves the game, as before. */
export function putLevelInAddress(id: string | null): void {
  const address = new URL(location.href);
  if (id === null) address.searchParams.delete('level');
  else address.searchParams.set('level', id);
  history.replaceState(null, '', address);
}
