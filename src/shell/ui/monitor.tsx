import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { Toggle } from './key-cap.tsx';
import { TRACE_POINTS } from './monitor-trace.ts';

/** The patient's monitor: heart, breath and venous pressure, and what one can ask the patient to do. */
export function Monitor() {
  const { model } = useDesk();
  const { heartPerMin, venousMmHg, doing } = model.monitor.value;
  return (
    <section class="monitor" aria-label="Patient monitor">
      <Trace of="ecg" low={-0.4} high={1.1} label="ECG" figure={String(heartPerMin)} />
      <Trace of="breath" low={-0.2} high={2.6} label="Resp" figure={DOING[doing]} />
      <Trace of="venous" low={-8} high={46} label="CVP" figure={String(venousMmHg)} />
      <div class="asks">
        <Toggle action="breatheIn" label="Breathe in" pressed={doing === 'hold'} />
        <Toggle action="bearDown" label="Bear down" pressed={doing === 'bearDown'} />
        <Toggle action="cough" label="Cough" pressed={doing === 'cough'} />
      </div>
    </section>
  );
}

const DOING = { quietly: 'quiet', hold: 'held', bearDown: 'strain', cough: 'cough' } as const;

interface TraceProps {
  of: 'ecg' | 'breath' | 'venous';
  low: number;
  high: number;
  label: string;
  figure: string;
}

const WIDTH = 140;
const HEIGHT = 34;

function Trace({ of, low, high, label, figure }: TraceProps) {
  const { model } = useDesk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = model.traceDrawn.value;
  useLayoutEffect(() => drawTrace(canvas.current!, model.traces[of], model.traces.pen, low, high), [drawn]);
  return (
    <div class={`trace ${of}`}>
      <p>
        <span>{label}</span>
        <b>{figure}</b>
      </p>
      <canvas ref={canvas} width={2 * WIDTH} height={2 * HEIGHT} />
    </div>
  );
}

/** Points just before the pen are the oldest and stay dark. @assumption a monitor's erase bar */
const GAP_POINTS = 8;

function drawTrace(canvas: HTMLCanvasElement, points: Float32Array, pen: number, low: number, high: number): void {
  const ink = canvas.getContext('2d');
  if (!ink) return;
  ink.clearRect(0, 0, canvas.width, canvas.height);
  ink.strokeStyle = getComputedStyle(canvas).color;
  ink.lineWidth = 2.4;
  ink.lineJoin = 'round';
  ink.beginPath();
  let down = false;
  for (let k = 0; k < TRACE_POINTS; k++) {
    const erased = (k - pen + TRACE_POINTS) % TRACE_POINTS < GAP_POINTS;
    const value = points[k];
    if (erased || Number.isNaN(value)) down = false;
    else {
      const x = (k / (TRACE_POINTS - 1)) * canvas.width;
      const y = canvas.height * (0.94 - 0.88 * Math.min(1, Math.max(0, (value - low) / (high - low))));
      if (down) ink.lineTo(x, y);
      else ink.moveTo(x, y);
      down = true;
    }
  }
  ink.stroke();
}
