export type { Foramen, VertebralBody, Vessel, VesselTree } from './tree.ts';
