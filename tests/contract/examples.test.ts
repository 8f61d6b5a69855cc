import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  events,
  exampleNames,
  faults,
  problemCodes,
  protocolFolder,
  readExample,
  routes,
} from '../lib/protocol.ts';

/** File name → schema for everything the description says there is. */
function wanted(): Map<string, string> {
  const files = new Map<string, string>([['problem.json', 'Problem']]);
  for (const route of routes) {
    if (route.request) files.set(`${route.operation}.request.json`, route.request);
    const reply = route.replies.get(201) ?? route.replies.get(200);
    if (reply) files.set(`${route.operation}.reply.json`, reply);
  }
  for (const [name, schema] of events) files.set(`event.${name}.json`, schema);
  return files;
}

describe('examples', () => {
  it('stand for every request, reply and event, and nothing else', () => {
    expect(exampleNames()).toEqual([...wanted().keys()].sort());
  });

  it.each([...wanted()])('%s is a %s', (file, schema) => {
    expect(faults(schema, readExample(file))).toBeUndefined();
  });

  it('are refused when a field is missing, wrong or unknown', () => {
    const message = readExample('event.message.json') as Record<string, unknown>;
    const { seq: _seq, ...without } = message;
    expect(faults('Message', without)).toContain('seq');
    expect(faults('Message', { ...message, timestamp: '2026-11-22 19:11' })).toContain('timestamp');
    expect(faults('Message', { ...message, mine: true })).toContain('additional');
  });
});

describe('problem codes', () => {
  it('of the server are all described', () => {
    const source = readFileSync(join(protocolFolder, '../server/base/result.cpp'), 'utf8');
    const codes = [...source.matchAll(/return "([a-z_]+)";/g)].map((match) => match[1] ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !problemCodes.has(code))).toEqual([]);
  });
});
