/** The door of the atlas: opens it over the page, closes it again. */
import { h, render } from 'preact';
import type { Variants, VesselTree } from '../../sim/index.ts';
import { Atlas } from './atlas.tsx';
import { type AtlasState, createState } from './atlas-state.ts';

let kept: { state: AtlasState; of: VesselTree } | null = null;

/** Opens the atlas over everything that is on the page. What was chosen in it is still chosen when it is opened again on the same patient. */
export function openAtlas(tree: VesselTree, variants: Variants, closed: () => void): void {
  if (kept?.of !== tree) kept = { state: createState(tree, variants), of: tree };
  const host = document.body.appendChild(document.createElement('div'));
  const close = () => {
    render(null, host);
    host.remove();
    closed();
  };
  render(h(Atlas, { state: kept.state, onClose: close }), host);
}
