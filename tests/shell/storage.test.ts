import { describe, expect, it } from 'vitest';
import { openSettings } from '../../src/shell/storage/index.ts';

const shelf = (content: Record<string, string> = {}) => ({
  getItem: (key: string) => content[key] ?? null,
  setItem: (key: string, text: string) => {
    content[key] = text;
  },
});

describe('what the console remembers', () => {
  it('is there again the next time', () => {
    const storage = shelf();
    openSettings(storage).keep({ muted: true });
    expect(openSettings(storage).read()).toEqual({ muted: true, outlines: true });
  });

  it.each(['', 'null', '{"muted":"yes"}', '[1', '{"muted":null,"other":1}'])(
    'is the default where the storage holds %j',
    (text) => {
      const storage = { getItem: () => text, setItem: () => {} };
      expect(openSettings(storage).read()).toEqual({ muted: false, outlines: true });
    },
  );

  it('keeps the good half of a half good record', () => {
    const storage = { getItem: () => '{"muted":7,"outlines":false}', setItem: () => {} };
    expect(openSettings(storage).read()).toEqual({ muted: false, outlines: false });
  });

  it('lasts as long as the page where storage is refused', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    const settings = openSettings({ getItem: refuse, setItem: refuse });
    settings.keep({ muted: true });
    expect(settings.read().muted).toBe(true);
  });
});
