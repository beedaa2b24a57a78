import { useRef, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

/** Choose a run that was saved, and watch it. */
export function WatchRunButton() {
  const { actions } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const choose = () => {
    const file = input.current?.files?.[0];
    if (file) actions.watchRun(file);
    // so that the same file can be chosen again once it is mended
    input.current!.value = '';
  };
  return (
    <>
      <button type="button" class="plate" onClick={() => input.current?.click()}>
        <span>Watch a saved run</span>
      </button>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={choose} />
    </>
  );
}

/** Says what it has saved: the browser may do it without a word. */
export function SaveRunButton() {
  const { actions } = useDesk();
  const [name, setName] = useState<string | null>(null);
  return (
    <button type="button" class="plate" onClick={() => setName(actions.exportRun())}>
      <span aria-live="polite">{name ? `Saved as ${name}` : 'Save this run as a file'}</span>
    </button>
  );
}
