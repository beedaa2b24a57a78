import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LEVEL_SCHEMA_FILE, levelSchemaText } from '../../src/cli/level-schema-text.ts';
import { levelFiles } from '../../src/cli/shelf.ts';

interface Shape {
  required: string[];
  properties: Record<string, unknown>;
  $defs: { condition: { anyOf?: unknown[]; oneOf?: unknown[] } };
}

const published = readFileSync(LEVEL_SCHEMA_FILE, 'utf8');
const schema = JSON.parse(published) as Shape;

it('what editors read about levels is what the game reads (npm run level-schema)', () => {
  expect(published).toBe(levelSchemaText());
});

it('every level of the house points to it, has what it requires and nothing that it does not know', () => {
  expect(levelFiles().length).toBeGreaterThan(2);
  for (const file of levelFiles()) {
    const level = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(level.$schema, file).toBe('./level.schema.json');
    expect(Object.keys(schema.properties), file).toEqual(expect.arrayContaining(Object.keys(level)));
    expect(Object.keys(level), file).toEqual(expect.arrayContaining(schema.required));
  }
});

it('a condition may lie in a condition, to any depth', () => {
  expect(JSON.stringify(schema.$defs.condition).match(/#\/\$defs\/condition/g)!.length).toBeGreaterThanOrEqual(4);
});
