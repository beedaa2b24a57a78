import { useState } from 'preact/hooks';
import { drawCase, nearestLevel } from '../../game/index.ts';
import { caseOfTheDay, sayCase } from './case-words.ts';
import { useDesk } from './desk.ts';

/** A case that chance deals, as often as the paper had its like: the patient's story first, then the way in. */
export function CaseEntry() {
  const { model, actions } = useDesk();
  const [seed, setSeed] = useState(() => caseOfTheDay(new Date()));
  const drawn = drawCase(seed);
  const level = nearestLevel(
    drawn,
    model.levels.value.map((card) => ({ ...card, group: card.access })),
  );
  if (!level) return null;
  return (
    <section class="case-entry" aria-label="A case by chance">
      <p class="case-drawn">{sayCase(drawn, level, seed === caseOfTheDay(new Date()))}</p>
      <p class="soft">{level.vignette}</p>
      <div class="start-run">
        <button type="button" class="plate" onClick={() => actions.takeCase(level.id, drawn.patientSeed)}>
          <span>Take the case</span>
        </button>
        <button type="button" class="plate" onClick={() => setSeed(Math.floor(Math.random() * 2 ** 32))}>
          <span>Another case</span>
        </button>
      </div>
    </section>
  );
}
