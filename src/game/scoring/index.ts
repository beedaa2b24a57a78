export { MARGIN_MM, REFLUX_MM, SPECK_ML } from './cast-limits.ts';
export { castOf, type Measure, type ScoreSheet, scoreAttempt } from './score-sheet.ts';
export { freshTally, keepTally, type Tally } from './tally.ts';
