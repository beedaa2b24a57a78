/**
 * The clock of the app: turns wall-clock time into due ticks of the simulation and one picture per frame.
 * The simulation itself knows no time of day; it only ever sees the next tick.
 */
import { TICKS_PER_S } from '../sim/index.ts';

const TICK_MS = 1000 / TICKS_PER_S;
/** A slow frame is caught up by at most this many ticks; the rest is dropped, so that a hiccup never grows. */
export const MAX_CATCH_UP_TICKS = 6;

interface LoopWork {
  tick(): void;
  /** `alpha` (0 to 1) is how far the moment of drawing lies between the last tick and the next one. */
  draw(alpha: number): void;
}

/** How many ticks are due after `elapsedMs` more, and what is left over for the next frame. */
export function dueTicks(leftoverMs: number, elapsedMs: number): { ticks: number; leftoverMs: number } {
  const waitingMs = leftoverMs + Math.max(0, elapsedMs);
  const ticks = Math.floor(waitingMs / TICK_MS);
  if (ticks > MAX_CATCH_UP_TICKS) return { ticks: MAX_CATCH_UP_TICKS, leftoverMs: 0 };
  return { ticks, leftoverMs: waitingMs - ticks * TICK_MS };
}

export class Loop {
  readonly #work: LoopWork;
  #frame = 0;
  #lastMs = 0;
  #leftoverMs = 0;

  constructor(work: LoopWork) {
    this.#work = work;
  }

  get running(): boolean {
    return this.#frame !== 0;
  }

  start(): void {
    if (this.running) return;
    this.#lastMs = performance.now();
    this.#leftoverMs = 0;
    this.#frame = requestAnimationFrame(this.#onFrame);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Run `ticks` ticks at once and draw the last one, whatever the clock says. */
  step(ticks: number): void {
    for (let i = 0; i < ticks; i++) this.#work.tick();
    this.#work.draw(1);
  }

  dispose(): void {
    this.pause();
  }

  readonly #onFrame = (nowMs: number): void => {
    const due = dueTicks(this.#leftoverMs, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    this.#leftoverMs = due.leftoverMs;
    this.#frame = requestAnimationFrame(this.#onFrame);
    for (let i = 0; i < due.ticks && this.running; i++) this.#work.tick();
    if (this.running) this.#work.draw(this.#leftoverMs / TICK_MS);
  };
}
