/** A level with another patient in it: one that chance gives to a seed, as in a case that is dealt. */
import type { Level } from './level.ts';
import { readLevel } from './read-level.ts';

export function inDrawnPatient(level: Level): Level {
  const anaesthetised = level.patient?.anaesthetised ?? false;
  return { ...level, patient: { valves: 'drawn', anatomy: 'drawn', anaesthetised } };
}

/** Patients that are looked at before the level is given up as one for its own patient only. @assumption a way that one in twenty has is found */
const MOST_PATIENTS = 60;

/** The first seed, from this one on, whose patient has the veins that the level goes through. Null when none turns up. */
export function seedOfFittingPatient(level: Level, from: number): number | null {
  for (let seed = from; seed < from + MOST_PATIENTS; seed += 1)
    if (readLevel({ ...inDrawnPatient(level), seed }).ok) return seed;
  return null;
}
