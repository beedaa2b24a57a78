import './styles/atlas.css';
import './styles/finder.css';
import './styles/stage.css';
import './styles/panels.css';
import './styles/patient.css';
import './styles/own-tree.css';
import './styles/sizes.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type AtlasState, choose, openRoadMap, showTree } from './atlas-state.ts';
import { OwnTree } from './own-tree.tsx';
import { PatientPanel } from './patient-panel.tsx';
import { ROAD_MAPS } from './road-maps.ts';
import { SearchBox } from './search-box.tsx';
import { Legend, WayPanel } from './side-panels.tsx';
import { Stage } from './stage.tsx';

/** The atlas over everything else: the browser keeps the focus inside, and Esc goes back to where one came from. */
export function Atlas({ state, onClose }: { state: AtlasState; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** The dialog for a tree of one's own: shut, open, or open with the file that was dropped. */
  const [own, openOwn] = useState<'shut' | 'open' | File>('shut');
  useLayoutEffect(() => {
    const sheet = dialog.current!;
    sheet.showModal();
    sheet.querySelector<HTMLElement>('[role=combobox]')!.focus();
    return () => sheet.close();
  }, []);
  const close = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      class="atlas"
      aria-labelledby="atlas-title"
      onCancel={close}
      onKeyDown={(event) => onKey(state, event)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        openOwn(event.dataTransfer?.files[0] ?? 'shut');
      }}
    >
      <header class="atlas-head">
        <h2 id="atlas-title">Atlas</h2>
        <RoadMaps state={state} />
        <WhoseTree state={state} onOpen={() => openOwn('open')} />
        <button type="button" class="plate" onClick={onClose} aria-keyshortcuts="Escape">
          <span>Close</span>
          <span class="key" aria-hidden="true">
            Esc
          </span>
        </button>
      </header>
      <div class="atlas-left">
        <SearchBox state={state} />
      </div>
      <Stage state={state} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a column that scrolls must be reached by keyboard */}
      <section class="atlas-right" tabIndex={0} aria-label="Ways and groups">
        <WayPanel state={state} />
        <Legend state={state} />
        {state.file.value === null && <PatientPanel state={state} />}
      </section>
      {own !== 'shut' && (
        <OwnTree state={state} dropped={own === 'open' ? null : own} onClose={() => openOwn('shut')} />
      )}
    </dialog>
  );
}

/** Opens a tree of one's own, or goes back from it to the patient of the game. */
function WhoseTree({ state, onOpen }: { state: AtlasState; onOpen(): void }) {
  const file = state.file.value;
  return file === null ? (
    <button type="button" class="plate" onClick={onOpen}>
      <span>Your own tree</span>
    </button>
  ) : (
    <button type="button" class="plate" onClick={() => showTree(state, state.patient.value, null)}>
      <span>Leave {file}</span>
    </button>
  );
}

function RoadMaps({ state }: { state: AtlasState }) {
  const open = state.roadMap.value;
  return (
    <ul class="road-maps" aria-label="Road maps">
      {ROAD_MAPS.map(({ key, title }) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={open?.key === key}
            aria-keyshortcuts={key}
            onClick={() => openRoadMap(state, key)}
          >
            <span class="letter">{key}</span> <span class="title">{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Letters open road maps and the slash goes to the search, wherever the focus is but in a field. */
function onKey(state: AtlasState, event: KeyboardEvent): void {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if ((event.target as Element).closest('input[type=text], input[type=number], select, dialog dialog')) return;
  if (event.key === '/') {
    event.preventDefault();
    (event.currentTarget as Element).querySelector<HTMLElement>('[role=combobox]')!.focus();
  } else if (event.key === 'Backspace') choose(state, null);
  else if (/^[a-g]$/i.test(event.key)) openRoadMap(state, event.key.toUpperCase());
}
