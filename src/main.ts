/** Introduces the rooms to each other; the only file that knows them all. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import { createSession, knownWorld, type Level, readLevel, type Session } from './game/index.ts';
import { Sounds } from './shell/audio/index.ts';
import { createFluoro, type Fluoro } from './shell/fluoro/index.ts';
import { Hands, printedKeys, readKeyboardLayout } from './shell/input/index.ts';
import { Loop } from './shell/loop.ts';
import { openSettings } from './shell/storage/index.ts';
import * as ui from './shell/ui/index.ts';
import { deviceCatalogue } from './sim/index.ts';

/** What browser tests hold on to: they stop the clock and step the world themselves. */
export interface AzygosHook {
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

/** Figures and words are written every so many frames: about 15 times a second. */
const FRAMES_PER_FIGURES = 4;

interface Play {
  level: Level;
  session: Session;
  coach: ui.CoachMemory;
  /** The target was reached and has not been talked about yet. */
  arrived: boolean;
}

const root = document.getElementById('app')!;
const settings = openSettings(localStorageIfAllowed());
const sounds = new Sounds(settings.read().muted);
let play: Play | null = null;
let fluoro: Fluoro | null = null;
let picture: Promise<void> | null = null;
let frames = 0;
let clockTakenByTest = false;

const desk = ui.mountConsole(
  root,
  {
    startLevel,
    resume,
    restart,
    backToLevels,
    exportRun,
    exchange: (device, to) => hands.command({ kind: 'exchange', device, to }),
  },
  printedKeys(),
  knownWorld().tree,
);
const { model } = desk;
void readKeyboardLayout().then((layout) => desk.printKeys(printedKeys(layout)));
const hands = new Hands({
  root,
  beam: () => play?.session.state.beam ?? null,
  listening: () => play !== null && model.dialog.value === 'none',
  asked: answer,
});
const loop = new Loop({ tick, draw });
const levels = readLevels();

model.muted.value = settings.read().muted;
model.outlines.value = settings.read().outlines;
model.levels.value = levels.map(ui.cardOf);
for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, () => wakeSound(), { once: true });
document.addEventListener('visibilitychange', onVisibilityChange);
window.addEventListener('resize', () => fluoro?.resize());
window.azygos = {
  get session() {
    return play?.session ?? null;
  },
  get fluoro() {
    return fluoro;
  },
  pause() {
    clockTakenByTest = true;
    setClock();
  },
  step: (ticks) => loop.step(ticks),
};
const asked = new URLSearchParams(location.search).get('level');
if (asked !== null) void startLevel(asked);

function tick(): void {
  if (!play) return;
  const { session, coach } = play;
  for (const command of hands.commandsForTick(session.state.beam)) session.command(command);
  session.tick();
  ui.watch(coach, session.state, hands.selected);
}

function draw(alpha: number): void {
  if (!play) return;
  const { state } = play.session;
  fluoro?.draw(state, alpha);
  ui.showBeam(model, state, hands, fluoro?.shown ?? null);
  if (frames++ % FRAMES_PER_FIGURES === 0 || !loop.running) ui.showFigures(model, state, hands, play.coach);
  if (play.arrived) {
    play.arrived = false;
    open('done');
  }
}

async function startLevel(id: string): Promise<void> {
  const level = levels.find((one) => one.id === id);
  if (!level) {
    model.trouble.value = `There is no level called "${id}".`;
    return;
  }
  play?.session.dispose();
  play = openPlay(level);
  model.level.value = ui.cardOf(level);
  model.dialog.value = 'none';
  model.screen.value = 'play';
  hands.select('wire');
  model.steps.value = ui.stepsOf(level, play.session.progress);
  picture ??= openPicture(play.session);
  await picture;
  fluoro?.forget();
  fluoro?.setOutlines(model.outlines.value && level.aids.outlines);
  showProgress();
  loop.step(0);
  setClock();
}

function openPlay(level: Level): Play {
  const session = createSession(level);
  session.events.on('objectiveLit', showProgress);
  session.events.on('deviceExchanged', showProgress);
  sounds.follow(session.events);
  model.outlinesAllowed.value = level.aids.outlines;
  const begun = { level, session, coach: ui.freshMemory(), arrived: false };
  session.events.on('commandRefused', ({ say }) => ui.answer(begun.coach, say, session.state.tick));
  session.events.on('levelCompleted', () => {
    begun.arrived = true;
  });
  return begun;
}

/** The picture is made once. Without it the game goes on: the read-outs still say where everything is. */
async function openPicture({ state }: Session): Promise<void> {
  try {
    fluoro = await createFluoro(desk.pictureHost, { tree: state.tree });
    model.picture.value = 'shown';
  } catch {
    model.picture.value = 'failed';
    model.trouble.value =
      'No X-ray picture: this browser offers no WebGL. The devices still move, and the read-outs still tell where they are.';
  }
}

/** What changes with the level's progress: the steps, the veins ahead, the devices on the table. */
function showProgress(): void {
  if (!play) return;
  const { level, session } = play;
  model.steps.value = ui.stepsOf(level, session.progress);
  model.choices.value = ui.choicesOf(level, session.state, deviceCatalogue);
  fluoro?.highlight(ui.veinsAhead(level, session.progress, session.state.tree));
}

function answer(action: string): void {
  if (action === 'pause' || action === 'help') open(action);
  else if (action === 'mute') mute(!model.muted.value);
  else if (action === 'outlines') switchOutlines(!model.outlines.value);
  else if (action === 'exchange') ui.focusExchange(root);
}

/** Menus stop the world. The foot leaves the pedal first, so that no beam burns behind a menu. */
function open(dialog: 'pause' | 'help' | 'done'): void {
  takeFootOff();
  model.dialog.value = dialog;
  setClock();
}

function takeFootOff(): void {
  hands.letGo();
  if (loop.running) loop.step(1);
}

function onVisibilityChange(): void {
  if (document.hidden) takeFootOff();
  setClock();
}

function resume(): void {
  model.dialog.value = 'none';
  setClock();
}

function restart(): void {
  if (play) void startLevel(play.level.id);
}

function backToLevels(): void {
  play?.session.dispose();
  play = null;
  model.screen.value = 'start';
  model.dialog.value = 'none';
  setClock();
}

function exportRun(): void {
  if (!play) return;
  const file = new Blob([JSON.stringify(play.session.replay())], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `azygos-${play.level.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function setClock(): void {
  const runs = play !== null && model.dialog.value === 'none' && !document.hidden && !clockTakenByTest;
  if (runs) loop.start();
  else loop.pause();
}

function mute(muted: boolean): void {
  model.muted.value = muted;
  sounds.mute(muted);
  settings.keep({ muted });
}

function switchOutlines(outlines: boolean): void {
  if (!model.outlinesAllowed.value) return;
  model.outlines.value = outlines;
  fluoro?.setOutlines(outlines);
  settings.keep({ outlines });
}

function wakeSound(): void {
  sounds.arm();
  model.soundAsleep.value = false;
}

function readLevels(): Level[] {
  const files = import.meta.glob(['../levels/*.json', '!../levels/*.expert.json'], { eager: true, import: 'default' });
  return ui.inReadingOrder(
    Object.entries(files).flatMap(([path, raw]) => {
      const read = readLevel(raw);
      if (read.ok) return [read.value];
      model.trouble.value = `${path.replace('../', '')} cannot be played. ${read.problems[0].say}`;
      return [];
    }),
  );
}

/** Storage may be refused outright; then nothing is remembered. */
function localStorageIfAllowed(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
