/** What makes one patient different from another, each difference to be switched; and a patient drawn by chance. */
import { useState } from 'preact/hooks';
import { drawVariants, usualVariants, type Variants, variantRows } from '../../sim/index.ts';
import { type AtlasState, showVariants } from './atlas-state.ts';

type VariantRow = (typeof variantRows)[number];

/** A seed has 32 bits; so many are easier to say. */
const MOST_SEED = 9999;

export function PatientPanel({ state }: { state: AtlasState }) {
  const variants = state.variants.value;
  const differs = variantRows.filter((row) => !isUsual(row, variants));
  return (
    <section class="panel" aria-label="Patient">
      <h3>
        Patient
        <button
          type="button"
          class="quiet"
          disabled={differs.length === 0}
          onClick={() => showVariants(state, usualVariants)}
        >
          Back to the usual
        </button>
      </h3>
      <DrawPatient state={state} />
      <p class="found soft" role="status">
        {differs.length === 0
          ? 'The usual patient.'
          : `Unlike the usual in ${differs.length} of ${variantRows.length}.`}
        {state.refusal.value && ` ${state.refusal.value}`}
      </p>
      <ul class="variants">
        {variantRows.map((row) => (
          <li key={row.id} class={isUsual(row, variants) ? '' : 'differs'}>
            <Variant row={row} variants={variants} onChange={(next) => showVariants(state, next)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const isUsual = ({ id }: VariantRow, variants: Variants): boolean =>
  JSON.stringify(variants[id]) === JSON.stringify(usualVariants[id]);

function DrawPatient({ state }: { state: AtlasState }) {
  const [seed, setSeed] = useState(1);
  const draw = (next: number) => {
    const kept = Math.min(MOST_SEED, Math.max(0, Math.round(next) || 0));
    setSeed(kept);
    showVariants(state, drawVariants(kept));
  };
  return (
    <div class="draw-patient">
      <label>
        <span>Number</span>
        <input
          type="number"
          min={0}
          max={MOST_SEED}
          value={seed}
          onChange={(event) => draw(Number(event.currentTarget.value))}
        />
      </label>
      <button type="button" class="plate" onClick={() => draw(seed)}>
        <span>Draw a patient</span>
      </button>
      <button type="button" class="plate" onClick={() => draw(seed + 1)}>
        <span>Next</span>
      </button>
    </div>
  );
}

interface VariantProps {
  row: VariantRow;
  variants: Variants;
  onChange(next: Variants): void;
}

function Variant({ row, variants, onChange }: VariantProps) {
  const set = (value: unknown) => onChange({ ...variants, [row.id]: value });
  const value = variants[row.id];
  switch (row.kind) {
    case 'flag':
      return (
        <button type="button" class="switch" role="switch" aria-checked={value === true} onClick={() => set(!value)}>
          <span class="name">{row.name}</span>
          <span class="figure">{percent(row.share)}</span>
          <i aria-hidden="true" />
        </button>
      );
    case 'choice':
      return (
        <label class="chosen-of">
          <span class="name">{row.name}</span>
          <select value={String(value)} onChange={(event) => set(event.currentTarget.value)}>
            {Object.entries(row.shares).map(([word, share]) => (
              <option key={word} value={word}>
                {word}, {percent(share)}
              </option>
            ))}
          </select>
        </label>
      );
    case 'number':
      return (
        <div class="chosen-of">
          <span class="name">{row.name}</span>
          <NumberField
            {...{ value: Number(value), least: row.least, most: row.most, unit: row.unit, label: row.name }}
            onChange={set}
          />
        </div>
      );
    case 'flags':
      return <PlaceSwitches row={row} on={value as readonly string[]} onChange={set} />;
    case 'numbers':
      return <PlaceNumbers row={row} given={value as Readonly<Record<string, number>>} onChange={set} />;
  }
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;

interface NumberFieldProps {
  value: number | undefined;
  least: number;
  most: number;
  unit: string;
  label: string;
  onChange(value: number): void;
}

/** What is out of range is brought back into it. */
function NumberField({ value, least, most, unit, label, onChange }: NumberFieldProps) {
  return (
    <span class="number">
      <input
        type="number"
        step="any"
        {...{ min: least, max: most, value, 'aria-label': label }}
        onChange={({ currentTarget }) => {
          const { value: words } = currentTarget;
          if (words !== '') onChange(Math.min(most, Math.max(least, Number(words))));
        }}
      />
      <span class="soft">{unit}</span>
    </span>
  );
}

type PlacesRow = Extract<VariantRow, { kind: 'flags' }>;

function PlaceSwitches({ row, on, onChange }: { row: PlacesRow; on: readonly string[]; onChange(on: string[]): void }) {
  const flip = (place: string) => onChange(on.includes(place) ? on.filter((one) => one !== place) : [...on, place]);
  return (
    <details>
      <summary>
        <span class="name">{row.name}</span>
        <span class="figure">
          {on.length} of {row.places.length}, each {percent(row.share)}
        </span>
      </summary>
      <ul class="places">
        {row.places.map((place) => (
          <li key={place}>
            <button type="button" aria-pressed={on.includes(place)} onClick={() => flip(place)}>
              {place}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface PlaceNumbersProps {
  row: Extract<VariantRow, { kind: 'numbers' }>;
  given: Readonly<Record<string, number>>;
  onChange(given: Record<string, number>): void;
}

function PlaceNumbers({ row, given, onChange }: PlaceNumbersProps) {
  return (
    <details>
      <summary>
        <span class="name">{row.name}</span>
        <span class="figure">{Object.keys(given).length} given</span>
      </summary>
      <ul class="places">
        {row.places.map((place) => (
          <li key={place}>
            <span>{place}</span>
            <NumberField
              {...{ value: given[place], least: row.least, most: row.most, unit: row.unit }}
              label={`${row.name}, ${place}`}
              onChange={(number) => onChange({ ...given, [place]: number })}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
