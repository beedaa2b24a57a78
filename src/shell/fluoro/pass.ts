/** One full-screen pass, and the targets that passes write to: the few words of pixi that the chain is written in. */
import {
  Geometry,
  GlProgram,
  RenderTarget,
  type RgbaArray,
  Shader,
  State,
  type TEXTURE_FORMATS,
  TextureSource,
  UniformGroup,
  type WebGLRenderer,
} from 'pixi.js';

type UniformType = 'f32' | 'vec2<f32>' | 'vec3<f32>' | 'vec4<f32>';
type UniformTable = Record<string, { value: number | Float32Array; type: UniformType }>;
export type Uniforms = Record<string, number | Float32Array>;

export interface Target {
  texture: TextureSource;
  surface: RenderTarget;
}

export function createTarget(sidePx: number, format: TEXTURE_FORMATS, linear = false): Target {
  const scaleMode = linear ? 'linear' : 'nearest';
  const texture = new TextureSource({
    width: sidePx,
    height: sidePx,
    format,
    scaleMode,
    addressMode: 'clamp-to-edge',
    autoGarbageCollect: false,
    alphaMode: 'no-premultiply-alpha',
  });
  return { texture, surface: new RenderTarget({ colorTextures: [texture] }) };
}

export function destroyTarget(target: Target): void {
  target.surface.destroy();
  target.texture.destroy();
}

/** How a pass meets what is already in its target. Depth never matters here. */
export function blending(mode: 'replace' | 'add' | 'over'): State {
  const state = new State();
  state.blend = mode !== 'replace';
  if (mode !== 'replace') state.blendMode = mode === 'add' ? 'add' : 'normal';
  state.depthTest = false;
  state.culling = false;
  return state;
}

const SCREEN_VERTEX = `#version 300 es
precision highp float;
in vec2 aPosition;
out vec2 vAt;
void main() {
  vAt = aPosition * 0.5 + 0.5;
  gl_Position = vec4(aPosition, 0.0, 1.0);
}`;

/** A shader with its uniforms; `uniforms` is written in place before each draw. */
export interface Pass {
  shader: Shader;
  uniforms: Uniforms;
}

export function createPass(
  name: string,
  fragment: string,
  uniforms: UniformTable,
  textures: Record<string, TextureSource> = {},
  vertex = SCREEN_VERTEX,
): Pass {
  const glProgram = GlProgram.from({ name, vertex, fragment });
  const settings = new UniformGroup(uniforms);
  const shader = new Shader({ glProgram, resources: { settings, ...textures } });
  return { shader, uniforms: settings.uniforms as Uniforms };
}

const CLEAR_BLACK: RgbaArray = [0, 0, 0, 0];

/** Runs passes on one renderer. */
export class PassRunner {
  readonly renderer: WebGLRenderer;
  readonly #screen = new Geometry({ attributes: { aPosition: new Float32Array([-1, -1, 3, -1, -1, 3]) } });
  readonly #replace = blending('replace');

  constructor(renderer: WebGLRenderer) {
    this.renderer = renderer;
    this.#screen.autoGarbageCollect = false;
  }

  /** Make a target current. Null is the canvas. */
  bind(target: Target | null, clear: boolean): void {
    const surface = target ? target.surface : this.renderer.view.renderTarget;
    this.renderer.renderTarget.bind({ target: surface, clear, clearColor: CLEAR_BLACK });
  }

  drawScreen(pass: Pass, target: Target | null): void {
    this.bind(target, false);
    this.renderer.encoder.draw({
      geometry: this.#screen,
      shader: pass.shader,
      state: this.#replace,
      topology: 'triangle-list',
    });
  }

  draw(pass: Pass, geometry: Geometry, state: State, indexCount?: number): void {
    const size = indexCount === undefined ? {} : { size: indexCount };
    this.renderer.encoder.draw({ geometry, shader: pass.shader, state, topology: 'triangle-list', ...size });
  }

  dispose(): void {
    this.#screen.destroy(true);
  }
}
