import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { conditionSchema, levelSchema } from '../game/index.ts';

export const LEVEL_SCHEMA_FILE = fileURLToPath(new URL('../../levels/level.schema.json', import.meta.url));

/** What a shape alone can say of a level. Whether its names are those of this patient, only `npm run levels` knows. */
export function levelSchemaText(): string {
  const schema = toJsonSchema(levelSchema, { errorMode: 'ignore', definitions: { condition: conditionSchema } });
  return `${JSON.stringify({ title: 'A level of Azygos', ...schema }, null, 2)}\n`;
}
