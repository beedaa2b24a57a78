import { useDesk } from './desk.ts';
import { HoldKey, KeyCap, PressKey, Toggle } from './key-cap.tsx';
import { nameCranial, nameLao } from './readout.ts';

/** The C-arm and its pedal: angles, field, pulses, table, beam. */
export function CArm() {
  const { model } = useDesk();
  const beam = model.beam.value;
  return (
    <div class="c-arm">
      <h2>C-arm</h2>
      <div class="plates">
        <div class="stepper">
          <HoldKey action="rao" label="Turn towards RAO" />
          <output aria-label="Angle left or right">{nameLao(beam.laoDeg)}</output>
          <HoldKey action="lao" label="Turn towards LAO" />
        </div>
        <div class="stepper">
          <HoldKey action="caudal" label="Tilt caudally" />
          <output aria-label="Tilt">{nameCranial(beam.cranialDeg)}</output>
          <HoldKey action="cranial" label="Tilt cranially" />
        </div>
        <div class="stepper">
          <PressKey action="smallerField" label="Smaller field" />
          <output aria-label="Field">{beam.fieldMm / 10} cm</output>
          <PressKey action="largerField" label="Larger field" />
        </div>
        <PulseRate pulsesPerS={beam.pulsesPerS} />
        <div class="stepper wide">
          <span class="label">Table</span>
          <HoldKey action="tableUp" label="Table: view towards the head" />
          <HoldKey action="tableLeft" label="Table: view to the patient's right" />
          <HoldKey action="tableDown" label="Table: view towards the feet" />
          <HoldKey action="tableRight" label="Table: view to the patient's left" />
          <PressKey action="frontal" label="C-arm back to frontal" />
        </div>
        <Toggle
          action="outlines"
          label="Outlines"
          pressed={model.outlines.value && model.outlinesAllowed.value}
          disabled={!model.outlinesAllowed.value}
        />
        <Toggle action="keepBeamOn" label="Stay on" pressed={beam.keptOn} class="radiation" />
        <Pedal on={beam.on} />
      </div>
    </div>
  );
}

function PulseRate({ pulsesPerS }: { pulsesPerS: number }) {
  const { keys } = useDesk();
  return (
    <button
      type="button"
      class="plate"
      data-press="pulseRate"
      aria-keyshortcuts={keys.pulseRate}
      title="Next pulse rate"
    >
      <span>{pulsesPerS} p/s</span>
      <KeyCap action="pulseRate" />
    </button>
  );
}

function Pedal({ on }: { on: boolean }) {
  const { keys } = useDesk();
  return (
    <button
      type="button"
      class="plate wide radiation"
      data-hold="pedal"
      aria-pressed={on}
      aria-keyshortcuts={keys.pedal}
    >
      <span>Pedal</span>
      <span class="hint">hold</span>
      <KeyCap action="pedal" />
    </button>
  );
}
