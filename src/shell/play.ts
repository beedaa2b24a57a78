import { createSession, type Level, type Session } from '../game/index.ts';
import type { RecordedHands } from './recorded-hands.ts';
import { saveAsFile } from './save-file.ts';
import type { CoachMemory } from './ui/index.ts';

/** A level on the screen. */
export interface Play {
  level: Level;
  session: Session;
  coach: CoachMemory;
  /** The target was reached and has not been talked about yet. */
  arrived: boolean;
  /** Whose hands are on the devices; null = the trainee's own. */
  recorded: RecordedHands | null;
  /** Seed of the patient, in a case that was dealt; null = the level's own patient. */
  dealt: number | null;
  /** How far the run lies in a file. */
  savedTicks: number;
}

/** A level in the patient of a recorded run, or of a case that was dealt, or in its own. */
export function openSession(level: Level, recorded: RecordedHands | null, dealt: number | null): Session {
  return createSession(level, recorded?.patient ?? (dealt === null ? {} : { seed: dealt, patient: 'drawn' }));
}

/** Saves the run so far; returns the name of the file. */
export function saveRun(play: Play): string {
  const name = `azygos-${play.level.id}.json`;
  saveAsFile(name, play.session.replay());
  play.savedTicks = play.session.state.tick;
  return name;
}
