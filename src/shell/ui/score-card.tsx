import { type Measure, type ScoreSheet, SPECK_ML } from '../../game/index.ts';
import { type Cast, TICK_S } from '../../sim/index.ts';
import { clockTime } from './readout.ts';

const NAME: Record<Measure, string> = { stability: 'Stability', valve: 'Valve crossing', reflux: 'Reflux risk' };
const MEASURES = ['stability', 'valve', 'reflux'] as const;

/** The three scores, each with the reason for every lost point, and what rules out a medal. */
export function ScoreCard({ sheet }: { sheet: ScoreSheet }) {
  return (
    <section class="scores" aria-label="Scores">
      <p class={`medal ${sheet.medal ?? 'none'}`}>{medalWord(sheet)}</p>
      {MEASURES.map((measure) => (
        <ScoreRow key={measure} measure={measure} sheet={sheet} />
      ))}
      {sheet.cast && <CastRow cast={sheet.cast} />}
      {[...sheet.critical, ...sheet.errors, ...sheet.wrongBranches].map(({ code, say, tick }) => (
        <p key={`${code}${tick}`} class="mishap">
          <span class="at">{clockTime(tick * TICK_S)}</span> {say}
        </p>
      ))}
    </section>
  );
}

/** Only what may come as a surprise. */
const SAID_OF: Partial<Record<Cast['compartments'][number]['effect'], string>> = {
  harmless: ' (no harm)',
  harmful: ' (harm)',
};

function CastRow({ cast }: { cast: Cast }) {
  const filled = cast.compartments
    .filter(({ ml }) => ml > SPECK_ML)
    .map(({ name, effect, ml }) => `${name} ${ml.toFixed(2)} mL${SAID_OF[effect] ?? ''}`);
  if (filled.length === 0) return null;
  return <p class="cast-row">{`Cast: ring ${cast.closedDeg}°, ${filled.join(', ')}.`}</p>;
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
