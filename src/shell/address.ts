/** The page's address says which level is on the screen: it can be kept, sent, and reloaded; going back leaves the level. */

export function levelInAddress(): string | null {
  return new URLSearchParams(location.search).get('level');
}

/** A level that begins is a new page of the history; the first page, null, takes the place of the level that ends. */
export function putLevelInAddress(id: string | null): void {
  if (id === levelInAddress()) return;
  const address = new URL(location.href);
  if (id === null) address.searchParams.delete('level');
  else address.searchParams.set('level', id);
  if (id === null) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}

/** One has gone back or forth in the history: to a level, or to the first page. */
export function onAddressChange(go: (level: string | null) => void): void {
  window.addEventListener('popstate', () => go(levelInAddress()));
}
