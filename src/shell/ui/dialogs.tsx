import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AtlasButton } from './atlas-button.tsx';
import { useDesk } from './desk.ts';
import { InjectorSettings } from './injector-settings.tsx';
import { KeyTable } from './key-table.tsx';
import { RunRefusal } from './refusals.tsx';
import { SaveRunButton, WatchRunButton } from './run-files.tsx';
import { ScoreCard } from './score-card.tsx';

/** The menus that stand over the console. While one is open the world stands still. */
export function Dialogs() {
  switch (useDesk().model.dialog.value) {
    case 'pause':
      return <PauseMenu />;
    case 'help':
      return <KeysMenu />;
    case 'done':
      return <DoneCard />;
    case 'none':
      return null;
  }
}

function PauseMenu() {
  const { model } = useDesk();
  return (
    <Sheet title="Paused">
      <p class="soft">{model.level.value?.title}. The world stands still.</p>
      <PauseButtons />
      <InjectorSettings />
      <RunRefusal />
    </Sheet>
  );
}

function KeysMenu() {
  const { actions } = useDesk();
  return (
    <Sheet title="Keys" place="wide">
      <KeyTable />
      <div class="menu">
        <MenuButton onClick={actions.resume}>Back to the patient</MenuButton>
      </div>
    </Sheet>
  );
}

/** Stands beside the picture, so that one sees where one has come to. */
function DoneCard() {
  const { model, actions } = useDesk();
  const { time, beamTime, pulses } = model.cost.value;
  const steps = model.steps.value;
  const left = steps.filter(({ lit }) => !lit).map(({ title }) => title);
  return (
    <Sheet title="You are there." place="beside">
      <p class="soft">
        {model.level.value?.title}: {steps.filter(({ lit }) => lit).length} of {steps.length} steps done
        {left.length > 0 && `, left out: ${left.join(', ')}`}.
      </p>
      <dl class="cost done-cost">
        <Cost label="Time" value={time} />
        <Cost label="Beam" value={beamTime} />
        <Cost label="Pulses" value={String(pulses)} />
      </dl>
      {model.sheet.value && <ScoreCard sheet={model.sheet.value} />}
      <div class="menu">
        <NextLevel />
        <MenuButton onClick={actions.restart}>Again</MenuButton>
        {model.expertRun.value && <MenuButton onClick={actions.watchExpert}>Watch the expert</MenuButton>}
        <MenuButton onClick={actions.resume}>Keep exploring</MenuButton>
        <SaveRunButton />
        <MenuButton onClick={actions.backToLevels}>Back to the levels</MenuButton>
      </div>
      <ul class="teaching">
        {model.level.value?.teaching.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Sheet>
  );
}

function Cost({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function NextLevel() {
  const { model, actions } = useDesk();
  const next = model.next.value;
  return next && <MenuButton onClick={() => actions.startLevel(next.id)}>Next: {next.title}</MenuButton>;
}

function PauseButtons() {
  const { model, actions } = useDesk();
  return (
    <div class="menu">
      <MenuButton onClick={actions.resume}>Resume</MenuButton>
      <MenuButton onClick={actions.restart}>Start again</MenuButton>
      <MenuButton onClick={() => actions.setExam(!model.exam.value)}>
        {model.exam.value ? 'Start again with help' : 'Start again as an exam'}
      </MenuButton>
      {model.expertRun.value && <MenuButton onClick={actions.watchExpert}>Watch the expert</MenuButton>}
      <SaveRunButton />
      <WatchRunButton />
      <AtlasButton />
      <MenuButton onClick={actions.backToLevels}>Back to the levels</MenuButton>
    </div>
  );
}

function MenuButton({ onClick, children }: { onClick(): void; children: ComponentChildren }) {
  return (
    <button type="button" class="plate" onClick={onClick}>
      <span>{children}</span>
    </button>
  );
}

interface SheetProps {
  title: string;
  place?: 'middle' | 'wide' | 'beside';
  children: ComponentChildren;
}

/** A modal sheet; the browser keeps the focus inside and closes it with Esc. */
function Sheet({ title, place = 'middle', children }: SheetProps) {
  const { actions } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const sheet = dialog.current!;
    sheet.showModal();
    sheet.querySelector<HTMLElement>('.menu button')?.focus();
    return () => sheet.close();
  }, []);
  const refuseAndResume = (event: Event) => {
    event.preventDefault();
    actions.resume();
  };
  return (
    <dialog
      ref={dialog}
      class={`sheet ${place}`}
      aria-labelledby="sheet-title"
      onCancel={refuseAndResume}
      onKeyDown={ignoreHeldKey}
    >
      <h2 id="sheet-title">{title}</h2>
      {children}
    </dialog>
  );
}

/** A key that is still held from before the menu opened, such as the pedal, presses none of its buttons. */
function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
