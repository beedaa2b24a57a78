/** Recorded hands on a level that is being watched, an expert's or one's own: their devices, with a picture that follows the tip. */
import type { Replay } from '../game/index.ts';
import type { SimCommand, SimState } from '../sim/index.ts';

/** The view follows a tip that leaves this share of the field's middle. @assumption the tip stays well in sight */
const STILL_SHARE = 0.2;
/** Table speed, mm per tick. @assumption as fast as the expert's wire */
const FOLLOW_MM = 3;

export class RecordedHands {
  /** As the console shows it. */
  readonly whose: string;
  readonly #replay: Replay;
  #span = 0;

  constructor(replay: Replay, whose: string) {
    this.#replay = replay;
    this.whose = whose;
  }

  /** The patient of the run. */
  get patient(): Pick<Replay, 'seed' | 'patient'> {
    return this.#replay;
  }

  /** Whether the run still goes on at this tick. */
  isBusy(tick: number): boolean {
    return tick < this.#replay.ticks;
  }

  /** What the recorded hands do in this tick, for ticks asked for in order. The beam is the watcher's own. */
  commandsForTick(state: SimState): SimCommand[] {
    const { commands } = this.#replay;
    while (this.#span < commands.length && commands[this.#span].tick + commands[this.#span].ticks <= state.tick)
      this.#span++;
    const span = commands[this.#span];
    const moves = span && span.tick <= state.tick ? span.commands.filter(isOfDevice) : [];
    return [...moves, ...followTip(state)];
  }
}

const isOfDevice = ({ kind }: SimCommand): boolean => ['push', 'turn', 'exchange', 'inject', 'breathe'].includes(kind);

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

/** Whoever watches keeps the beam and the table; the devices are in the recorded hands, as long as these are busy. */
export function mixHands(own: SimCommand[], recorded: RecordedHands | null, state: SimState): SimCommand[] {
  if (!recorded?.isBusy(state.tick)) return own;
  return [...own.filter((command) => !isOfDevice(command)), ...recorded.commandsForTick(state)];
}
