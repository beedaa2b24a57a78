/** `npm run level-schema`: writes levels/level.schema.json, by which editors check and complete a level file while it is written. */
import './unsound-files.ts';
import { writeFileSync } from 'node:fs';
import { readArguments } from './arguments.ts';
import { LEVEL_SCHEMA_FILE, levelSchemaText } from './level-schema-text.ts';

readArguments('npm run level-schema', {}, 0);
writeFileSync(LEVEL_SCHEMA_FILE, levelSchemaText());
console.log('levels/level.schema.json is written.');
