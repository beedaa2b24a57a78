import { useDesk } from './desk.ts';
import type { InjectorRun } from './model.ts';

const FIELDS: readonly {
  key: keyof InjectorRun;
  word: string;
  unit: string;
  least: number;
  most: number;
  step: number;
}[] = [
  { key: 'mlPerS', word: 'Rate', unit: 'mL/s', least: 0.1, most: 10, step: 0.1 },
  { key: 'volumeMl', word: 'Volume', unit: 'mL', least: 0.1, most: 40, step: 0.1 },
  { key: 'delayS', word: 'Delay', unit: 's', least: 0, most: 10, step: 0.5 },
];

/** What the power injector gives at its key. */
export function InjectorSettings() {
  const { model, actions } = useDesk();
  const run = model.injectorRun.value;
  const change = (key: keyof InjectorRun, field: HTMLInputElement) => {
    if (field.checkValidity() && field.value !== '') actions.setInjector({ ...run, [key]: field.valueAsNumber });
  };
  return (
    <fieldset class="injector">
      <legend>Injector</legend>
      {FIELDS.map(({ key, word, unit, least, most, step }) => (
        <label key={key}>
          <span>{word}</span>
          <input
            type="number"
            min={least}
            max={most}
            step={step}
            value={run[key]}
            onInput={(event) => change(key, event.currentTarget)}
          />
          <span class="unit">{unit}</span>
        </label>
      ))}
      <p class="soft">A microcatheter lets 0.4 mL/s through at most, whatever is set.</p>
    </fieldset>
  );
}
