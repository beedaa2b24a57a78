/** The door of the sounds. */
export { Sounds } from './sounds.ts';
