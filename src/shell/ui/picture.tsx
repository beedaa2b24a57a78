import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from './desk.ts';
import type { BeamReadout } from './model.ts';
import { nameCranial, nameLao } from './readout.ts';

/** The square picture, with what a console prints into its corners. */
export function Picture() {
  const { model } = useDesk();
  const beam = model.beam.value;
  return (
    <div class="picture-room">
      <div class="picture" data-image="">
        <Canvas />
        <BeamBadge beam={beam} />
        <p class="corner top left">
          <b>{model.level.value?.title}</b>
          <br />
          SIMULATED
        </p>
        <p class="corner top right">
          FL {beam.pulsesPerS} p/s
          <br />
          FD {beam.fieldMm / 10} cm
        </p>
        <p class="marker right-side" title="The patient's right">
          R
        </p>
        <p class="marker left-side" title="The patient's left">
          L
        </p>
        <p class="corner bottom left">
          {nameLao(beam.laoDeg)} · {nameCranial(beam.cranialDeg)}
        </p>
        <p class="corner bottom right">{model.cost.value.beamTime}</p>
        <PictureTrouble />
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

function BeamBadge({ beam }: { beam: BeamReadout }) {
  if (beam.on) return <p class="badge on">X-RAY ON</p>;
  return beam.hasPicture ? <p class="badge held">LAST IMAGE</p> : null;
}

function PictureTrouble() {
  const { model, keys } = useDesk();
  const picture = model.picture.value;
  if (picture === 'failed') return <p class="picture-word">{model.trouble.value}</p>;
  if (picture === 'starting') return <p class="picture-word">Preparing the room …</p>;
  const beam = model.beam.value;
  if (beam.on || beam.hasPicture) return null;
  return (
    <p class="picture-word">
      Hold <kbd class="key">{keys.pedal}</kbd> to see.
    </p>
  );
}
