import { describe, expect, it } from 'vitest';
import { dueTicks, MAX_CATCH_UP_TICKS } from '../../src/shell/loop.ts';
import { TICKS_PER_S } from '../../src/sim/index.ts';

const runFrames = (frameMs: number, frames: number) => {
  let leftoverMs = 0;
  let ticks = 0;
  for (let i = 0; i < frames; i++) {
    const due = dueTicks(leftoverMs, frameMs);
    leftoverMs = due.leftoverMs;
    ticks += due.ticks;
  }
  return ticks;
};

describe('the clock of the app', () => {
  it.each([
    ['30 Hz', 1000 / 30, 30],
    ['60 Hz', 1000 / 60, 60],
    ['144 Hz', 1000 / 144, 144],
  ])('makes 60 ticks of a second on a %s screen', (_screen, frameMs, framesPerS) => {
    const tenSeconds = runFrames(frameMs, 10 * framesPerS);
    expect(Math.abs(tenSeconds - 10 * TICKS_PER_S)).toBeLessThanOrEqual(1);
  });

  it('keeps what is left over for the next frame', () => {
    const { ticks, leftoverMs } = dueTicks(0, 25);
    expect(ticks).toBe(1);
    expect(leftoverMs).toBeCloseTo(25 - 1000 / 60, 9);
  });

  it('catches up after a hiccup, but drops what is more than a tenth of a second late', () => {
    expect(dueTicks(0, 5000)).toEqual({ ticks: MAX_CATCH_UP_TICKS, leftoverMs: 0 });
  });

  it('never runs backwards', () => {
    expect(dueTicks(3, -50)).toEqual({ ticks: 0, leftoverMs: 3 });
  });
});
