export type { Point } from './centreline.ts';
export { downstreamEnd } from './downstream.ts';
export { findJoins, nearestOnAxis } from './joins.ts';
export { type Landmarks, landmarks, type Rib, readLandmarks } from './landmarks.ts';
export { ACCESSES, buildTree, builtInFiles, readTree } from './read-tree.ts';
export { type Route, type RouteLeg, routeTo } from './route.ts';
export type { VertebralBody, Vessel, VesselTree } from './tree.ts';
export { drawValves, readValves, readValveTable, type ValveRow, valveTable } from './valves.ts';
export { drawVariants, readVariants, usualVariants, type Variants, variantRows } from './variants/index.ts';
