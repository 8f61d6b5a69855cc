// Makes src/api/schema.d.ts from protocol/openapi.yaml. Without --write it only compares and fails
// on a difference, so that the client cannot go on believing an older description.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../protocol/openapi.yaml', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const heading =
  '// Made from protocol/openapi.yaml by `npm run contract -- --write`. Not edited by hand.\n\n';

const ast = await openapiTS(source, { immutable: true, defaultNonNullable: false });
const made = heading + astToString(ast);

if (process.argv.includes('--write')) {
  await writeFile(target, made);
  console.log(`wrote ${fileURLToPath(target)}`);
} else {
  const held = await readFile(target, 'utf8').catch(() => '');
  if (held !== made) {
    console.error('src/api/schema.d.ts differs from protocol/openapi.yaml.');
    console.error('Run `npm run contract -- --write`, then mend what no longer fits.');
    process.exit(1);
  }
  console.log('The client types are those of protocol/openapi.yaml.');
}
