/** The door of what the console remembers. */
export { openSettings } from './settings.ts';
