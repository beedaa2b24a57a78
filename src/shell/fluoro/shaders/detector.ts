/** The chain behind the patient: what reaches the detector, how it is exposed, how it is shown. */

const HEAD = `#version 300 es
precision highp float;
in vec2 vAt;
`;

/** Shutters: a soft-edged square with slightly rounded corners. 1 inside. */
export const SHUTTERS = `
uniform vec4 uShutters; // half-width, half-height, corner radius, penumbra; picture is 2 wide
float openAt(vec2 at) {
  vec2 beyond = abs(at * 2.0 - 1.0) - uShutters.xy + uShutters.z;
  float outside = length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - uShutters.z;
  return 1.0 - smoothstep(-uShutters.w, uShutters.w, outside);
}
`;

/**
 * The layers of the patient summed, shifted apart by breathing and heart beat, with the blur of the detector.
 * Runs when the patient or the beam moves, not for every pulse.
 */
export const PATIENT_FRAGMENT = `${HEAD}
uniform sampler2D uAnatomy;
uniform vec4 uShift01;  // offset of static and ribs, fraction of the picture
uniform vec4 uShift23;  // offset of lungs and heart
uniform float uTexel;
out vec4 patient;
float layersAt(vec2 at) {
  return texture(uAnatomy, at + uShift01.xy).r + texture(uAnatomy, at + uShift01.zw).g
    + texture(uAnatomy, at + uShift23.xy).b + texture(uAnatomy, at + uShift23.zw).a;
}
void main() {
  float t = uTexel * 0.6;
  float soft = 0.36 * layersAt(vAt) + 0.16 * (layersAt(vAt + vec2(t, t)) + layersAt(vAt + vec2(-t, t))
    + layersAt(vAt + vec2(t, -t)) + layersAt(vAt - vec2(t, t)));
  patient = vec4(soft, 0.0, 0.0, 1.0);
}`;

/** Primary radiation on a coarse grid, the source of the scatter; and how open the shutters are there. */
export const PRIMARY_FRAGMENT = `${HEAD}${SHUTTERS}
uniform sampler2D uPatient;
uniform sampler2D uDevices;
uniform float uTexel;
out vec4 primary;
void main() {
  float open = mix(0.012, 1.0, openAt(vAt));
  float sum = 0.0;
  for (int corner = 0; corner < 4; corner++) {
    vec2 at = vAt + (vec2(corner & 1, corner >> 1) - 0.5) * uTexel * 0.5;
    sum += exp(-texture(uPatient, at).r - texture(uDevices, at).r);
  }
  primary = vec4(sum * 0.25 * open, open, 0.0, 1.0);
}`;

/** One direction of a wide blur. */
export const SPREAD_FRAGMENT = `${HEAD}
uniform sampler2D uFrom;
uniform vec2 uStep;
out vec4 spread;
void main() {
  vec2 sum = vec2(0.0);
  float weights = 0.0;
  for (int tap = -12; tap <= 12; tap++) {
    float weight = exp(-0.5 * float(tap * tap) / 25.0);
    sum += weight * texture(uFrom, vAt + uStep * float(tap)).rg;
    weights += weight;
  }
  spread = vec4(sum / weights, 0.0, 1.0);
}`;

/** Automatic brightness: centre-weighted mean inside the shutters, followed slowly. */
export const EXPOSURE_FRAGMENT = `${HEAD}${SHUTTERS}
uniform sampler2D uLow;
uniform sampler2D uBefore;
uniform float uFollow;
out vec4 exposure;
void main() {
  float sum = 0.0;
  float weights = 0.0;
  for (int y = 0; y < 12; y++) {
    for (int x = 0; x < 12; x++) {
      vec2 at = (vec2(x, y) + 0.5) / 12.0;
      vec2 off = at * 2.0 - 1.0;
      float weight = openAt(at) * exp(-2.6 * dot(off, off));
      vec2 low = texture(uLow, at).rg;
      sum += weight * log(max(low.r / max(low.g, 0.01), 1e-6));
      weights += weight;
    }
  }
  float now = sum / max(weights, 1e-6);
  float before = texture(uBefore, vec2(0.5)).r;
  exposure = vec4(mix(before, now, uFollow), 0.0, 0.0, 1.0);
}`;

/** Signal with scatter, quantum noise by dose, recursive filter. Writes F, ln F and the local mean. */
export const DETECTOR_FRAGMENT = `${HEAD}${SHUTTERS}
uniform sampler2D uPatient;
uniform sampler2D uDevices;
uniform sampler2D uLow;
uniform sampler2D uExposure;
uniform sampler2D uBefore;
uniform sampler2D uGrain;
uniform vec4 uGrainMix;
uniform vec4 uGrainAt;   // offset x, offset y, size of a grain (px), range
uniform vec4 uDose;      // quanta per pixel at the reference, electronic noise, filter, motion gain
uniform float uTexel;
uniform float uScatter;
out vec4 frame;
void main() {
  float open = mix(0.012, 1.0, openAt(vAt));
  float reference = exp(texture(uExposure, vec2(0.5)).r);
  vec2 low = texture(uLow, vAt).rg;
  float primary = exp(-texture(uPatient, vAt).r - texture(uDevices, vAt).r) * open;
  vec2 off = vAt * 2.0 - 1.0;
  float vignette = 1.0 - 0.15 * dot(off, off) + 0.04 * off.y;
  float signal = (primary + uScatter * low.r) / (reference * (1.0 + uScatter)) * vignette;
  ivec2 grain = (ivec2(gl_FragCoord.xy / uGrainAt.z) + ivec2(uGrainAt.xy)) & 511;
  float xi = dot(texelFetch(uGrain, grain, 0) * 2.0 - 1.0, uGrainMix) * uGrainAt.w;
  float sample1 = max(0.002, signal + (sqrt(max(signal, 0.0) / uDose.x) + uDose.y) * xi);
  float before = texture(uBefore, vAt).r;
  float change = abs(sample1 - before) / max(before, 0.02);
  float follow = clamp(uDose.z + uDose.w * smoothstep(0.25, 0.8, change), 0.0, 1.0);
  float kept = mix(before, sample1, follow);
  frame = vec4(kept, log(max(kept, 0.002)), log(max(low.r / (max(low.g, 0.01) * reference), 0.002)), open);
}`;

/** Edge enhancement, local harmony, window, shoulder. Flat grey where the shutters cover. */
export const DISPLAY_FRAGMENT = `${HEAD}${SHUTTERS}
uniform sampler2D uFrame;
uniform float uTexel;
uniform vec4 uWindow;  // level, width, edge, harmony
out vec4 colour;
void main() {
  vec2 here = texture(uFrame, vAt).gb;
  float t = uTexel * 1.5;
  float around = 0.25 * (texture(uFrame, vAt + vec2(t, 0.0)).g + texture(uFrame, vAt - vec2(t, 0.0)).g
    + texture(uFrame, vAt + vec2(0.0, t)).g + texture(uFrame, vAt - vec2(0.0, t)).g);
  float x = here.x + uWindow.z * (here.x - around) - uWindow.w * here.y;
  float grey = uWindow.x + uWindow.y * x;
  grey = grey > 0.7 ? 0.7 + 0.3 * (1.0 - exp(-(grey - 0.7) / 0.3)) : grey;
  grey = grey < 0.16 ? 0.16 * exp((grey - 0.16) / 0.16) : grey;
  colour = vec4(vec3(clamp(grey, 0.0, 1.0)) * vec3(0.985, 1.0, 1.0) * mix(0.0, 1.0, openAt(vAt)), 1.0);
}`;
