// A place in which every page, list and menu has something in it: rooms of all kinds, people of all roles,
// messages that were changed, pinned, kept, reacted to. Its people speak German.
import { Person } from './person.ts';
import { SnugServer } from './server.ts';

/** So many that calling them all is asked about. */
const FRIENDS = 20;

export async function furnish(server: SnugServer): Promise<Person> {
  const mara = await server.setUp();
  const tavi = await mara.bring('member', 'tavi');
  const nora = await mara.bring('moderator', 'nora');
  await mara.bring('member', 'otis');
  await mara.bring('guest', 'gustav');
  await tavi.must(200, 'PATCH', '/api/me', { display_name: 'Tavi', bio: 'Backt Brot.' });
  await fillSeats(mara);

  const room = (body: Record<string, unknown>) =>
    mara.must(201, 'POST', '/api/channels', { kind: 'text', ...body });
  const kitchen = await room({ name: 'Küche', section: 'Unten', topic: 'Töpfe und Pfannen' });
  await room({ name: 'Dachboden', private: true, members: ['mara', 'tavi'] });
  const shed = await room({ name: 'Schuppen' });
  await mara.must(200, 'PATCH', `/api/channels/${shed.id}`, { archived: true });
  await mara.must(204, 'PUT', `/api/channels/${kitchen.id}/members/gustav`);
  const talk = await tavi.must(201, 'POST', '/api/directs', { users: ['mara', 'nora'] });
  await tavi.must(200, 'PATCH', `/api/channels/${talk.id}`, { name: 'Zelten' });
  await mara.must(201, 'POST', '/api/directs', { users: ['tavi'] });

  await say(mara, tavi, nora);
  await mara.must(201, 'POST', '/api/emoji', { name: 'party_cat', aliases: ['miau'] });
  await mara.must(204, 'PUT', '/api/blocks/otis');
  await mara.must(204, 'PUT', '/api/bans/otis');
  await mara.invite({ max_uses: 10 });
  await tavi.must(204, 'PUT', '/api/me/presence', { state: 'online', text: 'Brot im Ofen' });
  return mara;
}

async function fillSeats(mara: Person): Promise<void> {
  const { code } = await mara.invite({ max_uses: FRIENDS });
  for (let seat = 0; seat < FRIENDS; seat += 1) {
    const username = `gast-${seat}`;
    await mara.must(201, 'POST', `/api/invites/${code}/accept`, {
      username,
      password: Person.passwordOf(username),
      bearer: true,
    });
  }
}

async function say(mara: Person, tavi: Person, nora: Person): Promise<void> {
  const at = '/api/channels/home/messages';
  const soup = await mara.say('Um acht gibt es Suppe. https://example.org/rezept');
  await tavi.say('Ich bringe Brot mit.', { reply_to: soup._id });
  await tavi.say('@mara heb mir den Platz am Fenster auf');
  const edited = await tavi.say('Zwei Laib');
  await tavi.must(200, 'PATCH', `${at}/${edited._id}`, { content: 'Zwei Laibe Roggenbrot' });
  for (const emoji of ['🎉', '🥖']) {
    const path = `${at}/${edited._id}/reactions/${encodeURIComponent(emoji)}`;
    await mara.must(204, 'PUT', path);
    await nora.must(204, 'PUT', path);
  }
  await mara.must(204, 'PUT', `${at}/${soup._id}/pin`);
  await mara.must(204, 'PUT', `${at}/${edited._id}/saved`);
  await mara.say('Das schreibe ich selbst.');
}
