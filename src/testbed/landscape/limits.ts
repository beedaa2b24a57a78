import type { Strain } from './landscape.ts';

/** What no run may do to devices and veins: the verification's V21 and V22. */

/** Largest change of an element's length over its rest length. @assumption a device of a metre changes by 1 mm: less than a hand can tell */
export const LARGEST_STRAIN = 0.001;
/** Deepest that a device presses into a wall, mm. @assumption veins give; deeper than a segmental vein is wide, it would look perforated */
export const DEEPEST_INDENT_MM = 1.5;

export interface Verdict {
  id: 'V21' | 'V22';
  what: string;
  result: number;
  limit: number;
  pass: boolean;
}

export function judgeStrain({ largestStrain, deepestIndentMm }: Strain): Verdict[] {
  const judge = (id: Verdict['id'], what: string, result: number, limit: number): Verdict => {
    return { id, what, result, limit, pass: result <= limit };
  };
  return [
    judge('V21', 'largest element strain', largestStrain, LARGEST_STRAIN),
    judge('V22', 'deepest indentation, mm', deepestIndentMm, DEEPEST_INDENT_MM),
  ];
}
