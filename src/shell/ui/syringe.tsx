import { useDesk } from './desk.ts';
import { Toggle } from './key-cap.tsx';

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
      <Toggle action="contrast" held label="Puff" pressed={running === 'contrast' && byHand} />
      <Toggle action="injectorRun" label="Injector" pressed={running === 'contrast' && !byHand} />
      {offersAgent && (
        <>
          <p>
            <span>Agent</span>
            <b>{agentMl.toFixed(2)} mL</b>
          </p>
          <Toggle action="solvent" label="Solvent" pressed={running === 'dmso'} />
          <Toggle action="agent" held label="Agent" pressed={running === 'agent'} />
        </>
      )}
    </section>
  );
}
