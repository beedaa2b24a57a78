import { useLayoutEffect, useRef } from 'preact/hooks';
import { CastReadout } from './cast-readout.tsx';
import { useDesk } from './desk.ts';
import { nameCranial, nameLao } from './readout.ts';

/** The square picture, with what a console prints into its corners. */
export function Picture() {
  const { model } = useDesk();
  const shown = model.shown.value;
  return (
    <div class="picture-room">
      <div class="picture" data-image="">
        <Canvas />
        <BeamBadge />
        <p class="corner top left">
          <b>{model.level.value?.title}</b>
          <br />
          SIMULATED
        </p>
        <p class="corner top right">
          FL {model.beam.value.pulsesPerS} p/s
          <br />
          FD {shown.fieldMm / 10} cm
        </p>
        <p class="marker right-side">R</p>
        <p class="marker left-side">L</p>
        <p class="corner bottom left">
          {nameLao(shown.laoDeg)} · {nameCranial(shown.cranialDeg)}
        </p>
        <p class="corner bottom right">{model.cost.value.beamTime}</p>
        <CastReadout />
        <PictureTrouble />
        <LowNotice />
      </div>
    </div>
  );
}

/** The canvas is made once by the app and only hung up here. */
function Canvas() {
  const { pictureHost } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    frame.current!.append(pictureHost);
  }, [pictureHost]);
  return <div class="canvas-frame" ref={frame} />;
}

function BeamBadge() {
  const { model, keys } = useDesk();
  if (model.picture.value !== 'shown') return null;
  if (model.beam.value.on) return <p class="badge on">X-RAY ON</p>;
  return (
    <p class="badge held">
      LAST IMAGE
      {!model.shown.value.ofThisRun && <span> · hold {keys.pedal} for X-rays</span>}
    </p>
  );
}

function PictureTrouble() {
  const { model } = useDesk();
  if (model.picture.value === 'failed') return <p class="picture-word">{model.trouble.value}</p>;
  if (model.picture.value === 'lost') return <GraphicsLost />;
  return model.picture.value === 'starting' ? <p class="picture-word">Preparing the room …</p> : null;
}

/** The world goes on; only the picture is gone. */
function GraphicsLost() {
  return (
    <p class="picture-word lost" role="alert">
      <span>
        <b>The browser has taken the graphics away.</b> The picture comes back by itself, usually within seconds. If it
        does not, save the run in the pause menu and reload the page.
      </span>
    </p>
  );
}

/** Browsers give sound only after a gesture; a link straight to a level brings none. */
function LowNotice() {
  const { model, keys } = useDesk();
  if (model.watching.value && model.dialog.value !== 'done')
    return <p class="badge held low">The expert’s hands · {keys.pause} for the menu</p>;
  const silent = model.soundAsleep.value && !model.muted.value;
  return silent ? <p class="badge held low">Click or press a key for sound</p> : null;
}
