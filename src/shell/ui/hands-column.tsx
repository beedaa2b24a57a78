import { DEVICE_SLOTS } from '../../sim/index.ts';
import { useDesk } from './desk.ts';
import { HubCard } from './hub-card.tsx';
import { HoldKey, KeyCap } from './key-cap.tsx';

/** Right: what the hands hold. */
export function HandsColumn() {
  return (
    <section class="column right" aria-label="What the hands hold">
      <div>
        <h2>Hands</h2>
        <ol class="hubs">
          {DEVICE_SLOTS.map((slot, index) => (
            <HubCard key={slot} index={index} />
          ))}
        </ol>
      </div>
      <Exchange />
      <Moves />
    </section>
  );
}

/** Other devices for the chosen place. */
function Exchange() {
  const { model } = useDesk();
  const slot = model.selected.value;
  const choices = model.choices.value[slot];
  return (
    <div class="exchange">
      <h2>
        Exchange <span class="how">↑ ↓ choose, Enter takes</span> <KeyCap action="exchange" />
      </h2>
      {choices.length === 0 ? (
        <p class="soft">Nothing else lies on the table for this place.</p>
      ) : (
        <ul onKeyDown={walkChoices}>
          {choices.map(({ id, name }) => (
            <ChoiceItem key={id ?? 'none'} id={id} name={name} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Up and down go from choice to choice; the hands do not hear them meanwhile. */
function walkChoices(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  if (step === undefined) return;
  const choices = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.choice:not(:disabled)')];
  const next = choices[choices.indexOf(event.target as HTMLElement) + step];
  next?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function ChoiceItem({ id, name }: { id: string | null; name: string }) {
  const { model, actions } = useDesk();
  const slot = model.selected.value;
  const busy = model.hubs[DEVICE_SLOTS.indexOf(slot)].value.exchanging;
  const take = (event: MouseEvent) => {
    (event.currentTarget as HTMLElement).blur();
    actions.exchange(slot, id);
  };
  return (
    <li>
      <button type="button" class="plate choice" disabled={busy} onClick={take}>
        <span>{name}</span>
      </button>
    </li>
  );
}

/** The keys of the chosen device; each is a button too. */
function Moves() {
  return (
    <div class="moves">
      <h2>Selected</h2>
      <div class="move-rows">
        <Move actions={['push', 'pull']} word="push, pull" />
        <Move actions={['turnLeft', 'turnRight']} word="turn" />
        <Move actions={['fine']} word="fine" />
        <Move actions={['fast']} word="fast" />
      </div>
    </div>
  );
}

const SPOKEN: Record<string, string> = {
  push: 'Push',
  pull: 'Pull',
  turnLeft: 'Turn to the left',
  turnRight: 'Turn to the right',
  fine: 'Shift, fine',
  fast: 'Fast',
};

function Move({ actions, word }: { actions: readonly string[]; word: string }) {
  return (
    <div class="move">
      {actions.map((action) => (
        <HoldKey key={action} action={action} label={SPOKEN[action]} />
      ))}
      <span>{word}</span>
    </div>
  );
}
