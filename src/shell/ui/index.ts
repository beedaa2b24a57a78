/** The door of the console: mounts it, and writes read-outs of the world into it. */
import { h, render } from 'preact';
import { Console } from './console.tsx';
import type { ConsoleActions, Desk, KeyCaps } from './desk.ts';
import { type ConsoleModel, createModel } from './model.ts';

export { answer, type CoachMemory, freshMemory, watch } from './advice.ts';
export type { ConsoleActions } from './desk.ts';
export { asExam, cardOf, choicesOf, stepsOf, veinsAhead } from './level-view.ts';
export type { Choice, ConsoleModel, InjectorRun, LevelCard, Refusal, Step } from './model.ts';
export { freshTraces, writeTraces } from './monitor-trace.ts';
export { showBeam, showFigures } from './show.ts';

export interface MountedConsole {
  model: ConsoleModel;
  /** Hang the fluoroscopy canvas in here. */
  pictureHost: HTMLElement;
  /** Print other key caps: the person's own keyboard may say other than ours. */
  printKeys(keys: KeyCaps): void;
  dispose(): void;
}

export function mountConsole(
  root: HTMLElement,
  actions: ConsoleActions,
  keys: KeyCaps,
  treeOf: Desk['treeOf'],
): MountedConsole {
  const model = createModel();
  const pictureHost = document.createElement('div');
  pictureHost.className = 'picture-host';
  const printKeys = (caps: KeyCaps) =>
    render(h(Console, { desk: { model, actions, keys: caps, treeOf, pictureHost } }), root);
  printKeys(keys);
  return { model, pictureHost, printKeys, dispose: () => render(null, root) };
}

/** Take the keyboard to the devices that the chosen one can be exchanged for. */
export function focusExchange(root: HTMLElement): void {
  root.querySelector<HTMLElement>('.exchange .choice:not(:disabled)')?.focus();
}
