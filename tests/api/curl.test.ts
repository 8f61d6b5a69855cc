// A script with curl and a token can do everything that the client does.
import { execFile, spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { faults } from '../lib/protocol.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();

function curl(
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: any }> {
  const args = ['-sS', '-X', method, '-w', '\n%{http_code}', `${suite.server.address}${path}`];
  if (token) args.push('-H', `Authorization: Bearer ${token}`);
  if (body !== undefined)
    args.push('-H', 'Content-Type: application/json', '-d', JSON.stringify(body));
  return new Promise((resolve, reject) =>
    execFile('curl', args, (error, stdout) => {
      if (error) return reject(error);
      const cut = stdout.lastIndexOf('\n');
      const text = stdout.slice(0, cut);
      resolve({ status: Number(stdout.slice(cut + 1)), json: text ? JSON.parse(text) : undefined });
    }),
  );
}

it('curl signs in, invites, joins, talks, edits, reads, listens and leaves', async () => {
  const signed = await curl(undefined, 'POST', '/api/sessions', {
    username: 'mara',
    password: 'mara has a long password',
    bearer: true,
  });
  expect(signed.status).toBe(201);
  const mara = signed.json.token as string;
  const invite = (await curl(mara, 'POST', '/api/invites', {})).json;
  expect((await curl(undefined, 'GET', `/api/invites/${invite.code}`)).json.by).toBe('mara');
  const joined = await curl(undefined, 'POST', `/api/invites/${invite.code}/accept`, {
    username: 'tavi',
    password: 'bread by the window',
    bearer: true,
  });
  const tavi = joined.json.token as string;

  const listener = spawn('curl', [
    '-sSN',
    '-H',
    `Authorization: Bearer ${mara}`,
    `${suite.server.address}/api/messagestream`,
  ]);
  let heard = '';
  listener.stdout.on('data', (part) => (heard += part));
  await expect.poll(() => heard).toContain('event: caught_up');

  const said = await curl(tavi, 'POST', '/api/sendmessage', {
    content: 'from a script',
    nonce: 'script-1',
  });
  expect(said.status).toBe(201);
  const at = `/api/channels/home/messages/${said.json._id}`;
  expect((await curl(tavi, 'PATCH', at, { content: 'from a better script' })).status).toBe(200);
  expect((await curl(mara, 'PUT', '/api/channels/home/read', { seq: said.json.seq })).status).toBe(
    204,
  );
  expect(
    (await curl(mara, 'GET', '/api/channels/home/messages?limit=1')).json.messages[0].content,
  ).toBe('from a better script');
  expect(faults('Snapshot', (await curl(mara, 'GET', '/api/snapshot')).json)).toBeUndefined();
  expect((await curl(tavi, 'DELETE', at)).status).toBe(204);
  expect((await curl(tavi, 'PATCH', '/api/me', { display_name: 'Tavi' })).json.display_name).toBe(
    'Tavi',
  );
  expect((await curl(mara, 'PATCH', '/api/members/tavi', { role: 'moderator' })).json.role).toBe(
    'moderator',
  );
  expect((await curl(mara, 'POST', '/api/members/tavi/link', {})).json.url).toContain('/link/');
  expect((await curl(tavi, 'GET', '/api/sessions')).json.sessions).toHaveLength(1);
  expect((await curl(mara, 'GET', '/api/invites')).status).toBe(200);
  expect(
    (
      await curl(
        mara,
        'DELETE',
        `/api/invites/${(await curl(mara, 'POST', '/api/invites', {})).json.id}`,
      )
    ).status,
  ).toBe(204);
  expect((await curl(mara, 'DELETE', '/api/members/tavi')).status).toBe(204);
  expect((await curl(mara, 'DELETE', '/api/sessions/current')).status).toBe(204);
  expect((await curl(mara, 'GET', '/api/me')).status).toBe(401);

  for (const word of [
    'from a script',
    'message_edited',
    'message_deleted',
    'member_updated',
    'member_left',
    'signed_out',
  ]) {
    await expect.poll(() => heard).toContain(word);
  }
  listener.kill();
});
