import type { Session } from '../game/index.ts';
import type { Fluoro } from './fluoro/index.ts';

/** What browser tests hold on to: they stop the clock and step the world themselves. */
interface AzygosHook {
  /** The level being played; null on the first page. */
  readonly session: Session | null;
  readonly fluoro: Fluoro | null;
  /** Stop the app's clock for good. The keyboard goes on; `step` carries out what it asks. */
  pause(): void;
  step(ticks: number): void;
}

declare global {
  interface Window {
    azygos: AzygosHook;
  }
}

interface Hooked {
  session(): Session | null;
  fluoro(): Fluoro | null;
  pause(): void;
  step(ticks: number): void;
}

export function offerTestHook({ session, fluoro, pause, step }: Hooked): void {
  window.azygos = {
    get session() {
      return session();
    },
    get fluoro() {
      return fluoro();
    },
    pause,
    step,
  };
}
