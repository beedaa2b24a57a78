export { scoreAttempt } from './score-sheet.ts';
