/** The door of the fluoroscopic picture: the only room that knows pixi.js. */
export { createFluoro, type Fluoro } from './fluoro.ts';
