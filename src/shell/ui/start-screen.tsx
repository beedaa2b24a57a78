import { useEffect, useRef, useState } from 'preact/hooks';
import { CASE_MIX } from '../../game/index.ts';
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
  const groups = groupsOf(model.levels.value);
  const shown = pointed ?? groups[0]?.levels[0];
  return (
    <main class="start">
      <VeinMap tree={treeOf(shown?.id)} level={shown} />
      {shown && <LevelBrief level={shown} />}
      <div class="start-words">
        <h1>Azygos</h1>
        <p class="what">
          Steer a guide, catheters and a wire from the groin to the vein at a spinal nerve root, under simulated
          fluoroscopy.
        </p>
        <CaseEntry />
        <div class="levels">
          {groups.map((group) => (
            <LevelGroup key={group.name} {...group} first={groups[0].levels[0]} onPoint={point} />
          ))}
        </div>
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

/** Drills first, then the access groups in the order of the paper; groups without a level are left out. */
function groupsOf(levels: readonly LevelCard[]): { name: string; levels: LevelCard[] }[] {
  const order = ['drill', ...CASE_MIX.map(({ group }) => group)];
  return order.flatMap((access) => {
    const own = levels.filter((level) => level.access === access);
    return own[0] ? [{ name: access === 'drill' ? 'Drills' : own[0].group, levels: own }] : [];
  });
}

function LevelGroup({ name, levels, first, onPoint }: GroupProps) {
  return (
    <section class="level-group" aria-label={name}>
      <h2>{name}</h2>
      <ul class="level-list">
        {levels.map((level) => (
          <LevelButton key={level.id} level={level} first={level === first} onPoint={() => onPoint(level)} />
        ))}
      </ul>
    </section>
  );
}

interface GroupProps {
  name: string;
  levels: readonly LevelCard[];
  first: LevelCard | undefined;
  onPoint(level: LevelCard): void;
}

/** What the level that is pointed at asks for. */
function LevelBrief({ level }: { level: LevelCard }) {
  return (
    <section class="level-brief" aria-live="polite">
      <p class="group">
        {level.group}
        <kbd class="key">Enter</kbd>
      </p>
      <p class="title">{level.title}</p>
      <p class="summary">{level.summary}</p>
    </section>
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
        class="plate level-button"
        ref={button}
        onClick={() => actions.startLevel(level.id)}
        onFocus={onPoint}
        onPointerEnter={onPoint}
      >
        <span>{level.title}</span>
      </button>
    </li>
  );
}
