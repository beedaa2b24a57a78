import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { KeyTable } from './key-table.tsx';

/** The menus that stand over the console. While one is open the world stands still. */
export function Dialogs() {
  switch (useDesk().model.dialog.value) {
    case 'pause':
      return <PauseMenu />;
    case 'help':
      return <KeysMenu />;
    case 'done':
      return <DoneMenu />;
    case 'none':
      return null;
  }
}

function PauseMenu() {
  const { model } = useDesk();
  return (
    <Sheet title="Paused">
      <p class="soft">{model.level.value?.title}. The world stands still.</p>
      <MenuButtons resume="Resume" />
    </Sheet>
  );
}

function KeysMenu() {
  const { actions } = useDesk();
  return (
    <Sheet title="Keys" wide>
      <KeyTable />
      <div class="menu">
        <button type="button" class="plate first" onClick={actions.resume}>
          Back to the patient
        </button>
      </div>
    </Sheet>
  );
}

function DoneMenu() {
  const { model } = useDesk();
  const { time, beamTime, pulses } = model.cost.value;
  const steps = model.steps.value;
  return (
    <Sheet title="You are there.">
      <p class="soft">
        {model.level.value?.title}: {steps.filter(({ lit }) => lit).length} of {steps.length} steps done.
      </p>
      <dl class="cost done-cost">
        <div>
          <dt>Time</dt>
          <dd>{time}</dd>
        </div>
        <div>
          <dt>Beam</dt>
          <dd>{beamTime}</dd>
        </div>
        <div>
          <dt>Pulses</dt>
          <dd>{pulses}</dd>
        </div>
      </dl>
      <MenuButtons resume="Keep exploring" />
    </Sheet>
  );
}

function MenuButtons({ resume }: { resume: string }) {
  const { actions } = useDesk();
  return (
    <div class="menu">
      <button type="button" class="plate first" onClick={actions.resume}>
        {resume}
      </button>
      <button type="button" class="plate" onClick={actions.restart}>
        Start again
      </button>
      <button type="button" class="plate" onClick={actions.exportRun}>
        Save this run as a file
      </button>
      <button type="button" class="plate" onClick={actions.backToLevels}>
        Back to the levels
      </button>
    </div>
  );
}

interface SheetProps {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
}

/** A modal sheet; the browser keeps the focus inside and closes it with Esc. */
function Sheet({ title, wide, children }: SheetProps) {
  const { actions } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const sheet = dialog.current!;
    sheet.showModal();
    sheet.querySelector<HTMLElement>('.first')?.focus();
    return () => sheet.close();
  }, []);
  const refuseAndResume = (event: Event) => {
    event.preventDefault();
    actions.resume();
  };
  return (
    <dialog
      ref={dialog}
      class={`sheet ${wide ? 'wide' : ''}`}
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
