// Makes src/api/schema.d.ts from protocol/openapi.yaml before anything reads types, so that the client
// cannot go on believing an older description. It is written only where it differs.

import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../protocol/openapi.yaml', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const heading = '// Made from protocol/openapi.yaml by `npm run contract`. Not edited by hand.\n\n';

const ast = await openapiTS(source, { immutable: true, defaultNonNullable: false });
const made = heading + astToString(ast);
const held = await readFile(target, 'utf8').catch(() => '');
if (held !== made) await writeFile(target, made);
