import { readFileSync } from 'node:fs';
import { knownWorld, readLevel, readReplay } from '../../src/game/index.ts';
import { runReplay } from '../../src/game/replay/play-replay.ts';
import { openLevel, step } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

test('a run played in the browser is the same to the last bit outside of it', async ({ page }) => {
  await openLevel(page);
  const during = async (key: string, ticks: number) => {
    await page.keyboard.down(key);
    await step(page, ticks);
    await page.keyboard.up(key);
    await step(page, 1);
  };
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  await during('w', 40);
  await during('d', 60);
  await page.keyboard.press('4');
  await during('w', 90);
  await page.keyboard.press('v');
  await during('f', 60);
  await step(page, 60);
  const { replay, build } = await page.evaluate(() => {
    const replay = window.azygos.session!.replay();
    return { replay, build: replay.build };
  });
  const level = readLevel(JSON.parse(readFileSync('levels/right-t8.json', 'utf8')), knownWorld());
  if (!level.ok) throw new Error('the level could not be read');
  const read = readReplay(replay, { build, level: level.value });
  if (!read.ok) throw new Error('the replay could not be read');
  expect(read.value.ticks).toBeGreaterThan(300);
  expect(runReplay(read.value, level.value).divergence).toBeNull();
});
