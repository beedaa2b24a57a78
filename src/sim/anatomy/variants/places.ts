/** Places that variants name: side and level, `R T8`. */
const numbered = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);
const bothSides = (levels: readonly string[]) =>
  ['R', 'L'].flatMap((side) => levels.map((level) => `${side} ${level}`));

const thoracic = numbered('T', 1, 12);
const lumbar = numbered('L', 1, 5);

export const PLACES = {
  segments: bothSides([...thoracic, ...lumbar]),
  /** Pairs that drain into the azygos or into one column on the left. */
  pairs: bothSides(numbered('T', 5, 11)),
  /** Foramina that pieces of the epidural columns pass. */
  gaps: bothSides([...numbered('C', 2, 8), ...thoracic, ...lumbar]),
  /** Without the first and the last one, by which the end rings hang. */
  innerGaps: bothSides([...numbered('C', 3, 8), ...thoracic, ...numbered('L', 1, 4)]),
  channels: bothSides(thoracic),
  lumbar: bothSides(lumbar),
} as const;

/** `R T8` as vessels carry it in their ids: `r_t8`. */
export function suffixOf(place: string): string {
  return place.toLowerCase().replace(' ', '_');
}
