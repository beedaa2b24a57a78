/** The door of what the console remembers. */
export { openSettings, type Settings, type SettingsShelf } from './settings.ts';
