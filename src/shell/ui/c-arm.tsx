import { useDesk } from './desk.ts';
import { HoldKey, PressKey, PressPlate, Toggle } from './key-cap.tsx';
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
          <span class="reading">{nameLao(beam.laoDeg)}</span>
          <HoldKey action="lao" label="Turn towards LAO" />
        </div>
        <div class="stepper">
          <HoldKey action="caudal" label="Tilt caudally" />
          <span class="reading">{nameCranial(beam.cranialDeg)}</span>
          <HoldKey action="cranial" label="Tilt cranially" />
        </div>
        <div class="stepper">
          <PressKey action="smallerField" label="Smaller field" />
          <span class="reading">{beam.fieldMm / 10} cm</span>
          <PressKey action="largerField" label="Larger field" />
        </div>
        <PressPlate action="pulseRate">{beam.pulsesPerS} p/s</PressPlate>
        <div class="stepper wide">
          <span class="label">Table</span>
          <HoldKey action="tableUp" label="Table: view towards the head" />
          <HoldKey action="tableLeft" label="Table: view to the patient's right" />
          <HoldKey action="tableDown" label="Table: view towards the feet" />
          <HoldKey action="tableRight" label="Table: view to the patient's left" />
        </div>
        <PressPlate action="frontal">Frontal</PressPlate>
        <Toggle
          action="outlines"
          label="Outlines"
          pressed={model.outlines.value && model.outlinesAllowed.value}
          disabled={!model.outlinesAllowed.value}
        />
        <Toggle action="pedal" held label="Pedal" pressed={beam.on} class="radiation" />
        <Toggle action="keepBeamOn" label="Keep on" pressed={beam.keptOn} class="radiation" />
      </div>
    </div>
  );
}
