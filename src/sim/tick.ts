/** Ticks in a second. @assumption the rate of common screens */
export const TICKS_PER_S = 60;
/** Length of a tick, s. */
export const TICK_S = 1 / TICKS_PER_S;
