import { isComplete } from './arrival.ts';
import { useDesk } from './desk.ts';
import type { Step } from './model.ts';

/** Whose case it is, how far it has come, and what it has cost. */
export function TopBar() {
  const { model } = useDesk();
  const level = model.level.value;
  return (
    <header class="top-bar">
      <h1 class="wordmark">Azygos</h1>
      <p class="case">
        {level?.title} <span>· {level?.group}</span>
      </p>
      <ol class="phases" aria-label="Phases">
        {model.steps.value.map((step, index, all) => (
          <Pill key={step.id} step={step} current={!isComplete(all) && index === all.findIndex((one) => !one.lit)} />
        ))}
      </ol>
      <Cost />
    </header>
  );
}

function Pill({ step, current }: { step: Step; current: boolean }) {
  const state = step.lit ? 'done' : current ? 'now' : 'ahead';
  return (
    <li class={`pill ${state}`} aria-current={current ? 'step' : undefined} title={step.title}>
      {step.pill}
    </li>
  );
}

function Cost() {
  const { time, beamTime, pulses } = useDesk().model.cost.value;
  return (
    <dl class="cost">
      <Figure label="Time" value={time} />
      <Figure label="Beam" value={beamTime} />
      <Figure label="Pulses" value={String(pulses)} />
    </dl>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
