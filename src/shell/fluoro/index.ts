/** The door of the fluoroscopic picture: the only room that knows pixi.js. */
export { createFluoro, type Fluoro, type FluoroOptions, type Pixels } from './fluoro.ts';
