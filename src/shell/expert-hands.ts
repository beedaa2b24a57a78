/** An expert's recorded hands on a level that is being watched: their devices, with a picture that follows the tip. */
import { type Level, type Replay, readReplay } from '../game/index.ts';
import type { SimCommand, SimState } from '../sim/index.ts';

/** The view follows a tip that leaves this share of the field's middle. @assumption the tip stays well in sight */
const STILL_SHARE = 0.2;
/** Table speed, mm per tick. @assumption as fast as the expert's wire */
const FOLLOW_MM = 3;

export class ExpertHands {
  readonly #replay: Replay;
  #span = 0;

  constructor(replay: Replay) {
    this.#replay = replay;
  }

  /** Whether the run still goes on at this tick. */
  isBusy(tick: number): boolean {
    return tick < this.#replay.ticks;
  }

  /** What the expert's hands do in this tick, for ticks asked for in order. The beam is the watcher's own. */
  commandsForTick(state: SimState): SimCommand[] {
    const { commands } = this.#replay;
    while (this.#span < commands.length && commands[this.#span].tick + commands[this.#span].ticks <= state.tick)
      this.#span++;
    const span = commands[this.#span];
    const moves = span && span.tick <= state.tick ? span.commands.filter(isOfDevice) : [];
    return [...moves, ...followTip(state)];
  }
}

export const isOfDevice = ({ kind }: SimCommand): boolean =>
  ['push', 'turn', 'exchange', 'inject', 'breathe'].includes(kind);

function followTip({ devices, beam }: SimState): SimCommand[] {
  const deepest = devices.reduce((far, each) => (each.spec && each.insertedMm > far.insertedMm ? each : far));
  const step = (offMm: number) => {
    const beyondMm = Math.abs(offMm) - STILL_SHARE * beam.fieldMm;
    return beyondMm > 0 ? Math.sign(offMm) * Math.min(FOLLOW_MM, beyondMm) : 0;
  };
  const dxMm = step(deepest.tipXMm - beam.isocentreXMm);
  const dyMm = step(deepest.tipYMm - beam.isocentreYMm);
  return dxMm === 0 && dyMm === 0 ? [] : [{ kind: 'panTable', dxMm, dyMm }];
}

/** An expert file, whatever build it was recorded on: what is watched need not be the same to the last bit. */
export function readExpert(raw: unknown, level: Level): Replay | null {
  const build = typeof raw === 'object' && raw !== null && 'build' in raw ? String(raw.build) : '';
  const read = readReplay(raw, { build, level });
  return read.ok ? read.value : null;
}
