import type { Level, Session } from '../game/index.ts';
import type { RecordedHands } from './recorded-hands.ts';
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
  /** How far the run lies in a file. */
  savedTicks: number;
}
