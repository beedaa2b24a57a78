export * from './beam.ts';
export * from './projection.ts';
export { createBeam, stepBeam } from './step-beam.ts';
