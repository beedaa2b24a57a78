/** A landscape: where the hands must be for a wire to find an ostium, as a map of many small runs of the game. */

/** One run: how the wire was turned, and where its tip ended. */
export interface Cell {
  rollDeg: number;
  /** Id of the vessel that the wire's tip was in when it had been pushed. */
  vessel: string;
  /** The ostium was found; of a segmental vein: found, followed by the microcatheter past the junction, and the guide stayed. */
  success: boolean;
  /** Of a segmental vein's map, where the wire found it. */
  follow?: Follow;
}

/** What became of a microcatheter that followed a wire. */
export interface Follow {
  /** It came beyond the foraminal junction. */
  reached: boolean;
  /** At the end it still lay there, and the guide where it had been parked. */
  kept: boolean;
  /** Furthest that the guide's tip went from its place meanwhile, mm. */
  guideDriftMm: number;
  /** Greatest compression in the microcatheter at the mouth of the catheter around it, N. */
  pushN: number;
  /** Pushed on by so much past the junction, it was no longer there or the guide was gone, mm; null = it was held. */
  lostAtMm: number | null;
}

/** The worst that the devices came to in a run. */
export interface Strain {
  /** Deepest that a device pressed into a wall, mm. */
  deepestIndentMm: number;
  /** Largest change of an element's length over its rest length. */
  largestStrain: number;
}

/** What a row starts from: plain data, so that another process can walk it. */
export interface RowPlan {
  ostium: string;
  /** Where the angled catheter's tip should be: y in the cava for the azygos, above the mouth for a segmental vein. */
  heightMm: number;
  /** How the angled catheter's hub is turned there; null = together with the wire. */
  turnedDeg: number | null;
  rollsDeg: readonly number[];
  /** Node spacing over the usual one. */
  spacing: number;
}

/** How the catheters stood before the microwire was turned and pushed. */
export interface Stand {
  /** Where the angled catheter's tip was, and how it looked. */
  vessel: string;
  xMm: number;
  yMm: number;
  zMm: number;
  rollDeg: number;
  /** Along the way, how far its tip was above the mouth. */
  aboveMm: number;
  /** The side branch in whose mouth it stood itself, outside the trunk: then it, not the microwire, has chosen. */
  mouth: string | null;
  /** Guide within the arch and the azygos. */
  guideMm: number;
  /** Push back through the microcatheter under which it falls back, before it was turned. */
  supportN: number;
}

export interface Row extends Strain {
  /** Where the angled catheter's tip was, as in the plan; in the cava where it came to be. */
  heightMm: number;
  turnedDeg: number | null;
  /** Of a segmental vein's map. */
  stand?: Stand;
  cells: Cell[];
}

export interface Landscape extends Strain {
  ostium: string;
  spacing: number;
  rows: Row[];
}

export const UNSTRAINED: Strain = { deepestIndentMm: 0, largestStrain: 0 };

export function worseOf(a: Strain, b: Strain): Strain {
  return {
    deepestIndentMm: Math.max(a.deepestIndentMm, b.deepestIndentMm),
    largestStrain: Math.max(a.largestStrain, b.largestStrain),
  };
}

export function toLandscape(ostium: string, spacing: number, rows: Row[]): Landscape {
  return { ostium, spacing, rows, ...rows.reduce<Strain>(worseOf, UNSTRAINED) };
}
