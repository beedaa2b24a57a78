export * from './beam.ts';
export * from './projection.ts';
