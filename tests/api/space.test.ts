// What files take: sums, the largest, and the quotas that a host sets.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Person } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';
import { append, beginUpload, bringFile, idOf, shareFile } from '../lib/uploads.ts';

let tavi: Person;
const suite = withServer(
  {
    args: ['space_per_person_mb=3', 'space_mb=8', 'uploads_per_person=0'].flatMap((one) => [
      '--limit',
      one,
    ]),
  },
  async ({ owner }) => {
    tavi = await owner.bring();
  },
);

const spaceOf = (who: Person) => who.must(200, 'GET', '/api/space');

describe('the space that files take', () => {
  it('is nothing before anybody shared a file, and there is room', async () => {
    const told = await spaceOf(tavi);
    expect(told).toMatchObject({ used: 0, files: 0, largest: [] });
    expect(told.free).toSatisfy((free?: number) => free === undefined || free > 1_000_000);
  });

  it('is told to all, and by person to moderators', async () => {
    const bytes = randomBytes(40_000);
    const { message, file } = await shareFile(tavi, 'a.bin', bytes);
    await shareFile(tavi, 'b.bin', bytes); // the same once more
    await bringFile(tavi, 'c.bin', randomBytes(1_000));
    const hers = await spaceOf(tavi);
    expect(hers).toMatchObject({
      quota: 3_000_000,
      total_quota: 8_000_000,
      mine: { used: 41_000, files: 2 },
    });
    expect(hers.people).toBeUndefined();
    expect(hers.largest[0]).toMatchObject({ size: 40_000, by: tavi.username, channel: 'home' });
    expect(hers.largest.map((one: any) => one.id)).toContain(file.id);
    expect(hers.largest.map((one: any) => one.message)).toContain(message._id);
    expect(hers.largest.some((one: any) => one.name === 'c.bin')).toBe(false);
    const owners = await spaceOf(suite.owner);
    expect(owners.used).toBe(41_000);
    expect(owners.people).toContainEqual({ user: tavi.username, used: 41_000, files: 2 });
    expect(owners.kinds).toContainEqual({ kind: 'file', used: 41_000, files: 2 });
    await tavi.must(204, 'DELETE', `/api/channels/home/messages/${message._id}`);
    expect((await spaceOf(tavi)).mine.used).toBe(41_000); // the other message still has it
  });

  it('names no file of a talk to who is not in it', async () => {
    const friend = await suite.owner.bring();
    const { id } = await tavi.must(201, 'POST', '/api/directs', { users: [friend.username] });
    const { file } = await shareFile(tavi, 'secret.bin', randomBytes(60_000), { channel: id });
    const ids = async (who: Person) => (await spaceOf(who)).largest.map((one: any) => one.id);
    expect(await ids(tavi)).toContain(file.id);
    expect(await ids(suite.owner)).not.toContain(file.id);
    expect(await ids(friend)).not.toContain(file.id);
  });

  it('is bounded for each and for all, however many ask at once', async () => {
    const one = await suite.owner.bring();
    const size = 400_000;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => beginUpload(one, 'a.bin', size)),
    );
    const taken = answers.filter((answer) => answer.status === 201);
    expect(taken.length).toBe(7); // of 3 MB
    for (const refused of answers.filter((answer) => answer.status !== 201))
      expect([refused.status, refused.json.code, refused.json.field]).toEqual([
        507,
        'no_space',
        'person',
      ]);
    // Half of them become files while more are asked for: never more than there is room for.
    const finishing = taken
      .slice(0, 4)
      .map((answer) => append(one, idOf(answer), 0, randomBytes(size)));
    const more = await Promise.all([
      ...finishing,
      ...Array.from({ length: 40 }, () => beginUpload(one, 'b.bin', size)),
    ]);
    expect(more.slice(0, 4).map((answer) => answer.status)).toEqual([204, 204, 204, 204]);
    expect(more.slice(4).filter((answer) => answer.status === 201)).toEqual([]);
    expect((await beginUpload(one, 'c.bin', 200_000)).status).toBe(201);
    // All together: 8 MB, of which the others above have some.
    const another = await suite.owner.bring();
    const third = await suite.owner.bring();
    const asked = await Promise.all(
      [another, third].flatMap((who) =>
        Array.from({ length: 8 }, () => beginUpload(who, 'a.bin', size)),
      ),
    );
    const fields = new Set(
      asked.filter((answer) => answer.status !== 201).map((answer) => answer.json.field),
    );
    expect(fields).toContain('server');
    const used = (await spaceOf(suite.owner)).used as number;
    const open = [...taken.slice(4), ...asked.filter((answer) => answer.status === 201)].length;
    expect(used + open * size + 200_000).toBeLessThanOrEqual(8_000_000);
  });
});
