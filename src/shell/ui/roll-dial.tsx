import type { HubReadout } from './model.ts';

/** A tip that lags the hub by less than this shows no second hand. @assumption the width of the drawn hand */
const VISIBLE_LAG_DEG = 4;

/** The device seen along itself from the hub: anterior is up, the patient's left is on the right. */
export function RollDial({ hub, chosen }: { hub: HubReadout; chosen: boolean }) {
  const lags = Math.abs(hub.hubRollDeg - hub.tipRollDeg) >= VISIBLE_LAG_DEG;
  return (
    <svg class={`dial ${chosen ? 'chosen' : ''}`} data-dial={hub.slot} viewBox="-22 -22 44 44" aria-hidden="true">
      <title>Drag to turn</title>
      <circle r="20.2" />
      <text y="-10.5">A</text>
      {hub.name && lags && <Hand rollDeg={hub.tipRollDeg} part="tip" />}
      {hub.name && <Hand rollDeg={hub.hubRollDeg} part="hub-hand" />}
    </svg>
  );
}

function Hand({ rollDeg, part }: { rollDeg: number; part: string }) {
  return <line class={part} y1="0" y2="-15.5" transform={`rotate(${rollDeg})`} />;
}
