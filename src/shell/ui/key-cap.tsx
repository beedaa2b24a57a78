import type { ComponentChildren } from 'preact';
import { useDesk } from './desk.ts';

/** The key for an action, printed where it acts. Hidden from screen readers, which get `aria-keyshortcuts`. */
export function KeyCap({ action }: { action: string }) {
  return (
    <span class="key" aria-hidden="true">
      {useDesk().keys[action]}
    </span>
  );
}

interface ActionButtonProps {
  action: string;
  label: string;
  class?: string;
}

/** A button that is only its key cap: an action for as long as it is pressed. */
export function HoldKey({ action, label, class: name = '' }: ActionButtonProps) {
  const { keys } = useDesk();
  return (
    <button
      type="button"
      class={`hold ${name}`}
      data-hold={action}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys[action]}
    >
      <KeyCap action={action} />
    </button>
  );
}

/** A button that is only its key cap: an action per press. */
export function PressKey({ action, label, class: name = '' }: ActionButtonProps) {
  const { keys } = useDesk();
  return (
    <button
      type="button"
      class={`hold ${name}`}
      data-press={action}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys[action]}
    >
      <KeyCap action={action} />
    </button>
  );
}

interface ToggleProps extends ActionButtonProps {
  pressed: boolean;
  disabled?: boolean;
  /** It acts for as long as it is held, instead of once per press. */
  held?: boolean;
}

/** A labelled switch with its key on the right. */
export function Toggle({ action, label, pressed, disabled = false, held = false, class: name = '' }: ToggleProps) {
  const { keys } = useDesk();
  return (
    <button
      type="button"
      class={`plate ${name}`}
      {...{ [held ? 'data-hold' : 'data-press']: action }}
      aria-pressed={pressed}
      disabled={disabled}
      aria-keyshortcuts={keys[action]}
    >
      <span>{label}</span>
      <KeyCap action={action} />
    </button>
  );
}

interface PressPlateProps {
  action: string;
  children: ComponentChildren;
}

/** A labelled button with its key on the right. */
export function PressPlate({ action, children }: PressPlateProps) {
  const { keys } = useDesk();
  return (
    <button type="button" class="plate" data-press={action} aria-keyshortcuts={keys[action]}>
      <span>{children}</span>
      <KeyCap action={action} />
    </button>
  );
}
