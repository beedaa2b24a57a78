/**
 * Everything hands can ask for, and the key for it. One table: the keyboard reads it, the console prints it.
 * Keys are places on the keyboard (`KeyboardEvent.code`), so that W A S D lie under the fingers on every layout.
 */

/** Asked for as long as it is held. */
export const HELD_ACTIONS = [
  'push',
  'pull',
  'turnLeft',
  'turnRight',
  'fine',
  'fast',
  'pedal',
  'contrast',
  'agent',
  'hurry',
  'tableUp',
  'tableDown',
  'tableLeft',
  'tableRight',
] as const;
export type HeldAction = (typeof HELD_ACTIONS)[number];

/** Asked for once per press, and again and again while held. */
export const STEP_ACTIONS = ['lao', 'rao', 'cranial', 'caudal'] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/** Asked for once per press. */
export const PRESS_ACTIONS = [
  'guide',
  'intermediate',
  'microcatheter',
  'wire',
  'injectorRun',
  'solvent',
  'breatheIn',
  'bearDown',
  'cough',
  'keepBeamOn',
  'pulseRate',
  'smallerField',
  'largerField',
  'frontal',
  'outlines',
  'exchange',
  'mute',
  'help',
  'atlas',
  'pause',
] as const;
export type PressAction = (typeof PRESS_ACTIONS)[number];

export type Action = HeldAction | StepAction | PressAction;

/** Places on the keyboard for each action, the one to print first. */
export const KEYS: Readonly<Record<Action, readonly string[]>> = {
  guide: ['Digit1', 'Numpad1'],
  intermediate: ['Digit2', 'Numpad2'],
  microcatheter: ['Digit3', 'Numpad3'],
  wire: ['Digit4', 'Numpad4'],
  push: ['KeyW', 'ArrowUp'],
  pull: ['KeyS', 'ArrowDown'],
  turnLeft: ['KeyA', 'ArrowLeft'],
  turnRight: ['KeyD', 'ArrowRight'],
  fine: ['ShiftLeft', 'ShiftRight'],
  fast: ['KeyE'],
  exchange: ['KeyT'],
  contrast: ['KeyF'],
  injectorRun: ['KeyR'],
  solvent: ['KeyY'],
  agent: ['KeyG'],
  hurry: ['KeyN'],
  breatheIn: ['KeyB'],
  bearDown: ['KeyV'],
  cough: ['KeyC'],
  pedal: ['Space'],
  keepBeamOn: ['KeyQ'],
  pulseRate: ['KeyP'],
  outlines: ['KeyO'],
  smallerField: ['KeyZ'],
  largerField: ['KeyX'],
  tableUp: ['KeyI'],
  tableDown: ['KeyK'],
  tableLeft: ['KeyJ'],
  tableRight: ['KeyL'],
  rao: ['Comma'],
  lao: ['Period'],
  caudal: ['Semicolon'],
  cranial: ['Quote'],
  frontal: ['Digit0', 'Numpad0'],
  mute: ['KeyM'],
  help: ['KeyH'],
  atlas: ['KeyU'],
  pause: ['Escape'],
};

const PRINTED: Readonly<Record<string, string>> = {
  ShiftLeft: 'Shift',
  Space: 'Space',
  Escape: 'Esc',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

const ACTION_OF = new Map(
  Object.entries(KEYS).flatMap(([action, codes]) => codes.map((code) => [code, action as Action])),
);

export function actionOfKey(code: string): Action | undefined {
  return ACTION_OF.get(code);
}

/** What stands on the key cap: from the person's own layout where the browser tells it, else from a US keyboard. */
function printedKey(code: string, layout?: ReadonlyMap<string, string>): string {
  return PRINTED[code] && !isPunctuation(code) ? PRINTED[code] : (layout?.get(code)?.toUpperCase() ?? usKeyCap(code));
}

export function printedKeys(layout?: ReadonlyMap<string, string>): Record<Action, string> {
  const labels = Object.entries(KEYS).map(([action, codes]) => [action, printedKey(codes[0], layout)]);
  return Object.fromEntries(labels) as Record<Action, string>;
}

export function isHeld(action: Action): action is HeldAction {
  return (HELD_ACTIONS as readonly string[]).includes(action);
}

export function isStep(action: Action): action is StepAction {
  return (STEP_ACTIONS as readonly string[]).includes(action);
}

const isPunctuation = (code: string): boolean => ['Comma', 'Period', 'Semicolon', 'Quote'].includes(code);

const usKeyCap = (code: string): string => PRINTED[code] ?? code.replace(/^(Key|Digit|Numpad)/, '');
