/** The fluoroscope's picture: owns the canvas, the renderer and everything on the graphics card. */
import { WebGLRenderer } from 'pixi.js';
import { aimFrame, type BeamView, emptyFrame, landmarks, type SimState, type VesselTree } from '../../sim/index.ts';
import { AnatomyPicture } from './anatomy-picture.ts';
import { BloodPicture } from './blood-picture.ts';
import { buildPatient } from './body/patient.ts';
import { DetectorChain, SHUTTERS } from './detector-chain.ts';
import { DevicePicture } from './device-picture.ts';
import { type GraphicsTier, gradeGraphics } from './graphics.ts';
import { PassRunner } from './pass.ts';
import { VesselOutlines } from './vessel-outlines.ts';
import { layPieces } from './vessel-pieces.ts';

interface FluoroOptions {
  /** The patient's veins and spine; the rest of the body is built around them. */
  tree: VesselTree;
  /** Side of the detector's image; left out, the machine decides. */
  detectorPx?: number;
  /** Veins outlined over the picture. */
  outlines?: boolean;
  /** The browser has taken the graphics away, or given them back. */
  onLost?(lost: boolean): void;
}

/** A copy of what is on the canvas, rows from the top, four bytes per pixel. */
interface Pixels {
  sidePx: number;
  rgba: Uint8Array;
}

export interface Fluoro {
  readonly canvas: HTMLCanvasElement;
  /** Side of the detector's image and of the canvas, px. */
  readonly resolution: { detectorPx: number; canvasPx: number };
  /** True while the browser has taken the graphics away. The simulation goes on; the picture comes back by itself. */
  readonly lost: boolean;
  /** Where the beam stood when the picture on the screen was taken; for labels that must stay on it. */
  readonly shown: BeamView;
  /** Draw if a pulse was fired since the last call, or the window changed. `alpha`: 0 = last tick, 1 = this one. */
  draw(state: SimState, alpha: number): void;
  setOutlines(on: boolean): void;
  /** Another case, in a patient with these veins: nothing of the last one's picture stays, and the next draw takes a first image. */
  begin(tree: VesselTree): void;
  /** Veins of the route, drawn stronger. */
  highlight(vesselIds: readonly string[]): void;
  /** Call after the page has changed size. */
  resize(): void;
  readPixels(): Pixels;
  dispose(): void;
}

/**
 * Build the picture inside an element.
 * @throws where the browser has no WebGL 2 or cannot draw to floating-point targets: say so and play without.
 */
export async function createFluoro(parent: HTMLElement, options: FluoroOptions): Promise<Fluoro> {
  const renderer = new WebGLRenderer();
  await renderer.init({
    width: 512,
    height: 512,
    antialias: false,
    backgroundColor: 0x000000,
    preferWebGLVersion: 2,
    powerPreference: 'high-performance',
    skipExtensionImports: true,
    gcActive: false,
  });
  const gl = renderer.gl as WebGL2RenderingContext;
  const tier = gradeGraphics(gl, options.detectorPx);
  if (!tier) {
    renderer.destroy();
    throw new Error('This browser cannot draw to floating-point textures, which the X-ray picture needs.');
  }
  const canvas = renderer.view.canvas as HTMLCanvasElement;
  renderer.resize(tier.canvasPx, tier.canvasPx);
  canvas.style.cssText = 'display:block;width:100%;height:100%';
  parent.append(canvas);
  return new FluoroPicture(renderer, canvas, tier, options);
}

class FluoroPicture implements Fluoro {
  readonly canvas: HTMLCanvasElement;
  readonly resolution: { detectorPx: number; canvasPx: number };
  readonly shown: BeamView = { isocentreXMm: 0, isocentreYMm: 0, fieldMm: 0, laoRad: 0, cranialRad: 0 };
  lost = false;
  readonly #runner: PassRunner;
  readonly #anatomy: AnatomyPicture;
  readonly #devices: DevicePicture;
  #blood: BloodPicture;
  readonly #chain: DetectorChain;
  #outlines: VesselOutlines;
  readonly #tier: GraphicsTier;
  #tree: VesselTree;
  readonly #frame = emptyFrame();
  readonly #onLostChange: (lost: boolean) => void;
  #outlinesOn: boolean;
  #pulsesSeen = -1;
  #stale = false;

  constructor(renderer: WebGLRenderer, canvas: HTMLCanvasElement, tier: GraphicsTier, options: FluoroOptions) {
    this.canvas = canvas;
    this.resolution = { detectorPx: tier.detectorPx, canvasPx: tier.canvasPx };
    this.#runner = new PassRunner(renderer);
    this.#anatomy = new AnatomyPicture(buildPatient(options.tree.vertebrae, landmarks), tier);
    this.#devices = new DevicePicture(tier);
    this.#tier = tier;
    this.#tree = options.tree;
    [this.#blood, this.#outlines] = this.#drawVeins();
    this.#chain = new DetectorChain(tier, this.#anatomy.target.texture, this.#devices.target.texture);
    this.#outlinesOn = options.outlines ?? true;
    this.#onLostChange = options.onLost ?? (() => {});
    canvas.addEventListener('webglcontextlost', this.#onLost);
    canvas.addEventListener('webglcontextrestored', this.#onRestored);
  }

  draw(state: SimState, alpha: number): void {
    if (this.lost) return;
    if (state.beam.pulses !== this.#pulsesSeen) this.#takePicture(state, alpha);
    else if (this.#stale) this.#show();
  }

  #takePicture(state: SimState, alpha: number): void {
    this.#pulsesSeen = state.beam.pulses;
    if (state.beam.fieldMm !== this.shown.fieldMm) this.#chain.forget();
    copyView(state.beam, this.shown);
    aimFrame(this.shown, this.#frame);
    if (this.#anatomy.update(this.#runner, this.#frame)) this.#chain.sumPatient(this.#runner);
    this.#devices.update(this.#runner, state, alpha, this.#frame);
    this.#blood.update(this.#runner, state, this.#frame, this.#devices.target);
    this.#chain.pulse(this.#runner);
    this.#show();
  }

  #show(): void {
    this.#stale = false;
    this.#chain.show(this.#runner);
    if (this.#outlinesOn) this.#outlines.draw(this.#runner, this.#frame);
  }

  #drawVeins(): [BloodPicture, VesselOutlines] {
    const { vessels } = this.#tree;
    const pieces = layPieces(vessels);
    return [new BloodPicture(this.#tree, pieces, this.#tier), new VesselOutlines(vessels, pieces, SHUTTERS)];
  }

  begin(tree: VesselTree): void {
    if (tree !== this.#tree) {
      this.#tree = tree;
      for (const part of [this.#blood, this.#outlines]) part.dispose();
      [this.#blood, this.#outlines] = this.#drawVeins();
    }
    this.#pulsesSeen = -1;
    this.#chain.forget();
  }

  setOutlines(on: boolean): void {
    this.#stale ||= on !== this.#outlinesOn;
    this.#outlinesOn = on;
  }

  highlight(vesselIds: readonly string[]): void {
    this.#outlines.highlight(vesselIds);
    this.#stale = true;
  }

  resize(): void {
    this.#stale = true;
  }

  readPixels(): Pixels {
    const sidePx = this.resolution.canvasPx;
    const rows = new Uint8Array(sidePx * sidePx * 4);
    if (this.lost) return { sidePx, rgba: rows };
    this.#show();
    const gl = this.#runner.renderer.gl;
    gl.readPixels(0, 0, sidePx, sidePx, gl.RGBA, gl.UNSIGNED_BYTE, rows);
    const rgba = new Uint8Array(rows.length);
    const stride = sidePx * 4;
    for (let y = 0; y < sidePx; y++)
      rgba.set(rows.subarray((sidePx - 1 - y) * stride, (sidePx - y) * stride), y * stride);
    return { sidePx, rgba };
  }

  #onLost = (event: Event): void => {
    event.preventDefault();
    this.lost = true;
    this.#onLostChange(true);
  };

  /** Nothing on the card survived: the next draw takes a new picture without a past. */
  #onRestored = (): void => {
    this.lost = false;
    this.#anatomy.forget();
    this.#chain.forget();
    this.#pulsesSeen = -1;
    this.#onLostChange(false);
  };

  dispose(): void {
    this.canvas.removeEventListener('webglcontextlost', this.#onLost);
    this.canvas.removeEventListener('webglcontextrestored', this.#onRestored);
    for (const part of [this.#outlines, this.#chain, this.#blood, this.#devices, this.#anatomy, this.#runner])
      part.dispose();
    this.#runner.renderer.destroy({ removeView: true });
  }
}

function copyView(from: BeamView, to: BeamView): void {
  to.isocentreXMm = from.isocentreXMm;
  to.isocentreYMm = from.isocentreYMm;
  to.fieldMm = from.fieldMm;
  to.laoRad = from.laoRad;
  to.cranialRad = from.cranialRad;
}
