import { useDesk } from './desk.ts';
import { KeyCap } from './key-cap.tsx';
import type { HubReadout } from './model.ts';
import { RollDial } from './roll-dial.tsx';
import { NAME_OF_SLOT } from './slot-names.ts';

/** One device as the hand feels it: length in, force, roll. Drag the card to feed it, the dial to turn it. */
export function HubCard({ index }: { index: number }) {
  const { model } = useDesk();
  const hub = model.hubs[index].value;
  const chosen = model.selected.value === hub.slot;
  const classes = `hub ${chosen ? 'chosen' : ''} ${hub.slipping ? 'slipping' : ''} ${hub.name ? '' : 'empty'}`;
  return (
    <li class={classes} data-hub={hub.slot}>
      <div class="hub-words">
        <div class="hub-row">
          <HubName hub={hub} chosen={chosen} />
          <KeyCap action={hub.slot} />
        </div>
        <div class="hub-row figures">
          <span>{hub.name ? `${hub.insertedMm} mm` : '–'}</span>
          <HubForce hub={hub} />
        </div>
        <ForceBar hub={hub} />
      </div>
      <div class="roll">
        <RollDial hub={hub} chosen={chosen} />
        <p class="aim" aria-hidden="true">
          {hub.aim}
        </p>
      </div>
    </li>
  );
}

function HubName({ hub, chosen }: { hub: HubReadout; chosen: boolean }) {
  const { keys } = useDesk();
  const spoken = hub.aimSpoken && `, tip points ${hub.aimSpoken}`;
  return (
    <button type="button" data-press={hub.slot} aria-pressed={chosen} aria-keyshortcuts={keys[hub.slot]}>
      {hub.name ?? `No ${NAME_OF_SLOT[hub.slot]}`}
      {spoken && <span class="spoken">{spoken}</span>}
    </button>
  );
}

function HubForce({ hub }: { hub: HubReadout }) {
  if (hub.exchanging) return <span class="word">exchanging</span>;
  if (!hub.name) return null;
  return (
    <span class="force" title="What the hand feels: it pushes, or with a minus it pulls">
      {hub.slipping ? 'slipping' : wordOf(hub.forceN)} {signed(hub.forceN)} N
    </span>
  );
}

/** Too little to be a push or a pull. */
const wordOf = (forceN: number): string => (Math.abs(forceN) < 0.005 ? '' : forceN > 0 ? 'push' : 'pull');

/** Share of the hand's limit from which the bar warns. @assumption a fifth before the device slips */
const NEAR_LIMIT = 0.8;

/** Two digits, with a true minus for a device that pulls. */
const signed = (forceN: number): string => forceN.toFixed(2).replace('-', '−');

function ForceBar({ hub }: { hub: HubReadout }) {
  const share = Math.min(1, Math.abs(hub.forceN) / hub.handLimitN);
  return (
    <div class={`force-bar ${hub.name && share >= NEAR_LIMIT ? 'near-limit' : ''}`} aria-hidden="true">
      <div style={{ transform: `scaleX(${hub.name ? share : 0})` }} />
    </div>
  );
}
