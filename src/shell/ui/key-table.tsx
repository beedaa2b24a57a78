import { useDesk } from './desk.ts';

/** All keys, in the order of a procedure. */
const ROWS: readonly [title: string, rows: readonly [actions: readonly string[], meaning: string][]][] = [
  [
    'Hands',
    [
      [['guide', 'intermediate', 'microcatheter', 'wire'], 'choose a device'],
      [['push', 'pull'], 'push, pull (or arrows)'],
      [['turnLeft', 'turnRight'], 'turn (or arrows)'],
      [['fine'], 'fine, while held'],
      [['fast'], 'fast, while held'],
      [['exchange'], 'exchange: arrows choose, Enter takes'],
    ],
  ],
  [
    'Syringe and patient',
    [
      [['contrast'], 'contrast by hand, while held'],
      [['injectorRun'], 'contrast with the injector'],
      [['solvent'], 'solvent into the microcatheter'],
      [['agent'], 'embolic agent, while held'],
      [['breatheIn'], 'breathe in and hold'],
      [['bearDown'], 'bear down, and let go'],
      [['cough'], 'cough'],
      [['hurry'], 'time four times as fast, while held'],
    ],
  ],
  [
    'Beam',
    [
      [['pedal'], 'pedal, while held'],
      [['keepBeamOn'], 'beam stays on'],
      [['pulseRate'], 'pulses per second'],
      [['outlines'], 'vessel outlines'],
    ],
  ],
  [
    'C-arm and table',
    [
      [['rao', 'lao'], 'RAO, LAO'],
      [['caudal', 'cranial'], 'caudal, cranial'],
      [['frontal'], 'back to frontal'],
      [['smallerField', 'largerField'], 'smaller, larger field'],
      [['tableUp', 'tableLeft', 'tableDown', 'tableRight'], 'move the table'],
    ],
  ],
  [
    'Console',
    [
      [['mute'], 'sound'],
      [['help'], 'this page'],
      [['atlas'], 'atlas of the veins'],
      [['pause'], 'pause'],
    ],
  ],
];

export function KeyTable() {
  return (
    <div class="key-table">
      {ROWS.map(([title, rows]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {rows.map(([actions, meaning]) => (
              <KeyRow key={meaning} actions={actions} meaning={meaning} />
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h3>Dial and force</h3>
        <p class="soft">
          Bright hand: the hub. Pale hand: the tip, which arrives late. A is anterior at the tip, H the head where the
          shaft runs front to back; they move as it bends. The bar is the force in the hand, red when it is about to
          slip; a minus pulls.
        </p>
      </section>
      <p class="soft">
        Mouse: drag a card up or down to feed, drag its dial to turn; the wheel over the picture feeds the chosen
        device, dragging with the right button moves the table. Shift makes all of it fine.
      </p>
    </div>
  );
}

function KeyRow({ actions, meaning }: { actions: readonly string[]; meaning: string }) {
  const { keys } = useDesk();
  return (
    <div>
      <dt>
        {actions.map((action) => (
          <kbd key={action} class="key">
            {keys[action]}
          </kbd>
        ))}
      </dt>
      <dd>{meaning}</dd>
    </div>
  );
}
