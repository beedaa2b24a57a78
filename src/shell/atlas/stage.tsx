/** The drawing itself: two canvases, one for the patient, one for what is lit; moved by hand, wheel and keys. */
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type AtlasState, choose, nameOf } from './atlas-state.ts';
import { moved, showAll, turned, zoomed } from './camera.ts';
import { paintLight, paintPatient, placeAt } from './paint.ts';

const PAN_PX = 48;
const ZOOM = 1.25;
const TURN_DEG = 5;
/** A pull of so many pixels turns the patient by a degree. */
const PX_PER_DEG = 3;
/** Less than this between press and release is a click. */
const CLICK_PX = 4;

export function Stage({ state }: { state: AtlasState }) {
  const host = useRef<HTMLDivElement>(null);
  const patient = useRef<HTMLCanvasElement>(null);
  const light = useRef<HTMLCanvasElement>(null);
  useEffect(() => follow(state, host.current!, patient.current!, light.current!), [state]);
  const lit = state.ways.value.some(({ way }) => way !== null);
  return (
    <section class="atlas-stage" ref={host} aria-label="Drawing">
      <div
        class="pages"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and turned by keys
        tabIndex={0}
        aria-label="Venous tree from the front. Arrow keys move it, plus and minus zoom, comma and full stop turn it, 0 is frontal."
        onKeyDown={(event) => onKey(state, event)}
      >
        <canvas ref={patient} class={lit ? 'receding' : ''} />
        <canvas ref={light} />
      </div>
      <HoverCard state={state} />
      <ViewControls state={state} />
    </section>
  );
}

/** Redraws whatever changed, once per frame, and listens to mouse and wheel. Returns how to stop. */
function follow(state: AtlasState, host: HTMLElement, patient: HTMLCanvasElement, light: HTMLCanvasElement) {
  const dpr = Math.min(2, window.devicePixelRatio || 1);
  const fit = () => {
    const { clientWidth: widthPx, clientHeight: heightPx } = host;
    if (widthPx === 0 || heightPx === 0) return;
    const first = !host.dataset.sized;
    host.dataset.sized = 'yes';
    state.size.value = { widthPx, heightPx };
    if (first) state.camera.value = showAll(state.tree.peek(), state.size.peek());
  };
  const resized = new ResizeObserver(fit);
  resized.observe(host);
  const stops = [
    drawOn(patient, (pen) => paintPatient(pen, state, dpr)),
    drawOn(light, (pen) => paintLight(pen, state, dpr)),
    listen(state, light.parentElement!),
    () => resized.disconnect(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Paints now and whenever a signal changes that the painting has read. */
function drawOn(canvas: HTMLCanvasElement, paint: (pen: CanvasRenderingContext2D) => void): () => void {
  const pen = canvas.getContext('2d')!;
  let frame = 0;
  let stop = () => {};
  const draw = () => {
    stop();
    let first = true;
    stop = effect(() => {
      if (first) paint(pen);
      else frame ||= requestAnimationFrame(redraw);
      first = false;
    });
  };
  const redraw = () => {
    frame = 0;
    draw();
  };
  draw();
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}

function listen(state: AtlasState, canvas: HTMLElement): () => void {
  const until = new AbortController();
  const { signal } = until;
  let grip: { x: number; y: number; movedPx: number; turns: boolean } | null = null;
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      canvas.setPointerCapture(event.pointerId);
      grip = { x: event.clientX, y: event.clientY, movedPx: 0, turns: event.shiftKey || event.button === 2 };
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      if (!grip) {
        hover(state, event);
        return;
      }
      const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
      grip = { ...grip, x: event.clientX, y: event.clientY, movedPx: grip.movedPx + Math.abs(dx) + Math.abs(dy) };
      const { value } = state.camera;
      state.camera.value = grip.turns
        ? turned(value, value.laoDeg + Math.round(dx / PX_PER_DEG))
        : moved(value, dx, dy);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointerup',
    (event) => {
      if (grip && grip.movedPx < CLICK_PX && !grip.turns) choose(state, placeAt(state, event.offsetX, event.offsetY));
      grip = null;
    },
    { signal },
  );
  canvas.addEventListener('pointerleave', () => leave(state), { signal });
  canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015));
      state.camera.value = zoomed(state.camera.value, state.size.value, factor, event.offsetX, event.offsetY);
    },
    { signal, passive: false },
  );
  return () => until.abort();
}

function hover(state: AtlasState, event: PointerEvent): void {
  const { offsetX, offsetY } = event;
  const found = placeAt(state, offsetX, offsetY);
  const before = state.hovered.value;
  if (found?.id !== before?.id || found?.kind !== before?.kind) state.hovered.value = found;
  state.pointer.value = { x: offsetX, y: offsetY };
}

function leave(state: AtlasState): void {
  state.hovered.value = null;
}

function onKey(state: AtlasState, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { value: camera } = state.camera;
  const moves: Readonly<Record<string, () => typeof camera>> = {
    ArrowLeft: () => moved(camera, PAN_PX, 0),
    ArrowRight: () => moved(camera, -PAN_PX, 0),
    ArrowUp: () => moved(camera, 0, PAN_PX),
    ArrowDown: () => moved(camera, 0, -PAN_PX),
    '+': () => zoomed(camera, state.size.value, ZOOM),
    '=': () => zoomed(camera, state.size.value, ZOOM),
    '-': () => zoomed(camera, state.size.value, 1 / ZOOM),
    ',': () => turned(camera, camera.laoDeg - TURN_DEG),
    '.': () => turned(camera, camera.laoDeg + TURN_DEG),
    '0': () => turned(camera, 0),
    Home: () => showAll(state.tree.value, state.size.value),
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  state.camera.value = move();
}

/** Beside the pointer: what lies under it. */
function HoverCard({ state }: { state: AtlasState }) {
  const place = state.hovered.value;
  if (!place) return null;
  const { x, y } = state.pointer.value;
  const { widthPx } = state.size.value;
  const style =
    x > widthPx - 240
      ? { right: `${widthPx - x + 14}px`, top: `${y + 12}px` }
      : { left: `${x + 14}px`, top: `${y + 12}px` };
  return (
    <div class="hover-card" role="status" style={style}>
      <strong>{nameOf(state.tree.value, place)}</strong>
      <span>{describe(state, place.kind === 'vessel' ? place.id : null)}</span>
    </div>
  );
}

function describe(state: AtlasState, vesselId: string | null): string {
  const vessel = vesselId === null ? undefined : state.tree.value.byId.get(vesselId);
  if (!vessel) return 'click: light the way to it';
  const { group, level, radiusMm, lengthMm } = vessel;
  const [thin, wide] = [2 * Math.min(...radiusMm), 2 * Math.max(...radiusMm)].map((mm) => mm.toFixed(1));
  return [
    level,
    group,
    thin === wide ? `${wide} mm wide` : `${thin}–${wide} mm wide`,
    `${(lengthMm / 10).toFixed(1)} cm`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function ViewControls({ state }: { state: AtlasState }) {
  const { camera, size } = state;
  const { laoDeg } = camera.value;
  const set = (next: typeof camera.value) => {
    camera.value = next;
  };
  return (
    <div class="view-controls">
      <label class="turn">
        <span class="key" aria-hidden="true">
          ,
        </span>
        <input
          type="range"
          min={-90}
          max={90}
          step={1}
          value={laoDeg}
          aria-label="Turn of the view"
          aria-valuetext={sayTurn(laoDeg)}
          onInput={(event) => set(turned(camera.value, Number(event.currentTarget.value)))}
        />
        <span class="key" aria-hidden="true">
          .
        </span>
        <output>{sayTurn(laoDeg)}</output>
      </label>
      <ViewButton label="Frontal" cap="0" onClick={() => set(turned(camera.value, 0))} />
      <ViewButton label="Zoom out" cap="−" onClick={() => set(zoomed(camera.value, size.value, 1 / ZOOM))} />
      <ViewButton label="Zoom in" cap="+" onClick={() => set(zoomed(camera.value, size.value, ZOOM))} />
      <ViewButton label="Whole" cap="Home" onClick={() => set(showAll(state.tree.value, size.value))} />
    </div>
  );
}

function sayTurn(laoDeg: number): string {
  if (laoDeg === 0) return 'frontal';
  return `${laoDeg > 0 ? 'LAO' : 'RAO'} ${Math.abs(laoDeg)}°`;
}

function ViewButton({ label, cap, onClick }: { label: string; cap: string; onClick(): void }) {
  return (
    <button type="button" class="plate" onClick={onClick}>
      <span>{label}</span>
      <span class="key" aria-hidden="true">
        {cap}
      </span>
    </button>
  );
}
