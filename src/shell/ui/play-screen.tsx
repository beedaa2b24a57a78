import { BottomBand } from './bottom-band.tsx';
import { CoachColumn } from './coach-column.tsx';
import { HandsColumn } from './hands-column.tsx';
import { Picture } from './picture.tsx';
import { TopBar } from './top-bar.tsx';

/** The console in play: three columns around the square picture. */
export function PlayScreen() {
  return (
    <main class="play" data-console="">
      <TopBar />
      <CoachColumn />
      <Picture />
      <HandsColumn />
      <BottomBand />
    </main>
  );
}
