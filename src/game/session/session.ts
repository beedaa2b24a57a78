import { EventEmitter } from 'eventemitter3';
import { hashState, type Result, type SimCommand, type SimEvent, type SimState } from '../../sim/index.ts';
import { type Attempt, cloneAttempt, type GameEvent, playTick, startAttempt } from '../attempt/index.ts';
import { inDrawnPatient, type Level, type Progress } from '../levels/index.ts';
import {
  copyRecording,
  type Recording,
  type Replay,
  readCommand,
  recordCommands,
  recordHash,
  toReplay,
} from '../replay/index.ts';
import { type ScoreSheet, scoreAttempt } from '../scoring/index.ts';

type SessionEvent = SimEvent | GameEvent;

/** Listeners by the kind of event. */
type SessionEvents = {
  [Kind in SessionEvent['kind']]: (event: Extract<SessionEvent, { kind: Kind }>) => void;
};

/** Everything that is needed to go on from a moment. */
interface SessionSnapshot {
  attempt: Attempt;
  recording: Recording;
}

interface SessionOptions {
  /** Instead of the level's own. */
  seed?: number;
  /** Instead of the level's own: the patient that chance gives to the seed. */
  patient?: 'drawn' | undefined;
}

/**
 * A level being played: takes commands, advances the world tick by tick, records, and tells listeners after each tick.
 * It knows no clock: whoever owns one calls `tick` when a tick is due.
 */
export class Session {
  readonly level: Level;
  readonly events = new EventEmitter<SessionEvents>();
  #attempt: Attempt;
  #recording: Recording = { spans: [], hashes: [] };
  #queue: SimCommand[] = [];
  #refusals: SimEvent[] = [];
  #disposed = false;

  readonly #patient: SessionOptions['patient'];

  constructor(level: Level, { seed = level.seed, patient }: SessionOptions = {}) {
    this.level = patient === 'drawn' ? inDrawnPatient(level) : level;
    this.#patient = patient;
    this.#attempt = startAttempt(this.level, seed);
  }

  /** The world, to look at. Only `tick` changes it. */
  get state(): Readonly<SimState> {
    return this.#attempt.sim;
  }

  get progress(): Progress {
    return this.#attempt.progress;
  }

  /** Takes a command for the next tick. One that makes no sense is refused, and said so in an event after that tick. */
  command(raw: unknown): Result<SimCommand> {
    this.#assertAlive();
    const read = this.#readAllowed(raw);
    if (read.ok) this.#queue.push(read.value);
    else for (const { code, say } of read.problems) this.#refusals.push({ kind: 'commandRefused', code, say });
    return read;
  }

  #readAllowed(raw: unknown): Result<SimCommand> {
    const read = readCommand(raw);
    if (!read.ok || read.value.kind !== 'exchange') return read;
    const { to } = read.value;
    if (to === null || this.level.devices.includes(to)) return read;
    return {
      ok: false,
      problems: [{ code: 'deviceNotAllowed', at: 'to', say: `"${to}" is not on the table in this level.` }],
    };
  }

  /** One tick of 1/60 s. Returns what happened, after the listeners have heard it. */
  tick(): readonly SessionEvent[] {
    this.#assertAlive();
    const commands = this.#queue;
    const refusals = this.#refusals;
    this.#queue = [];
    this.#refusals = [];
    recordCommands(this.#recording, this.state.tick, commands);
    const events = [...refusals, ...playTick(this.#attempt, commands)];
    recordHash(this.#recording, this.#attempt.sim);
    for (const event of events) this.#tell(event);
    return events;
  }

  #tell(event: SessionEvent): void {
    // The compiler cannot see that an event and its kind belong together; SessionEvents says so.
    (this.events as unknown as EventEmitter<string>).emit(event.kind, event);
  }

  /** A copy of this moment, for scrubbing and looking ahead. */
  snapshot(): SessionSnapshot {
    this.#assertAlive();
    return { attempt: cloneAttempt(this.#attempt), recording: copyRecording(this.#recording) };
  }

  /** Goes on from a moment of this level. Commands that still wait are dropped. The snapshot can be used again. */
  restore({ attempt, recording }: SessionSnapshot): void {
    this.#assertAlive();
    if (attempt.level.id !== this.level.id)
      throw new Error(`a snapshot of ${attempt.level.id} cannot go on in ${this.level.id}`);
    this.#attempt = cloneAttempt(attempt);
    this.#recording = copyRecording(recording);
    this.#queue = [];
    this.#refusals = [];
  }

  hash(): string {
    return hashState(this.#attempt.sim);
  }

  /** What the run is worth so far. */
  score(): ScoreSheet {
    return scoreAttempt(this.#attempt);
  }

  /** The run so far, as a file that can be played again. */
  replay(): Replay {
    const replay = toReplay(copyRecording(this.#recording), this.level.id, this.#attempt.sim);
    return this.#patient ? { ...replay, patient: this.#patient } : replay;
  }

  /** Lets go of the listeners. A session that ended takes no more commands. */
  dispose(): void {
    this.#disposed = true;
    this.events.removeAllListeners();
  }

  #assertAlive(): void {
    if (this.#disposed) throw new Error(`the session of ${this.level.id} has ended`);
  }
}

export function createSession(level: Level, options: SessionOptions = {}): Session {
  return new Session(level, options);
}
