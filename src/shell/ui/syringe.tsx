import { useDesk } from './desk.ts';
import { KeyCap } from './key-cap.tsx';

/** What is on the syringe table, and what has gone in. */
export function Syringe() {
  const { model } = useDesk();
  const { contrastMl, agentMl, offersAgent, running, byHand } = model.syringe.value;
  return (
    <section class="syringe" aria-label="Syringe">
      <p>
        <span>Contrast</span>
        <b>{contrastMl.toFixed(1)} mL</b>
      </p>
      <Plunger action="contrast" mark="hold" word="Puff" on={running === 'contrast' && byHand} />
      <Plunger action="injectorRun" mark="press" word="Injector" on={running === 'contrast' && !byHand} />
      {offersAgent && (
        <>
          <p>
            <span>Agent</span>
            <b>{agentMl.toFixed(2)} mL</b>
          </p>
          <Plunger action="solvent" mark="press" word="Solvent" on={running === 'dmso'} />
          <Plunger action="agent" mark="hold" word="Agent" on={running === 'agent'} />
        </>
      )}
    </section>
  );
}

function Plunger({ action, mark, word, on }: { action: string; mark: 'hold' | 'press'; word: string; on: boolean }) {
  const { keys } = useDesk();
  return (
    <button
      type="button"
      class="plate"
      {...{ [`data-${mark}`]: action }}
      aria-pressed={on}
      aria-keyshortcuts={keys[action]}
    >
      <span>{word}</span>
      <KeyCap action={action} />
    </button>
  );
}
