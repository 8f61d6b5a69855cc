// The description of the wire as tests use it: protocol/openapi.yaml compiled into validators.
// Every object schema is closed here, so a field that the server sends and nobody described fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

export const protocolFolder = join(import.meta.dirname, '../../protocol');

interface Content {
  content?: Record<string, { schema: { $ref?: string } }>;
  $ref?: string;
}
export interface Operation {
  operationId: string;
  requestBody?: Content;
  responses: Record<string, Content>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Record<string, unknown>>;
    responses: Record<string, Content>;
  };
}

const description = parse(
  readFileSync(join(protocolFolder, 'openapi.yaml'), 'utf8'),
) as Description;

function close(schema: unknown): void {
  if (Array.isArray(schema)) return schema.forEach(close);
  if (typeof schema !== 'object' || schema === null) return;
  const node = schema as Record<string, unknown>;
  if (node['type'] === 'object' && node['properties'] && !('additionalProperties' in node)) {
    node['additionalProperties'] = false;
  }
  Object.values(node).forEach(close);
}

close(description.components.schemas);
const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { int64: true } });
ajv.addSchema({ $id: 'snug', components: description.components });

const compiled = new Map<string, ValidateFunction>();
function validator(ref: string): ValidateFunction {
  const known = compiled.get(ref);
  if (known) return known;
  const made = ajv.compile({ $ref: `snug${ref}` });
  compiled.set(ref, made);
  return made;
}

/** What is wrong with `value` as the schema called `name`, or undefined. */
export function faults(name: string, value: unknown): string | undefined {
  const check = validator(`#/components/schemas/${name}`);
  return check(value) ? undefined : ajv.errorsText(check.errors, { separator: '\n' });
}

function schemaName(content: Content | undefined): string | undefined {
  if (content?.$ref) {
    return schemaName(description.components.responses[content.$ref.split('/').at(-1) ?? '']);
  }
  return content?.content?.['application/json']?.schema.$ref?.split('/').at(-1);
}

const methods = new Set(['get', 'head', 'options', 'post', 'put', 'patch', 'delete']);

export interface RouteRow {
  method: string;
  path: string;
  operation: string;
  open: boolean;
  request: string | undefined;
  /** Schema of each successful JSON answer by status; undefined for those without a body. */
  replies: Map<number, string | undefined>;
}

export const routes: RouteRow[] = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => methods.has(method))
    .map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation.operationId,
      open: Array.isArray((operation as { security?: unknown[] }).security),
      request: schemaName(operation.requestBody),
      replies: new Map(
        Object.entries(operation.responses)
          .filter(([status]) => status.startsWith('2'))
          .map(([status, content]) => [Number(status), schemaName(content)]),
      ),
    })),
);

export const events: ReadonlyMap<string, string> = new Map(
  Object.entries(
    description.components.schemas['StreamEvents']?.['properties'] as Record<
      string,
      { $ref: string }
    >,
  ).map(([name, schema]) => [name, schema.$ref.split('/').at(-1) ?? '']),
);

export const problemCodes = new Set(
  description.components.schemas['ProblemCode']?.['enum'] as string[],
);

const matchers = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
}));

/** The described route that `method path` asks for; literal paths win over captures. */
export function routeOf(method: string, path: string): RouteRow | undefined {
  const captures = (one: RouteRow) => one.path.split('{').length;
  return matchers
    .filter((one) => one.route.method === method && one.pattern.test(path))
    .map((one) => one.route)
    .sort((a, b) => captures(a) - captures(b))[0];
}

export function exampleNames(): string[] {
  return readdirSync(join(protocolFolder, 'examples')).sort();
}

export function readExample(file: string): unknown {
  return JSON.parse(readFileSync(join(protocolFolder, 'examples', file), 'utf8'));
}
