import { DEVICE_SLOTS } from '../../sim/index.ts';
import { useDesk } from './desk.ts';
import { PressPlate, Toggle } from './key-cap.tsx';
import { Monitor } from './monitor.tsx';
import { NAME_OF_SLOT } from './slot-names.ts';
import { Syringe } from './syringe.tsx';

/** Below: where each tip is, how the patient is, and the quiet switches. */
export function BottomBand() {
  const { model } = useDesk();
  return (
    <footer class="bottom-band">
      <dl class="tips" aria-label="Where the tips are">
        {DEVICE_SLOTS.map((slot, index) => (
          <div key={slot} class={model.selected.value === slot ? 'chosen' : ''}>
            <dt>{NAME_OF_SLOT[slot]}</dt>
            <dd>{model.tips[index].value}</dd>
          </div>
        ))}
      </dl>
      <div class="switches">
        <Toggle action="mute" label={model.muted.value ? 'Sound off' : 'Sound on'} pressed={!model.muted.value} />
        <PressPlate action="help">Keys</PressPlate>
        <PressPlate action="pause">Pause</PressPlate>
      </div>
      <div class="bedside">
        <Monitor />
        <Syringe />
      </div>
    </footer>
  );
}
