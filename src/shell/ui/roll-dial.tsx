import type { HubReadout } from './model.ts';

/** A tip that lags the hub by less than this shows no second hand. @assumption the width of the drawn hand */
const VISIBLE_LAG_DEG = 4;
const HANDS = 'Bright hand: the hub; pale hand: the tip, which arrives late. Drag to turn.';
const TITLE = `A is anterior at the tip. ${HANDS}`;
const TITLE_HEAD = `H is the head at the tip: the shaft runs front to back here. ${HANDS}`;

/** Where the letter stands, outside the rim. */
const RIM = 23;

/** The shaft seen along itself from the hub. The letter on the rim is where anterior (or the head) lies at the tip. */
export function RollDial({ hub, chosen }: { hub: HubReadout; chosen: boolean }) {
  const lags = Math.abs(hub.hubRollDeg - hub.tipRollDeg) >= VISIBLE_LAG_DEG;
  return (
    <svg class={`dial ${chosen ? 'chosen' : ''}`} data-dial={hub.slot} viewBox="-29 -29 58 58" aria-hidden="true">
      <title>{hub.mark === 'A' ? TITLE : TITLE_HEAD}</title>
      <circle class="rim" r="16.5" />
      <Mark hub={hub} />
      {hub.name && lags && <Hand rollDeg={hub.tipRollDeg} part="tip" />}
      {hub.name && <Hand rollDeg={hub.hubRollDeg} part="hub-hand" />}
    </svg>
  );
}

/** Stands upright wherever on the rim it is. */
function Mark({ hub }: { hub: HubReadout }) {
  const angleRad = (hub.markDeg * Math.PI) / 180;
  return (
    <text x={RIM * Math.sin(angleRad)} y={-RIM * Math.cos(angleRad)} dy="3.8">
      {hub.mark}
    </text>
  );
}

function Hand({ rollDeg, part }: { rollDeg: number; part: string }) {
  return <line class={part} y1="0" y2="-14" transform={`rotate(${rollDeg})`} />;
}
