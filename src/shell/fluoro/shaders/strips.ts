/** Thin things drawn as strips: devices by their attenuation, outlines of veins by a soft line. */
import { SHUTTERS } from './detector.ts';

/** What attenuates: positions and shape in mm in the plane of the isocentre; what the shape's numbers mean, its fragment says. */
export const SHADOW_VERTEX = `#version 300 es
precision highp float;
in vec2 aAt;
in vec3 aShape;
in float aDark;
uniform float uPerField; // 2 / field, 1/mm
out vec3 vShape;
out float vDark;
void main() {
  vShape = aShape;
  vDark = aDark;
  gl_Position = vec4(aAt * uPerField, 0.0, 1.0);
}`;

/**
 * Chord of a ray through a round rod at distance d, already blurred by the detector, so that a wire thinner than a
 * pixel neither breaks up nor flickers.
 */
export const DEVICE_FRAGMENT = `#version 300 es
precision highp float;
in vec3 vShape; // distance from the axis, outer radius, inner radius
in float vDark; // attenuation per mm of the plane, with obliquity
uniform float uBlurMm;
out vec4 attenuation;
float thinChord(float d, float r) {
  float variance = uBlurMm * uBlurMm + 0.25 * r * r;
  return 3.14159265 * r * r * exp(-0.5 * d * d / variance) * inversesqrt(6.2831853 * variance);
}
float thickChord(float d, float r) {
  float q = r * r - d * d;
  float w = 1.6 * r * uBlurMm;
  return 1.41421356 * sqrt(max(sqrt(q * q + w * w) + q, 0.0));
}
float chord(float d, float r) {
  if (r <= 0.0) return 0.0;
  float thick = smoothstep(1.5 * uBlurMm, 4.0 * uBlurMm, r);
  return mix(thinChord(d, r), thickChord(d, r), thick);
}
void main() {
  float wall = max(chord(vShape.x, vShape.y) - chord(vShape.x, vShape.z), 0.0);
  attenuation = vec4(vDark * wall, 0.0, 0.0, 0.0);
}`;

export const OUTLINE_VERTEX = `#version 300 es
precision highp float;
in vec2 aAt;
in vec3 aLine;   // across the line -1…1, strength 0…1, on the route 0 or 1
uniform float uPerField;
out vec3 vLine;
out vec2 vAt;
void main() {
  vLine = aLine;
  gl_Position = vec4(aAt * uPerField, 0.0, 1.0);
  vAt = gl_Position.xy * 0.5 + 0.5;
}`;

export const OUTLINE_FRAGMENT = `#version 300 es
precision highp float;
in vec3 vLine;
in vec2 vAt;
uniform vec4 uFaint;  // colour and opacity of veins
uniform vec4 uStrong; // colour and opacity of veins on the route
${SHUTTERS}
out vec4 colour;
void main() {
  vec4 ink = mix(uFaint, uStrong, vLine.z);
  float off = abs(vLine.x);
  float core = 1.0 - smoothstep(0.2, 0.55, off);
  float casing = 0.5 * (1.0 - smoothstep(0.5, 1.0, off));
  float opacity = ink.a * vLine.y * openAt(vAt) * max(core, casing);
  colour = vec4(ink.rgb * core * opacity, opacity);
}`;

/**
 * A piece of a filled tube as a flat disc: discs laid closely along an axis add up to the tube's chord, from any angle,
 * also where the ray runs along it. Edge blurred by the detector; a disc finer than the blur is a bell of the same weight.
 */
export const DISC_FRAGMENT = `#version 300 es
precision highp float;
in vec3 vShape; // offset from the centre, radius
in float vDark; // attenuation in the disc
uniform float uBlurMm;
out vec4 attenuation;
void main() {
  float d = length(vShape.xy);
  float r = vShape.z;
  float variance = uBlurMm * uBlurMm + 0.25 * r * r;
  float bell = 0.5 * r * r / variance * exp(-0.5 * d * d / variance);
  float plate = 1.0 / (1.0 + exp(1.7 * (d - r) / uBlurMm));
  attenuation = vec4(vDark * mix(bell, plate, smoothstep(1.0, 2.5, r / uBlurMm)), 0.0, 0.0, 0.0);
}`;
