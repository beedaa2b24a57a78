/** An injection under way, as plain data. */
export interface Injection {
  mlPerS: number;
  /** Of that, contrast. */
  contrastMlPerS: number;
  /** Where the jet leaves it: along its way, cell by cell; empty while nothing is injected, or into the atrium. */
  parts: InjectedPart[];
  /** The jet: how far it gets, its push per mm of way, and the stretches of vein that it goes along. */
  reachMm: number;
  jetMmHgPerMm: number;
  jet: Stretch[];
  /** Its push into the pieces that open into its way, towards higher arcs, mmHg. */
  pushes: { piece: number; mmHg: number }[];
}

/** What comes into one cell, mL/s, and how it parts: towards lower arcs, towards higher arcs. */
export interface InjectedPart {
  piece: number;
  cell: number;
  mlPerS: number;
  backMlPerS: number;
  onMlPerS: number;
}

/** Part of a vein, in the direction of the jet: `toArcMm` may be the smaller one. */
export interface Stretch {
  vessel: number;
  fromArcMm: number;
  toArcMm: number;
  /** Way of the jet before it. */
  wayMm: number;
}

export function noInjection(): Injection {
  return { mlPerS: 0, contrastMlPerS: 0, parts: [], reachMm: 0, jetMmHgPerMm: 0, jet: [], pushes: [] };
}
