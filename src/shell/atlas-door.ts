import type { Variants, VesselTree } from '../sim/index.ts';

/** The atlas comes when it is first asked for; nothing else waits for it. */
export class AtlasDoor {
  #open = false;

  get isOpen(): boolean {
    return this.#open;
  }

  async open(tree: VesselTree, variants: Variants): Promise<void> {
    if (this.#open) return;
    this.#open = true;
    const { openAtlas } = await import('./atlas/index.ts');
    openAtlas(tree, variants, () => {
      this.#open = false;
    });
  }
}
