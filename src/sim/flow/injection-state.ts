/** An injection under way, as plain data. */
export interface Injection {
  mlPerS: number;
  /** Of that, contrast. */
  contrastMlPerS: number;
  /** Where the jet leaves it: along its way, cell by cell; empty while nothing is injected, or into the atrium. */
  parts: Reused<InjectedPart>;
  /** The jet: how far it gets, its push per mm of way, and the stretches of vein that it goes along. */
  reachMm: number;
  jetMmHgPerMm: number;
  jet: Reused<Stretch>;
  /** Its push into the pieces that open into its way. */
  pushes: Reused<SidePush>;
}

/** A list that is filled anew in every tick: rows from `count` on are left over from fuller ticks and mean nothing. */
interface Reused<T> {
  count: number;
  rows: T[];
}

/** What comes into one cell, mL/s, and how it parts: towards lower arcs, towards higher arcs. */
interface InjectedPart {
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

/** Towards higher arcs, mmHg. */
interface SidePush {
  piece: number;
  mmHg: number;
}

export function noInjection(): Injection {
  return {
    ...{ mlPerS: 0, contrastMlPerS: 0, parts: { count: 0, rows: [] } },
    ...{ reachMm: 0, jetMmHgPerMm: 0, jet: { count: 0, rows: [] }, pushes: { count: 0, rows: [] } },
  };
}

export function stopInjection(injection: Injection): void {
  injection.mlPerS = 0;
  injection.contrastMlPerS = 0;
  injection.parts.count = 0;
  injection.reachMm = 0;
  injection.jetMmHgPerMm = 0;
  injection.jet.count = 0;
  injection.pushes.count = 0;
}

/** Everything that an injection means, without what is left over in its lists: for the hash. */
export function injectionInUse({
  parts,
  jet,
  pushes,
  mlPerS,
  contrastMlPerS,
  reachMm,
  jetMmHgPerMm,
}: Injection): object {
  const used = <T>({ rows, count }: Reused<T>) => rows.slice(0, count);
  return {
    ...{ mlPerS, contrastMlPerS, parts: used(parts) },
    ...{ reachMm, jetMmHgPerMm, jet: used(jet), pushes: used(pushes) },
  };
}

export function addPart({ parts }: Injection, piece: number, cell: number, mlPerS: number, on: number): void {
  if (parts.count === parts.rows.length) parts.rows.push({ piece, cell, mlPerS: 0, backMlPerS: 0, onMlPerS: 0 });
  const row = parts.rows[parts.count++]!;
  row.piece = piece;
  row.cell = cell;
  row.mlPerS = mlPerS;
  row.backMlPerS = (1 - on) * mlPerS;
  row.onMlPerS = on * mlPerS;
}

export function addStretch({ jet }: Injection, vessel: number, fromArcMm: number, toArcMm: number): Stretch {
  if (jet.count === jet.rows.length) jet.rows.push({ vessel, fromArcMm, toArcMm, wayMm: 0 });
  const row = jet.rows[jet.count++]!;
  row.vessel = vessel;
  row.fromArcMm = fromArcMm;
  row.toArcMm = toArcMm;
  row.wayMm = 0;
  return row;
}

export function addPush({ pushes }: Injection, piece: number, mmHg: number): void {
  if (pushes.count === pushes.rows.length) pushes.rows.push({ piece, mmHg });
  const row = pushes.rows[pushes.count++]!;
  row.piece = piece;
  row.mmHg = mmHg;
}
