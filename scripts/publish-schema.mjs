// Writes the JSON Schema of the own JSON format, from the schema that the reader itself uses.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publishedSchema } from '../src/providers/files/json-schema.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
mkdirSync('docs/schema', { recursive: true });
writeFileSync('docs/schema/nightaudit-documents.schema.json', publishedSchema());
