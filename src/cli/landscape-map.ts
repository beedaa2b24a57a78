/** A landscape as text: one line for each height, one letter for each roll, and what the letters mean. */
import type { Cell, Landscape, Row, Stand, ValveLandscape, Verdict } from '../testbed/landscape/index.ts';

const LETTERS: Readonly<Record<string, string>> = {
  azygos: 'A',
  az_arch: 'a',
  svc: 's',
  ra: 'r',
  ivc: 'v',
  bcv_r: 'b',
  bcv_l: 'l',
  ijv_r: 'j',
  ijv_l: 'J',
  siv_r: 'i',
  vv_r: 'w',
  pvp_r: 'p',
  acc_hemiaz: 'h',
};

export function asMap(landscape: Landscape, limits: readonly Verdict[]): string {
  const { ostium, rows, spacing } = landscape;
  const rolls = rows[0]!.cells.map(({ rollDeg }) => `${rollDeg}°`.padStart(5)).join('');
  return [
    `${ostium}: vessel that the wire's tip is in at the end, over height × roll (node spacing × ${spacing}); * = success${ostium === 'azygos' ? '' : ', - = found, but not followed and kept'}`,
    `${ostium === 'azygos' ? 'y mm'.padEnd(14) : 'above'.padEnd(6) + 'turned'.padEnd(8)} ${rolls}`,
    ...rows.map((row) => asLine(row, ostium)),
    legend(landscape),
    sum(landscape),
    ...followed(landscape),
    ...limits.map(asVerdict),
  ].join('\n');
}

/** What the review of the procedure leads one to expect: most pass with the wire alone, some need a few tries or a breath. */
const EXPECTED: Readonly<Record<number, string>> = { 2: 'about 70 %', 6: 'about 97 %' };

export function asValveTable(valves: ValveLandscape, limits: readonly Verdict[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
  return [
    `valve: a 0.035″ wire against the valves of ${valves.trials} azygos arches that have one; pushed, drawn back, turned, pushed again`,
    ...valves.passedWithinPushes.map(
      (share, k) =>
        `passed within ${k + 1} push${k ? 'es' : '  '}  ${percent(share)}  ${EXPECTED[k + 1] ? `expected ${EXPECTED[k + 1]}` : ''}`,
    ),
    `then with a deep breath ${percent(valves.passedWithBreath)}`,
    `a cusp torn             ${percent(valves.torn)}`,
    `largest force on a valve: median ${(1000 * valves.peakForceN.median).toFixed(0)} mN, 95th percentile ${(1000 * valves.peakForceN.most).toFixed(0)} mN; in a pocket ${valves.pocketedPerArch.toFixed(1)} times per arch`,
    ...limits.map(asVerdict),
  ].join('\n');
}

function asVerdict({ id, what, result, limit, pass }: Verdict): string {
  return `${id} ${what}: ${result.toPrecision(3)} of at most ${limit}: ${pass ? 'pass' : 'FAIL'}`;
}

function asLine({ heightMm, turnedDeg, cells, stand }: Row, ostium: string): string {
  const found = foundIn(cells);
  const marks = cells.map((cell) => `${letterOf(cell.vessel, ostium)}${markOf(cell)}`.padStart(5)).join('');
  const place = `${heightMm.toFixed(1).padEnd(6)}${turnedDeg === null ? '' : `${turnedDeg}°`}`;
  return `${place.padEnd(14)} ${marks}  ${found}/${cells.length}${stand ? `  ${asStand(stand)}` : ''}`;
}

const foundIn = (cells: Row['cells']): number => cells.filter(({ success }) => success).length;

/** Success; found, but the microcatheter did not follow or the hold was lost; not found. */
function markOf({ success, follow }: Cell): string {
  if (success) return '*';
  return follow ? '-' : ' ';
}

function asStand({ vessel, xMm, yMm, zMm, rollDeg, aboveMm, mouth, guideMm, supportN }: Stand): string {
  const place = [xMm, yMm, zMm].map((one) => one.toFixed(1)).join(', ');
  const hold = `guide ${guideMm.toFixed(0)} mm in, holds ${supportN.toFixed(2)} N`;
  return `5F ${aboveMm.toFixed(1)} above, ${rollDeg.toFixed(0)}°, ${vessel} (${place})${mouth ? ` IN ${mouth}` : ''}; ${hold}`;
}

/** In the map of a segmental vein the trunk is a dot, and each vein goes by its level. */
function letterOf(vessel: string, ostium: string): string {
  if (ostium !== 'azygos' && vessel === 'azygos') return '.';
  return LETTERS[vessel] ?? shortName(vessel);
}

/** `seg_r_t8` → `8`, `ic_r_t8` → `8'`, on the left with an l before it. */
function shortName(vessel: string): string {
  const [, kind, side, level] = /^(seg|ic)_([lr])_[tl](\d+)$/.exec(vessel) ?? [];
  if (!kind) return vessel.slice(0, 4);
  return `${side === 'l' ? 'l' : ''}${level}${kind === 'ic' ? "'" : ''}`;
}

function legend({ rows, ostium }: Landscape): string {
  const vessels = new Set(rows.flatMap(({ cells }) => cells.map(({ vessel }) => vessel)));
  return [...vessels]
    .sort()
    .map((vessel) => `${letterOf(vessel, ostium)} ${vessel}`)
    .join(', ');
}

/** How wide the way in is: all that succeeded, and at the best place and turn of the catheter. */
function sum({ rows, ostium }: Landscape): string {
  const [free, wedged] = [rows.filter(({ stand }) => !stand?.mouth), rows.filter(({ stand }) => stand?.mouth)];
  const count = (some: readonly Row[]) => some.reduce((total, { cells }) => total + foundIn(cells), 0);
  const tried = (some: readonly Row[]) => some.reduce((total, { cells }) => total + cells.length, 0);
  const best = Math.max(0, ...free.map(({ cells }) => foundIn(cells)));
  const what = ostium === 'azygos' ? 'found' : 'found and kept';
  const line = `${count(free)} of ${tried(free)} ${what}, ${best} in the best row`;
  if (wedged.length === 0) return line;
  return `${line}; and ${count(wedged)} of ${tried(wedged)} with the 5F itself IN a mouth`;
}

/** Of a segmental vein: what became of the microcatheter where the wire had found it. */
function followed({ rows }: Landscape): string[] {
  const free = rows.filter(({ stand }) => stand && !stand.mouth).flatMap(({ cells }) => cells);
  const follows = free.flatMap(({ follow }) => follow ?? []);
  if (follows.length === 0) return [];
  const driftMm = Math.max(...follows.map(({ guideDriftMm }) => guideDriftMm));
  const pushN = Math.max(...follows.map(({ pushN }) => pushN));
  const [reached, kept] = [follows.filter((one) => one.reached), follows.filter((one) => one.kept)];
  const lostMm = kept.map(({ lostAtMm }) => (lostAtMm === null ? 'never' : `${lostAtMm.toFixed(0)} mm`));
  return [
    `the wire found it ${follows.length} times; the microcatheter came past the junction ${reached.length} times, and vein and hold were kept ${kept.length} times`,
    `meanwhile the guide moved by up to ${driftMm.toFixed(1)} mm; pushed with up to ${pushN.toFixed(2)} N`,
    ...(kept.length > 0 ? [`pushed on past the junction, what was kept is lost at: ${lostMm.join(', ')}`] : []),
  ];
}
