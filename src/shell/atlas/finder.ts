/** What can be looked for in the atlas, and what a few letters find. */
import { type Vessel, type VesselTree, veinInto } from '../../sim/index.ts';

/** A vein or a foramen, by its id. */
export interface Place {
  kind: 'vessel' | 'foramen';
  id: string;
}

export interface Entry extends Place {
  name: string;
  /** Second line: the group, or that no vein leads into this foramen. */
  note: string;
  hue: string;
  words: string;
}

const NOWHERE = 'no vein leads there';

export function entriesOf(tree: VesselTree, hueOf: (group: string) => string): Entry[] {
  const foramina = tree.foramina.map(({ id, level, side, between }): Entry => {
    const vein = veinInto(tree, id);
    return {
      ...{ kind: 'foramen', id, hue: hueOf('foraminal') },
      name: `${side === 'left' ? 'Left' : 'Right'} ${level} foramen`,
      note: vein ? `between ${between.join(' and ')}` : NOWHERE,
      words: `${id} ${side} ${level} foramen`.toLowerCase(),
    };
  });
  const vessels = tree.vessels.map(
    (vessel): Entry => ({
      ...{ kind: 'vessel', id: vessel.id, name: vessel.name, hue: hueOf(vessel.group) },
      note: noteOf(vessel),
      words: `${vessel.name} ${vessel.level ?? ''} ${vessel.group} ${vessel.side}`.toLowerCase(),
    }),
  );
  return [
    ...foramina.filter(({ note }) => note !== NOWHERE),
    ...vessels,
    ...foramina.filter(({ note }) => note === NOWHERE),
  ];
}

const noteOf = ({ group, lengthMm }: Vessel): string => `${group}, ${(lengthMm / 10).toFixed(1)} cm`;

/** Every word must be found; a level only as a whole word, so that T1 is not T12. */
export function find(entries: readonly Entry[], asked: string): Entry[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const isLevel = (word: string) => /^[ctl]\d+$/.test(word);
  return entries.filter(({ words: own }) =>
    words.every((word) => (isLevel(word) ? own.split(/[\s,]+/).includes(word) : own.includes(word))),
  );
}
