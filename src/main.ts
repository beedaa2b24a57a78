/** Introduces the rooms to each other; the only file that knows them all. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import { byReadingOrder, createSession, knownWorld, type Level, type Session } from './game/index.ts';
import { levelInAddress, putLevelInAddress } from './shell/address.ts';
import { Sounds } from './shell/audio/index.ts';
import { ExpertHands, isOfDevice, readExpert } from './shell/expert-hands.ts';
import { createFluoro, type Fluoro } from './shell/fluoro/index.ts';
import { Hands, printedKeys, readKeyboardLayout } from './shell/input/index.ts';
import { readLevelFiles } from './shell/level-files.ts';
import { Loop } from './shell/loop.ts';
import { saveAsFile } from './shell/save-file.ts';
import { openSettings } from './shell/storage/index.ts';
import * as ui from './shell/ui/index.ts';
import { deviceCatalogue, type SimCommand } from './sim/index.ts';

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

/** Figures and words are written every so many frames: about 15 times a second. */
const FRAMES_PER_FIGURES = 4;
const EXPERTS = import.meta.glob<unknown>('../levels/*.expert.json', { import: 'default' });
const expertFileOf = ({ id }: Level): string => `../levels/${id}.expert.json`;

interface Play {
  level: Level;
  session: Session;
  coach: ui.CoachMemory;
  /** The target was reached and has not been talked about yet. */
  arrived: boolean;
  /** Whose hands are on the devices; null = the trainee's own. */
  expert: ExpertHands | null;
}

const root = document.getElementById('app')!;
const settings = openSettings();
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
    watchExpert,
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
  world: () => play?.session.state ?? null,
  listening: (action) =>
    play !== null && (model.dialog.value === 'none' || (model.dialog.value === 'help' && action === 'help')),
  asked: answer,
});
const loop = new Loop({ tick, draw });
const files = readLevelFiles(
  import.meta.glob(['../levels/*.json', '!../levels/*.expert.json'], { eager: true, import: 'default' }),
);
const levels = files.levels.sort(byReadingOrder);
model.refusals.value = files.refusals;

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
const asked = levelInAddress();
if (asked !== null) void startLevel(asked);

function tick(): void {
  for (let k = 0; k < hands.timeFactor; k += 1) tickOnce();
}

function tickOnce(): void {
  if (!play) return;
  const { session, coach } = play;
  for (const command of commandsOf(play)) session.command(command);
  session.tick();
  ui.watch(coach, session.state, hands.selected);
  ui.writeTraces(model.traces, session.state);
}

/** Whoever watches an expert keeps the beam and the table; the devices are in the expert's hands. */
function commandsOf({ session: { state }, expert }: Play): SimCommand[] {
  const own = hands.commandsForTick(state);
  model.watching.value = expert?.isBusy(state.tick) ?? false;
  if (!expert || !model.watching.value) return own;
  return [...own.filter((command) => !isOfDevice(command)), ...expert.commandsForTick(state)];
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
    ui.showFigures(model, state, hands, play.coach);
  }
}

async function startLevel(id: string, expert: ExpertHands | null = null): Promise<void> {
  const level = levels.find((one) => one.id === id);
  if (!level) {
    const known = levels.map((one) => one.id).join(', ');
    model.trouble.value = `There is no level called "${id}". The levels are: ${known}.`;
    putLevelInAddress(null);
    return;
  }
  play?.session.dispose();
  play = openPlay(level, expert);
  putLevelInAddress(id);
  if (model.picture.value !== 'failed') model.trouble.value = null;
  showLevel(level);
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

function showLevel(level: Level): void {
  const after = levels[levels.indexOf(level) + 1];
  model.level.value = ui.cardOf(level);
  model.next.value = after ? ui.cardOf(after) : null;
  model.expertRun.value = expertFileOf(level) in EXPERTS;
}

function openPlay(level: Level, expert: ExpertHands | null): Play {
  const session = createSession(level);
  session.events.on('objectiveLit', showProgress);
  session.events.on('deviceExchanged', showProgress);
  sounds.follow(session.events);
  model.outlinesAllowed.value = level.aids.outlines;
  const begun = { level, session, coach: ui.freshMemory(level), arrived: false, expert };
  session.events.on('commandRefused', ({ say }) => ui.answer(begun.coach, say, session.state.tick));
  session.events.on('levelCompleted', () => {
    begun.arrived = true;
    model.sheet.value = session.score();
  });
  return begun;
}

/** The picture is made once. Without it the game goes on: the read-outs still say where everything is. */
async function openPicture({ state }: Session): Promise<void> {
  try {
    fluoro = await createFluoro(desk.pictureHost, { tree: state.tree, onLost: showLost });
    model.picture.value = 'shown';
  } catch {
    model.picture.value = 'failed';
    model.trouble.value =
      'No X-ray picture: this browser offers no WebGL. The devices still move, and the read-outs still tell where they are.';
  }
}

/** While a menu stands the loop is still; the picture that comes back is drawn all the same. */
function showLost(lost: boolean): void {
  model.picture.value = lost ? 'lost' : 'shown';
  if (!lost && play && !loop.running) draw(1);
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
  if (action === 'help' && model.dialog.value === 'help') resume();
  else if (action === 'pause' || action === 'help') open(action);
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

/** The level once more from its start, in the hands of its expert. */
async function watchExpert(): Promise<void> {
  const { level } = play ?? {};
  const raw = level && (await EXPERTS[expertFileOf(level)]?.());
  const replay = level && readExpert(raw, level);
  if (!replay) return;
  await startLevel(level.id, new ExpertHands(replay));
  hands.keepBeamOn();
}

function backToLevels(): void {
  play?.session.dispose();
  play = null;
  putLevelInAddress(null);
  model.trouble.value = null;
  model.screen.value = 'start';
  model.dialog.value = 'none';
  setClock();
}

function exportRun(): void {
  if (!play) return;
  saveAsFile(`azygos-${play.level.id}.json`, play.session.replay());
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
