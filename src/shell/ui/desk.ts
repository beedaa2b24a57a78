/** What every part of the console can reach: the model it shows, the keys it prints, the things one can ask for. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeviceSlot, VesselTree } from '../../sim/index.ts';
import type { ConsoleModel, InjectorRun } from './model.ts';

/** What the console asks of the app. What the hands do goes through `data-hold`, `data-press`, `data-hub` marks. */
export interface ConsoleActions {
  startLevel(id: string): void;
  /** The level with the patient whom chance gives to a seed. */
  takeCase(id: string, patientSeed: number): void;
  resume(): void;
  restart(): void;
  watchExpert(): void;
  backToLevels(): void;
  /** Returns the name of the file that is saved. */
  exportRun(): string | null;
  watchRun(file: File): void;
  setInjector(run: InjectorRun): void;
  /** Play on as an exam, or with help again: begins the level anew. */
  setExam(exam: boolean): void;
  openAtlas(): void;
  exchange(slot: DeviceSlot, to: string | null): void;
}

/** What stands on the key for each thing the hands can ask for. */
export type KeyCaps = Readonly<Record<string, string>>;

export interface Desk {
  model: ConsoleModel;
  actions: ConsoleActions;
  keys: KeyCaps;
  /** The veins of a level's patient, for the drawing on the first page; the usual ones without a level. */
  treeOf(levelId: string | undefined): VesselTree;
  /** The element that holds the fluoroscopy canvas; it outlives the screens. */
  pictureHost: HTMLElement;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the console stands outside of it');
  return desk;
}
