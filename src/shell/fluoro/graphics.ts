/** What the machine's graphics can do, found out once at the start. */
import type { TEXTURE_FORMATS } from 'pixi.js';

export interface GraphicsTier {
  /** Side of the detector's image, px. */
  detectorPx: number;
  /** Side of the canvas, px; CSS scales it to the page. */
  canvasPx: number;
  /** Format of the targets that attenuation is summed in. */
  floatFormat: TEXTURE_FORMATS;
  /** Sub-pixel passes over the anatomy while the picture stands, and while the gantry or table moves. */
  anatomyPasses: number;
  movingPasses: number;
  software: boolean;
}

/**
 * Software rendering gets half the resolution and 32-bit targets, which it blends two to three times faster.
 * Graphics processors get 16-bit targets: mobile ones cannot blend 32-bit ones.
 * Returns null where no float target can be drawn to at all.
 */
export function gradeGraphics(gl: WebGL2RenderingContext, wantedPx?: number): GraphicsTier | null {
  const fullFloat = gl.getExtension('EXT_color_buffer_float') !== null;
  const halfFloat = fullFloat || gl.getExtension('EXT_color_buffer_half_float') !== null;
  const blend32 = fullFloat && gl.getExtension('EXT_float_blend') !== null;
  if (!halfFloat) return null;
  const software = isSoftware(gl);
  const detectorPx = wantedPx ?? (software ? 512 : 1024);
  return {
    detectorPx,
    canvasPx: Math.max(detectorPx, 768),
    floatFormat: software && blend32 ? 'rgba32float' : 'rgba16float',
    anatomyPasses: 4,
    movingPasses: software ? 1 : 2,
    software,
  };
}

function isSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
