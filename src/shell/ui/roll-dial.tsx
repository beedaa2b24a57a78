import type { HubReadout } from './model.ts';

/** A tip that lags the hub by less than this shows no second hand. @assumption the width of the drawn hand */
const VISIBLE_LAG_DEG = 4;

/** The device seen along itself from the hub: anterior is up, the patient's left is on the right. */
export function RollDial({ hub, chosen }: { hub: HubReadout; chosen: boolean }) {
  const lags = Math.abs(hub.hubRollDeg - hub.tipRollDeg) >= VISIBLE_LAG_DEG;
  return (
    <svg class={`dial ${chosen ? 'chosen' : ''}`} data-dial={hub.slot} viewBox="-22 -26 44 44" aria-hidden="true">
      <title>Drag to turn</title>
      <circle class="rim" r="16.5" />
      <text y="-19.5">A</text>
      {hub.name && lags && <Hand rollDeg={hub.tipRollDeg} part="tip" />}
      {hub.name && <Hand rollDeg={hub.hubRollDeg} part="hub-hand" />}
    </svg>
  );
}

function Hand({ rollDeg, part }: { rollDeg: number; part: string }) {
  return <line class={part} y1="0" y2="-14" transform={`rotate(${rollDeg})`} />;
}
