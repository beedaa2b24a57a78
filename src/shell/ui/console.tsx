import './styles/ground.css';
import './styles/play.css';
import './styles/hands.css';
import './styles/monitor.css';
import './styles/scores.css';
import './styles/picture.css';
import './styles/start.css';
import './styles/sheet.css';
import './styles/sizes.css';
import { type Desk, DeskContext } from './desk.ts';
import { Dialogs } from './dialogs.tsx';
import { PlayScreen } from './play-screen.tsx';
import { StartScreen } from './start-screen.tsx';

export function Console({ desk }: { desk: Desk }) {
  const playing = desk.model.screen.value === 'play';
  return (
    <DeskContext.Provider value={desk}>
      {playing ? <PlayScreen /> : <StartScreen />}
      {playing && <Dialogs />}
    </DeskContext.Provider>
  );
}
