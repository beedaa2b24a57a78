/** The keyboard: tells which actions are held and pressed. Lost focus lets go of every key. */
import { type Action, actionOfKey } from './keymap.ts';

interface KeyboardListener {
  down(action: Action): void;
  up(action: Action): void;
  /** Focus is lost: whatever was held is held no longer. */
  lost(): void;
  /** False while a menu is open or no level is played, but for the key that closes that menu. */
  listening(action: Action): boolean;
}

export class Keyboard {
  readonly #listener: KeyboardListener;
  readonly #down = new Set<string>();
  readonly #stop = new AbortController();

  constructor(listener: KeyboardListener) {
    this.#listener = listener;
    const { signal } = this.#stop;
    window.addEventListener('keydown', this.#onDown, { signal });
    window.addEventListener('keyup', this.#onUp, { signal });
    window.addEventListener('blur', this.letGo, { signal });
    document.addEventListener('visibilitychange', this.letGo, { signal });
  }

  readonly letGo = (): void => {
    this.#down.clear();
    this.#listener.lost();
  };

  dispose(): void {
    this.#stop.abort();
  }

  readonly #onDown = (event: KeyboardEvent): void => {
    if (event.key === 'Meta') this.letGo();
    const action = actionOfKey(event.code);
    if (!action || !this.#listener.listening(action) || isBrowserShortcut(event) || belongsToControl(event)) return;
    event.preventDefault();
    if (event.repeat || this.#down.has(event.code)) return;
    const already = this.#isHeldByAnotherKey(action);
    this.#down.add(event.code);
    if (!already) this.#listener.down(action);
  };

  readonly #onUp = (event: KeyboardEvent): void => {
    const action = actionOfKey(event.code);
    if (!action || !this.#down.delete(event.code)) return;
    // Some browsers press the focused button when Space comes up, not when it goes down.
    event.preventDefault();
    if (!this.#isHeldByAnotherKey(action)) this.#listener.up(action);
  };

  #isHeldByAnotherKey(action: Action): boolean {
    for (const code of this.#down) if (actionOfKey(code) === action) return true;
    return false;
  }
}

const isBrowserShortcut = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/** Text belongs to its field, and the arrows to a group of choices. Space is always the pedal: Enter presses a button. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, select, textarea')) return true;
  return event.code.startsWith('Arrow') && target?.closest('[role=radiogroup]') != null;
}

/** What stands on the caps of this person's keyboard, where the browser tells it. */
export async function readKeyboardLayout(): Promise<ReadonlyMap<string, string> | undefined> {
  const { keyboard } = navigator as Navigator & { keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> } };
  return keyboard?.getLayoutMap().catch(() => undefined);
}
