/** What the console remembers on this machine. Read with a schema: what lies in a browser's storage may be anything. */
import * as v from 'valibot';

const KEY = 'azygos.settings';

const settingsSchema = v.object({
  muted: v.fallback(v.boolean(), false),
  outlines: v.fallback(v.boolean(), true),
});
type Settings = v.InferOutput<typeof settingsSchema>;

interface SettingsShelf {
  read(): Settings;
  keep(change: Partial<Settings>): void;
}

/** Settings in `storage`; where that is missing or refused they last as long as the page. */
export function openSettings(storage: Pick<Storage, 'getItem' | 'setItem'> | null = ownStorage()): SettingsShelf {
  let settings = parseSettings(attempt(() => storage?.getItem(KEY)) ?? null);
  return {
    read: () => settings,
    keep(change) {
      settings = { ...settings, ...change };
      attempt(() => storage?.setItem(KEY, JSON.stringify(settings)));
    },
  };
}

/** Storage may be refused outright; then nothing is remembered. */
function ownStorage(): Storage | null {
  return attempt(() => window.localStorage) ?? null;
}

function parseSettings(text: string | null): Settings {
  const raw: unknown = attempt(() => JSON.parse(text ?? '{}'));
  const parsed = v.safeParse(settingsSchema, raw);
  return parsed.success ? parsed.output : v.parse(settingsSchema, {});
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
