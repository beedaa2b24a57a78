import { TICKS_PER_S } from '../../sim/index.ts';
import { isComplete } from './arrival.ts';
import { CArm } from './c-arm.tsx';
import { useDesk } from './desk.ts';
import type { Step } from './model.ts';
import { clockTime } from './readout.ts';

/** Left: what to do, and the C-arm to see it with. */
export function CoachColumn() {
  return (
    <section class="column left" aria-label="What to do">
      <Coach />
      <Checklist />
      <CArm />
    </section>
  );
}

function Coach() {
  const { model } = useDesk();
  if (model.exam.value) return <ExamWord />;
  const advice = model.advice.value;
  return (
    <div class="coach-room">
      <h2>Coach</h2>
      <div class="coach" data-tone={advice?.tone ?? 'next'} role="status">
        <p class="next-move">{advice?.move ?? 'Every step is done.'}</p>
        <p class="reason">{advice?.reason ?? 'Stay as long as you like, or go back to the levels.'}</p>
        {advice?.aside && <p class="aside">{advice.aside}</p>}
      </div>
    </div>
  );
}

function ExamWord() {
  return (
    <div class="coach-room">
      <h2>Exam</h2>
      <div class="coach">
        <p class="next-move">No coach, no outlines.</p>
        <p class="reason">The cast and the scores are told at the end.</p>
      </div>
    </div>
  );
}

function Checklist() {
  const steps = useDesk().model.steps.value;
  const complete = isComplete(steps);
  const current = complete ? -1 : steps.findIndex((one) => !one.lit);
  return (
    <div class={`steps ${complete ? 'complete' : ''}`}>
      <h2>Steps</h2>
      <ol class="checklist">
        {steps.map((step, index) => (
          <CheckItem
            key={step.id}
            step={step}
            state={step.lit ? 'done' : complete ? 'left' : index === current ? 'now' : 'ahead'}
          />
        ))}
      </ol>
    </div>
  );
}

const SPOKEN = { done: 'done', now: 'now', ahead: 'to come', left: 'left out' };

function CheckItem({ step, state }: { step: Step; state: keyof typeof SPOKEN }) {
  return (
    <li class={state}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" />
        <path d="M5 1a4 4 0 0 0 0 8z" />
      </svg>
      <span class="step-title">
        {step.title}
        <span class="spoken"> ({SPOKEN[state]})</span>
      </span>
      {state === 'left' && <span class="at">left out</span>}
      {step.litAtTick !== null && <span class="at">{clockTime(step.litAtTick / TICKS_PER_S)}</span>}
    </li>
  );
}
