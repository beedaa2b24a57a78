export { type ScoreSheet, scoreAttempt } from './score-sheet.ts';
