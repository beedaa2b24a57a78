import { readFileSync } from 'node:fs';
import { type Level, readLevel } from '../../src/game/index.ts';

/** A level of the house, ready to play. */
export function levelCalled(id: string): Level {
  const read = readLevel(JSON.parse(readFileSync(`levels/${id}.json`, 'utf8')));
  if (!read.ok) throw new Error(read.problems.map(({ at, say }) => `${at}: ${say}`).join('\n'));
  return read.value;
}
