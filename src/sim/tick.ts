/** The fixed tick. @source design.md §1 (60 Hz) */
export const TICKS_PER_S = 60;
/** Length of a tick, s. @source design.md §1 (60 Hz) */
export const TICK_S = 1 / TICKS_PER_S;
