import { useEffect, useRef, useState } from 'preact/hooks';
import { AtlasButton } from './atlas-button.tsx';
import { CaseEntry } from './case-entry.tsx';
import { useDesk } from './desk.ts';
import type { LevelCard } from './model.ts';
import { Refusals } from './refusals.tsx';
import { WatchRunButton } from './run-files.tsx';
import { VeinMap } from './vein-map.tsx';

/** The calm first page: what it is, what can be played, what it is not. */
export function StartScreen() {
  const { model, treeOf } = useDesk();
  const [pointed, point] = useState<LevelCard | null>(null);
  const shown = pointed ?? model.levels.value[0];
  return (
    <main class="start">
      <VeinMap tree={treeOf(shown?.id)} target={shown?.target} />
      <div class="start-words">
        <h1>Azygos</h1>
        <p class="what">
          Steer a guide, catheters and a wire from the groin to the vein at a spinal nerve root, under simulated
          fluoroscopy.
        </p>
        <CaseEntry />
        <ul class="level-cards">
          {model.levels.value.map((level, index) => (
            <LevelButton key={level.id} level={level} first={index === 0} onPoint={() => point(level)} />
          ))}
        </ul>
        {model.trouble.value && (
          <p class="start-trouble" role="alert">
            {model.trouble.value}
          </p>
        )}
        <div class="start-run">
          <AtlasButton />
          <WatchRunButton />
        </div>
        <Refusals />
        <p class="disclaimer">A training game, not a medical device.</p>
      </div>
    </main>
  );
}

function LevelButton({ level, first, onPoint }: { level: LevelCard; first: boolean; onPoint(): void }) {
  const { actions } = useDesk();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (first) button.current!.focus();
  }, [first]);
  return (
    <li>
      <button
        type="button"
        class="level-card"
        ref={button}
        onClick={() => actions.startLevel(level.id)}
        onFocus={onPoint}
        onPointerEnter={onPoint}
      >
        <span class="group">{level.group}</span>
        <span class="title">{level.title}</span>
        <span class="summary">{level.summary}</span>
        <kbd class="key">Enter</kbd>
      </button>
    </li>
  );
}
