import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startAttempt } from '../../src/game/attempt/index.ts';
import { type Level, readLevel, seedOfFittingPatient, treeOf } from '../../src/game/levels/index.ts';

const right = JSON.parse(readFileSync('levels/right-t8.json', 'utf8'));
const patient = { valves: 'none', anaesthetised: false };

function read(raw: unknown): Level {
  const level = readLevel(raw);
  if (!level.ok) throw new Error(JSON.stringify(level.problems));
  return level.value;
}

it('a drawn patient has the veins of the attempt and its seed', () => {
  const seed = seedOfFittingPatient(read(right), 77)!;
  const level = read({ ...right, seed, patient: { ...patient, anatomy: 'drawn' } });
  expect(startAttempt(level, seed).sim.tree).toBe(treeOf(level, seed));
  expect(treeOf(level, seed)).not.toBe(treeOf(level, seed + 1));
});

it('a level that says nothing of it has the patient of the tables', () => {
  expect(treeOf(read(right), 1)).toBe(treeOf(read({ ...right, patient: { ...patient, anatomy: 'usual' } }), 2));
});

it('a level lists what is wrong with its variants', () => {
  const level = readLevel({ ...right, patient: { ...patient, anatomy: { azygosShiftMm: 99, wings: true } } });
  const places = level.ok ? [] : level.problems.map(({ at }) => at).sort();
  expect(places).toEqual(['patient.anatomy.azygosShiftMm', 'patient.anatomy.wings']);
});
