/** A box to type in and the list of what it finds; arrows go through the list, Enter lights the way. */
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { type AtlasState, choose } from './atlas-state.ts';
import { type Entry, find } from './finder.ts';

/** So many rows are on the page at a time; whoever types more sees the rest. */
const MOST_ROWS = 80;

export function SearchBox({ state }: { state: AtlasState }) {
  const [asked, ask] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const entries = state.entries.value;
  const found = useMemo(() => find(entries, asked), [entries, asked]);
  const rows = found.slice(0, MOST_ROWS);
  const chosen = state.chosen.value;
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const take = (entry: Entry | undefined) => entry && choose(state, entry);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) setActive(Math.min(rows.length - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter') take(rows[active]);
    else if (event.key === 'Escape' && asked !== '') ask('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section class="atlas-search" aria-label="Find a vein or a foramen">
      <Field
        value={asked}
        {...{ listId, activeId: rows[active] ? `${listId}-${active}` : undefined, onKeyDown }}
        onInput={(words) => {
          ask(words);
          setActive(0);
        }}
      />
      <p class="found soft" role="status">
        {found.length === 0 ? 'Nothing of that name.' : `${found.length} of ${entries.length}`}
        {found.length > MOST_ROWS && `, the first ${MOST_ROWS} shown`}
      </p>
      <div ref={list} id={listId} role="listbox" aria-label="Veins and foramina" tabIndex={-1}>
        {rows.map((entry, i) => (
          <Row
            key={`${entry.kind} ${entry.id}`}
            id={`${listId}-${i}`}
            {...{ entry, isActive: i === active, isChosen: chosen?.id === entry.id }}
            onTake={() => {
              setActive(i);
              take(entry);
            }}
            onPoint={(pointed) => {
              state.hovered.value = pointed ? entry : null;
            }}
          />
        ))}
      </div>
    </section>
  );
}

interface RowProps {
  id: string;
  entry: Entry;
  isActive: boolean;
  isChosen: boolean;
  onTake(): void;
  onPoint(pointed: boolean): void;
}

function Row({ id, entry, isActive, isChosen, onTake, onPoint }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      data-active={isActive ? '' : undefined}
      onClick={onTake}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
    >
      <i class={`swatch ${entry.kind}`} style={{ '--hue': entry.hue }} />
      <span class="name">{entry.name}</span>
      <span class="note">{entry.note}</span>
    </div>
  );
}

interface FieldProps {
  value: string;
  listId: string;
  activeId: string | undefined;
  onInput(words: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

function Field({ value, listId, activeId, onInput, onKeyDown }: FieldProps) {
  return (
    <label class="search-field">
      <span class="spoken">Find a vein or a foramen</span>
      <input
        type="text"
        role="combobox"
        placeholder="Find: T8, azygos, left lumbar"
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="key" aria-hidden="true">
        /
      </span>
    </label>
  );
}
