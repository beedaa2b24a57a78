/**
 * Bones and organs by signed depth. Every face of a closed solid adds ±µ·(distance from the source); over all faces
 * that a ray crosses this is µ times the path inside. Distances are taken relative to the solid's centre, which cancels
 * over a closed solid and keeps half-precision sums exact enough.
 */
export const ANATOMY_VERTEX = `#version 300 es
precision highp float;
in vec3 aPosition;
in vec3 aNormal;
in vec3 aCentre;
in vec3 aTissue;      // µ per mm, skin, layer
uniform vec3 uIsocentre;
uniform vec3 uRight;
uniform vec3 uUp;
uniform vec3 uAlong;
uniform vec3 uSource;
uniform vec4 uLens;   // source to isocentre (mm), 2 / field (1/mm), jitter x, jitter y
out vec3 vFromSource;
out vec3 vNormal;
flat out vec4 vTissue; // µ per mm, skin, distance of the centre from the source, layer
void main() {
  vec3 at = aPosition - uIsocentre;
  float depth = uLens.x + dot(at, uAlong);
  vec2 seen = vec2(dot(at, uRight), dot(at, uUp)) * uLens.x * uLens.y;
  vFromSource = aPosition - uSource;
  vNormal = aNormal;
  vTissue = vec4(aTissue.xy, length(aCentre - uSource), aTissue.z);
  gl_Position = vec4(seen + uLens.zw * depth, 0.0, depth);
}`;

/**
 * Front-facing is what looks at the detector: nothing in this room culls, so the winding stays WebGL's own.
 * A skin is crossed at 1/cos of the obliquity, limited because it is curved.
 */
export const ANATOMY_FRAGMENT = `#version 300 es
precision highp float;
in vec3 vFromSource;
in vec3 vNormal;
flat in vec4 vTissue;
uniform float uShare;   // weight of this pass
out vec4 attenuation;
void main() {
  float path = length(vFromSource);
  float outwards = gl_FrontFacing ? 1.0 : -1.0;
  float obliquity = abs(dot(normalize(vNormal), vFromSource)) / path;
  vec3 p = vFromSource;
  float grain = sin(p.x * 2.1 + 2.0 * sin(p.y * 0.71 + p.z * 0.37)) * sin(p.y * 1.7 + 2.0 * sin(p.x * 0.83 - p.z * 0.29));
  float sum = outwards * vTissue.x * (path - vTissue.z) + vTissue.y * (1.0 + 0.22 * grain) / max(obliquity, 0.24);
  vec4 layer = vec4(equal(vec4(0.0, 1.0, 2.0, 3.0), vec4(vTissue.w)));
  attenuation = layer * (sum * uShare);
}`;
