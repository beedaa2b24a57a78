import './styles/atlas.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AtlasState, choose, openRoadMap } from './atlas-state.ts';
import { ROAD_MAPS } from './road-maps.ts';
import { SearchBox } from './search-box.tsx';
import { Legend, WayPanel } from './side-panels.tsx';
import { Stage } from './stage.tsx';

/** The atlas over everything else: the browser keeps the focus inside, and Esc goes back to where one came from. */
export function Atlas({ state, onClose }: { state: AtlasState; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
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
    >
      <header class="atlas-head">
        <h2 id="atlas-title">Atlas</h2>
        <RoadMaps state={state} />
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
      </section>
    </dialog>
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
