/** Introduces the rooms to each other; the only file that knows them all. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import * as game from './game/index.ts';
import { levelInAddress, onAddressChange, putLevelInAddress } from './shell/address.ts';
import { AtlasDoor } from './shell/atlas-door.ts';
import { createFluoro, type Fluoro } from './shell/fluoro/index.ts';
import { guardPage } from './shell/guard-page.ts';
import { Hands, printedKeys, readKeyboardLayout } from './shell/input/index.ts';
import { expertRunOf, readLevelFiles, sayUnknown, veinsOf } from './shell/level-files.ts';
import { Loop } from './shell/loop.ts';
import { openSession, type Play, saveRun } from './shell/play.ts';
import { Preferences } from './shell/preferences.ts';
import { mixHands, RecordedHands } from './shell/recorded-hands.ts';
import { isAtStake, readRun, readSavedRun } from './shell/saved-run.ts';
import { offerTestHook } from './shell/test-hook.ts';
import * as ui from './shell/ui/index.ts';
import { deviceCatalogue, usualVariants, variantsOf } from './sim/index.ts';

/** Figures and words are written every so many frames: about 15 times a second. */
const FRAMES_PER_FIGURES = 4;

const root = document.getElementById('app')!;
let play: Play | null = null;
let fluoro: Fluoro | null = null;
let picture: Promise<void> | null = null;
let frames = 0;
let clockTakenByTest = false;

const { levels, refusals } = readLevelFiles();
const desk = ui.mountConsole(
  root,
  {
    startLevel,
    takeCase,
    resume,
    restart,
    watchExpert,
    backToLevels,
    exportRun: () => play && saveRun(play),
    watchRun,
    setInjector,
    setExam,
    openAtlas: () => answer('atlas'),
    exchange: (device, to) => hands.command({ kind: 'exchange', device, to }),
  },
  printedKeys(),
  (id) => veinsOf(levels.find((one) => one.id === id)),
);
const { model } = desk;
const atlas = new AtlasDoor();
const preferences = new Preferences(model);
void readKeyboardLayout().then((layout) => desk.printKeys(printedKeys(layout)));
const hands = new Hands({
  root,
  world: () => play?.session.state ?? null,
  listening: (action) =>
    !atlas.isOpen &&
    (action === 'atlas' || play !== null) &&
    (model.dialog.value === 'none' || (model.dialog.value === 'help' && action === 'help') || action === 'atlas'),
  asked: answer,
});
const loop = new Loop({ tick, draw });
model.refusals.value = refusals;
model.levels.value = levels.map(ui.cardOf);
guardPage({ wouldLose: () => play !== null && !play.recorded && isAtStake(play.session, play.savedTicks), dropped });
onAddressChange((level) => (level === null ? backToLevels() : void startLevel(level)));
document.addEventListener('visibilitychange', onVisibilityChange);
window.addEventListener('resize', () => fluoro?.resize());
offerTestHook({
  session: () => play?.session ?? null,
  fluoro: () => fluoro,
  pause: takeClock,
  step: (ticks) => loop.step(ticks),
});
const asked = levelInAddress();
if (asked !== null) void startLevel(asked);

function tick(): void {
  for (let k = 0; play && k < hands.timeFactor; k += 1) tickOnce(play);
}

function tickOnce({ session, coach, recorded }: Play): void {
  const { state } = session;
  model.watching.value = recorded?.isBusy(state.tick) ? recorded.whose : null;
  for (const command of mixHands(hands.commandsForTick(state), recorded, state)) session.command(command);
  session.tick();
  ui.watch(coach, state, hands.selected);
  ui.writeTraces(model.traces, state);
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

function restart(): void {
  if (play) void startLevel(play.level.id, null, play.dealt);
}

/** A case that was dealt: its patient is the first from this seed on in whom the level's way exists. */
function takeCase(id: string, patientSeed: number): void {
  const level = levels.find((one) => one.id === id);
  void startLevel(id, null, level ? game.seedOfFittingPatient(level, patientSeed) : null);
}

async function startLevel(id: string, recorded: RecordedHands | null = null, dealt: number | null = null) {
  const found = levels.find((one) => one.id === id);
  const level = found && model.exam.value && !recorded ? ui.asExam(found) : found;
  if (!level) {
    model.trouble.value = sayUnknown(id, levels);
    putLevelInAddress(null);
    return;
  }
  play?.session.dispose();
  play = openPlay(level, recorded, dealt);
  model.runRefusal.value = null;
  putLevelInAddress(id);
  if (model.picture.value !== 'failed') model.trouble.value = null;
  showLevel(level);
  model.dialog.value = 'none';
  model.screen.value = 'play';
  hands.select('wire');
  model.steps.value = ui.stepsOf(level, play.session.progress);
  picture ??= openPicture(play.session);
  await picture;
  fluoro?.begin(play.session.state.tree);
  fluoro?.setOutlines(model.outlines.value && level.aids.outlines);
  showProgress();
  loop.step(0);
  setClock();
}

function showLevel(level: game.Level): void {
  const after = levels[levels.findIndex(({ id }) => id === level.id) + 1];
  model.level.value = ui.cardOf(level);
  model.next.value = after ? ui.cardOf(after) : null;
  model.expertRun.value = expertRunOf(level) !== undefined;
  model.sheet.value = null;
  Object.assign(model.traces, ui.freshTraces());
}

function openPlay(asked: game.Level, recorded: RecordedHands | null, dealt: number | null): Play {
  const session = openSession(asked, recorded, dealt);
  const { level } = session;
  session.events.on('objectiveLit', showProgress);
  session.events.on('deviceExchanged', showProgress);
  preferences.sounds.follow(session.events);
  model.outlinesAllowed.value = level.aids.outlines;
  const begun = { level, session, coach: ui.freshMemory(level), arrived: false, recorded, dealt, savedTicks: 0 };
  session.events.on('commandRefused', ({ say }) => ui.answer(begun.coach, say, session.state.tick));
  session.events.on('levelCompleted', () => {
    begun.arrived = true;
    model.sheet.value = session.score();
  });
  return begun;
}

/** Made once. Without it the game goes on: the read-outs still say where everything is. */
async function openPicture({ state }: game.Session): Promise<void> {
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
  else if (action === 'atlas') showAtlas();
  else if (action === 'mute') preferences.switchSound();
  else if (action === 'outlines') switchOutlines();
  else if (action === 'exchange') ui.focusExchange(root);
}

/** In the middle of a level the pause stands behind the atlas. */
function showAtlas(): void {
  if (play && model.dialog.value === 'none') open('pause');
  if (!play) {
    void atlas.open(veinsOf(), usualVariants);
    return;
  }
  const { level, state } = play.session;
  void atlas.open(state.tree, variantsOf(level.patient?.anatomy ?? 'usual', state.seed));
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

/** The level once more from its start, in the hands of its expert. */
async function watchExpert(): Promise<void> {
  if (!play) return;
  const { level } = play;
  const run = readRun(await expertRunOf(level)?.(), level);
  if (run.ok) await watch(level, new RecordedHands(run.value, 'The expert’s hands'));
}

/** A run that lies in a file; a bad file is shown with everything that is wrong with it. */
async function watchRun(file: File): Promise<void> {
  const run = await readSavedRun(file, levels);
  if (run.ok) await watch(run.value.level, new RecordedHands(run.value.replay, 'A saved run'));
  else model.runRefusal.value = { file: file.name, problems: run.problems };
}

async function watch({ id }: game.Level, recorded: RecordedHands): Promise<void> {
  await startLevel(id, recorded);
  hands.keepBeamOn();
}

/** In the middle of a run a file that falls on the page is left alone. */
function dropped(file: File): void {
  if (play === null || model.dialog.value !== 'none') void watchRun(file);
}

function backToLevels(): void {
  play?.session.dispose();
  play = null;
  putLevelInAddress(null);
  model.trouble.value = null;
  model.runRefusal.value = null;
  model.screen.value = 'start';
  model.dialog.value = 'none';
  setClock();
}

function setInjector(run: ui.InjectorRun): void {
  model.injectorRun.value = run;
  hands.setInjector(run);
}

function setExam(exam: boolean): void {
  model.exam.value = exam;
  restart();
}

/** For a test that steps the world itself. */
function takeClock(): void {
  clockTakenByTest = true;
  setClock();
}

function setClock(): void {
  const runs = play !== null && model.dialog.value === 'none' && !document.hidden && !clockTakenByTest;
  if (runs) loop.start();
  else loop.pause();
}

function switchOutlines(): void {
  preferences.switchOutlines();
  fluoro?.setOutlines(model.outlines.value && model.outlinesAllowed.value);
}
