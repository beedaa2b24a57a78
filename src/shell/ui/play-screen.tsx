import { BottomBand } from './bottom-band.tsx';
import { CoachColumn } from './coach-column.tsx';
import { HandsColumn } from './hands-column.tsx';
import { Picture } from './picture.tsx';
import { TopBar } from './top-bar.tsx';

/** The console in play: three columns around the square picture. */
export function PlayScreen() {
  return (
    <>
      <p class="too-narrow soft" role="note">
        The console needs a window that is at least 620 pixels wide: make this one wider, or turn the device.
      </p>
      <main class="play" data-console="">
        <TopBar />
        <CoachColumn />
        <Picture />
        <HandsColumn />
        <BottomBand />
      </main>
    </>
  );
}
