// Who is muted or deafened is so on the server: here the pages know nothing of it, and go on as if
// they were heard.
import { expect, it } from 'vitest';
import type { Visitor } from '../lib/browser.ts';
import { Fireside, join } from '../lib/fireside.ts';
import { hears } from '../lib/talk.ts';

const tones = { mara: 500, tavi: 900 } as const;
const all = Object.values(tones);

const at = Fireside.forFile();

interface Seated {
  readonly visitor: Visitor;
  /** What the page itself would say, had it been asked. */
  tell(state: { muted?: boolean; deafened?: boolean }): Promise<number>;
}

async function sit(name: keyof typeof tones): Promise<Seated> {
  const visitor = await at.arrive(name, tones[name]);
  const { page } = visitor;
  const joining = page.waitForResponse(
    (one) => one.request().method() === 'POST' && one.url().endsWith('/voice'),
  );
  await join(page);
  const joined = await joining;
  const { session } = await joined.json();
  const tell = (state: object) =>
    page.evaluate(
      async ({ url, body }) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch(url, { method: 'PUT', headers, body })).status;
      },
      { url: `${joined.url()}/${session}/state`, body: JSON.stringify(state) },
    );
  return { visitor, tell };
}

it('nothing of the muted goes out, nothing of others to the deafened', {
  timeout: 90_000,
}, async () => {
  const [mara, tavi] = [await sit('mara'), await sit('tavi')];
  await hears(mara.visitor.page, all, [tones.tavi]);
  await hears(tavi.visitor.page, all, [tones.mara]);

  expect(await tavi.tell({ muted: true })).toBe(204);
  await hears(mara.visitor.page, all, []);
  await hears(tavi.visitor.page, all, [tones.mara]);
  // His page still sends: it believes that he is heard.
  expect(await tavi.visitor.page.getByRole('button', { name: 'Mute', exact: true }).count()).toBe(
    1,
  );

  expect(await mara.tell({ deafened: true })).toBe(204);
  expect(await tavi.tell({})).toBe(204);
  await hears(mara.visitor.page, all, []);
  await hears(tavi.visitor.page, all, [tones.mara]);

  expect(await mara.tell({})).toBe(204);
  await hears(mara.visitor.page, all, [tones.tavi]);
  for (const one of [mara, tavi]) {
    expect(await one.visitor.faults()).toEqual([]);
    await one.visitor.leave();
  }
});
