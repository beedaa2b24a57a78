export type { Point } from './centreline.ts';
export { findJoins, type Join, nearestOnAxis } from './joins.ts';
export { type Landmarks, landmarks, type Rib, readLandmarks, type Tube } from './landmarks.ts';
export { type AnatomyFiles, buildTree, builtInFiles, readTree } from './read-tree.ts';
export { type Route, type RouteLeg, routeTo } from './route.ts';
export type { Foramen, VertebralBody, Vessel, VesselTree } from './tree.ts';
