import { MARGIN_MM, REFLUX_MM } from '../../game/index.ts';
import { useDesk } from './desk.ts';

/** The cast in figures over the picture, while one is taught. */
export function CastReadout() {
  const cast = useDesk().model.cast.value;
  if (!cast) return null;
  return (
    <dl class="corner cast-readout" aria-label="The cast">
      <Row word="Ring" value={`${cast.closedDeg}°`} good={cast.closed} />
      <Row
        word="Margin"
        value={cast.marginMm === null ? '–' : `${cast.marginMm} mm`}
        bad={cast.marginMm !== null && cast.marginMm < MARGIN_MM}
      />
      <Row word="Reflux" value={`${cast.refluxMm} mm`} bad={cast.refluxMm > REFLUX_MM} />
      {cast.toLungsMl > 0 && <Row word="Lungs" value={`${cast.toLungsMl.toFixed(2)} mL`} bad />}
      <Row word="Forbidden" value={`${cast.harmfulMl.toFixed(2)} mL`} bad={cast.harmfulMl > 0} />
    </dl>
  );
}

function Row({
  word,
  value,
  good = false,
  bad = false,
}: {
  word: string;
  value: string;
  good?: boolean;
  bad?: boolean;
}) {
  return (
    <div class={bad ? 'bad' : good ? 'good' : ''}>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </div>
  );
}
