/** What the console shows, as signals. The app writes here after a tick; the components only read. */
import { type Signal, signal } from '@preact/signals';
import type { Level, ScoreSheet } from '../../game/index.ts';
import type { DeviceSlot, Fluid, Manoeuvre, Problem } from '../../sim/index.ts';
import { freshTraces, type MonitorTraces } from './monitor-trace.ts';

export interface LevelCard {
  id: string;
  title: string;
  /** The kind of exercise: `Case`, `Drill`. */
  group: string;
  summary: string;
  /** The patient, in a sentence. */
  vignette: string;
  /** The access group of the level. */
  access: Level['group'];
  /** What to take home. */
  teaching: readonly string[];
  /** Where it ends. */
  target: { foramen?: string | undefined; vessel?: string | undefined };
  /** The ways that it accepts. */
  routes: Level['routes'];
}

/** One objective of the level, as the pills and the checklist show it. */
export interface Step {
  id: string;
  /** One or two words for the pill. */
  pill: string;
  title: string;
  /** What to do and why, in a sentence or two. */
  say: string;
  lit: boolean;
  litAtTick: number | null;
}

export interface Advice {
  move: string;
  reason: string;
  /** A word to the foot on the pedal, whatever the hands are told. */
  aside?: string;
  /** The colour has a meaning: the next step, harm, or radiation. */
  tone: 'next' | 'harm' | 'radiation';
}

export interface HubReadout {
  slot: DeviceSlot;
  /** Null while the slot is empty. */
  name: string | null;
  insertedMm: number;
  forceN: number;
  handLimitN: number;
  slipping: boolean;
  hubRollDeg: number;
  tipRollDeg: number;
  /** Where a shaped tip points, to read and to hear; empty for a straight one. */
  aim: string;
  aimSpoken: string;
  /** The letter on the dial's rim, and its place. */
  mark: 'A' | 'H';
  markDeg: number;
  exchanging: boolean;
}

export interface BeamReadout {
  on: boolean;
  keptOn: boolean;
  pulsesPerS: number;
  fieldMm: number;
  laoDeg: number;
  cranialDeg: number;
}

/** How the picture on the screen was taken; the C-arm may have moved on since. */
export interface PictureReadout {
  fieldMm: number;
  laoDeg: number;
  cranialDeg: number;
  /** False until the first pulse of this run. */
  ofThisRun: boolean;
}

export interface CostReadout {
  time: string;
  beamTime: string;
  pulses: number;
}

export interface MonitorReadout {
  heartPerMin: number;
  venousMmHg: number;
  doing: Manoeuvre;
}

export interface SyringeReadout {
  /** Contrast and agent given in this case. */
  contrastMl: number;
  agentMl: number;
  /** The level asks for agent. */
  offersAgent: boolean;
  /** What is being pressed in, if anything. */
  running: Fluid | null;
  /** The thumb is on the plunger; else it is the injector. */
  byHand: boolean;
}

/** What the power injector gives. */
export interface InjectorRun {
  mlPerS: number;
  volumeMl: number;
  delayS: number;
}

/** The cast as it is taught. */
interface CastShown {
  closedDeg: number;
  closed: boolean;
  marginMm: number | null;
  refluxMm: number;
  toLungsMl: number;
  /** In veins that lead to the heart. */
  harmfulMl: number;
}

/** A device that could be in a slot instead; null takes the present one out. */
export interface Choice {
  id: string | null;
  name: string;
}

/** A level or run file that could not be read. */
export interface Refusal {
  file: string;
  problems: readonly Problem[];
}

export interface ConsoleModel {
  screen: Signal<'start' | 'play'>;
  dialog: Signal<'none' | 'pause' | 'help' | 'done'>;
  levels: Signal<readonly LevelCard[]>;
  level: Signal<LevelCard | null>;
  /** A sentence when something of the environment failed; the game goes on. */
  trouble: Signal<string | null>;
  refusals: Signal<readonly Refusal[]>;
  /** The run that was chosen to be watched, if it could not be. */
  runRefusal: Signal<Refusal | null>;
  picture: Signal<'starting' | 'shown' | 'lost' | 'failed'>;
  /** The level that comes after this one, in reading order. */
  next: Signal<LevelCard | null>;
  /** There is an expert's run of this level. */
  expertRun: Signal<boolean>;
  /** Whose recorded hands are on the devices; null = the person's own. */
  watching: Signal<string | null>;
  selected: Signal<DeviceSlot>;
  hubs: readonly Signal<HubReadout>[];
  choices: Signal<Readonly<Record<DeviceSlot, readonly Choice[]>>>;
  beam: Signal<BeamReadout>;
  shown: Signal<PictureReadout>;
  cost: Signal<CostReadout>;
  monitor: Signal<MonitorReadout>;
  syringe: Signal<SyringeReadout>;
  /** Null without agent, and where it is not shown until the end. */
  cast: Signal<CastShown | null>;
  /** What the run was worth, once its target is reached. */
  sheet: Signal<ScoreSheet | null>;
  /** Written every tick; `traceDrawn` says that they are to be drawn anew. */
  traces: MonitorTraces;
  traceDrawn: Signal<number>;
  steps: Signal<readonly Step[]>;
  advice: Signal<Advice | null>;
  /** Name of the vein in which each device's tip lies, outermost first. */
  tips: readonly Signal<string>[];
  outlines: Signal<boolean>;
  /** False in a level without that aid. */
  outlinesAllowed: Signal<boolean>;
  injectorRun: Signal<InjectorRun>;
  /** Without outlines, coach and figures of the cast, from the next start on. */
  exam: Signal<boolean>;
  muted: Signal<boolean>;
  soundAsleep: Signal<boolean>;
}

export function createModel(): ConsoleModel {
  return {
    screen: signal('start'),
    dialog: signal('none'),
    levels: signal([]),
    level: signal(null),
    trouble: signal(null),
    refusals: signal([]),
    runRefusal: signal(null),
    picture: signal('starting'),
    next: signal(null),
    expertRun: signal(false),
    watching: signal(null),
    selected: signal('wire'),
    hubs: (['guide', 'intermediate', 'microcatheter', 'wire'] as const).map((slot) => signal(emptyHub(slot))),
    choices: signal({ guide: [], intermediate: [], microcatheter: [], wire: [] }),
    beam: signal({ on: false, keptOn: false, pulsesPerS: 7.5, fieldMm: 300, laoDeg: 0, cranialDeg: 0 }),
    shown: signal({ fieldMm: 300, laoDeg: 0, cranialDeg: 0, ofThisRun: false }),
    cost: signal({ time: '00:00', beamTime: '00:00', pulses: 0 }),
    monitor: signal({ heartPerMin: 0, venousMmHg: 0, doing: 'quietly' }),
    syringe: signal({ contrastMl: 0, agentMl: 0, offersAgent: false, running: null, byHand: false }),
    cast: signal(null),
    sheet: signal(null),
    traces: freshTraces(),
    traceDrawn: signal(0),
    steps: signal([]),
    advice: signal(null),
    tips: [signal('–'), signal('–'), signal('–'), signal('–')],
    outlines: signal(true),
    outlinesAllowed: signal(true),
    injectorRun: signal({ mlPerS: 4, volumeMl: 8, delayS: 0 }),
    exam: signal(false),
    muted: signal(false),
    soundAsleep: signal(true),
  };
}

/** Write only what changed, so that an equal read-out draws nothing. */
export function put<T extends object>(target: Signal<T>, value: T): void {
  const before = target.peek() as Record<string, unknown>;
  if (Object.entries(value).some(([key, entry]) => before[key] !== entry)) target.value = value;
}

function emptyHub(slot: DeviceSlot): HubReadout {
  return {
    slot,
    name: null,
    insertedMm: 0,
    forceN: 0,
    handLimitN: 1,
    slipping: false,
    hubRollDeg: 0,
    tipRollDeg: 0,
    aim: '',
    aimSpoken: '',
    mark: 'A',
    markDeg: 0,
    exchanging: false,
  };
}
