import type { Measure, ScoreSheet } from '../../game/index.ts';
import { TICK_S } from '../../sim/index.ts';
import { sayCast } from './cast-words.ts';
import { clockTime } from './readout.ts';

const NAME: Record<Measure, string> = { stability: 'Stability', valve: 'Valve crossing', reflux: 'Reflux risk' };
const MEASURES = ['stability', 'valve', 'reflux'] as const;

/** The three scores, each with the reason for every lost point, and what rules out a medal. */
export function ScoreCard({ sheet }: { sheet: ScoreSheet }) {
  const cast = sheet.cast && sayCast(sheet.cast);
  return (
    <section class="scores" aria-label="Scores">
      <p class={`medal ${sheet.medal ?? 'none'}`}>{medalWord(sheet)}</p>
      {MEASURES.map((measure) => (
        <ScoreRow key={measure} measure={measure} sheet={sheet} />
      ))}
      {cast && <p class="cast-row">{cast}</p>}
      {[...sheet.critical, ...sheet.errors, ...sheet.wrongBranches].map(({ code, say, tick }) => (
        <p key={`${code}${tick}`} class="mishap">
          <span class="at">{clockTime(tick * TICK_S)}</span> {say}
        </p>
      ))}
    </section>
  );
}

function medalWord({ medal, critical }: ScoreSheet): string {
  if (medal) return { gold: 'Gold', silver: 'Silver', bronze: 'Bronze' }[medal];
  return critical.length > 0 ? 'No medal: something happened that must not.' : 'No medal yet.';
}

function ScoreRow({ measure, sheet }: { measure: Measure; sheet: ScoreSheet }) {
  const score = sheet.scores[measure];
  const word = sheet.asked.includes(measure) ? 'not shown yet' : 'not in this level';
  return (
    <div class="score">
      <p>
        <span>{NAME[measure]}</span>
        <b>{score ? score.points : <i>{word}</i>}</b>
      </p>
      {score && (
        <div class="score-bar" aria-hidden="true">
          <div style={{ transform: `scaleX(${score.points / 100})` }} />
        </div>
      )}
      {score?.losses.map(({ code, say, points, tick }) => (
        <p key={`${code}${tick}`} class="loss">
          <span>
            {tick !== null && <span class="at">{clockTime(tick * TICK_S)} </span>}
            {say}
          </span>
          <b>−{points}</b>
        </p>
      ))}
    </div>
  );
}
