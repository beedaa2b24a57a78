import { DEVICE_SLOTS } from '../../sim/index.ts';
import { useDesk } from './desk.ts';
import { KeyCap, Toggle } from './key-cap.tsx';

/** Below: where the tip is, and the quiet switches. */
export function BottomBand() {
  const { model, keys } = useDesk();
  const hub = model.hubs[DEVICE_SLOTS.indexOf(model.selected.value)].value;
  return (
    <footer class="bottom-band">
      <div class="cell tip-cell">
        <p class="figure">{model.tipVessel.value}</p>
        <p class="caption">Tip of the {SHORT[hub.slot]}</p>
      </div>
      <Notice />
      <div class="cell switches">
        <Toggle action="mute" label={model.muted.value ? 'Sound off' : 'Sound on'} pressed={!model.muted.value} />
        <button type="button" class="plate" data-press="help" aria-keyshortcuts={keys.help}>
          <span>Keys</span>
          <KeyCap action="help" />
        </button>
        <button type="button" class="plate" data-press="pause" aria-keyshortcuts={keys.pause}>
          <span>Pause</span>
          <KeyCap action="pause" />
        </button>
      </div>
    </footer>
  );
}

const SHORT = { guide: 'guide', intermediate: 'intermediate', microcatheter: 'microcatheter', wire: 'wire' } as const;

/** Something the environment does not allow yet or at all. */
function Notice() {
  const { model } = useDesk();
  const silent = model.soundAsleep.value && !model.muted.value;
  return <p class="cell notice">{silent ? 'Click or press a key for sound.' : null}</p>;
}
