// Files as somebody in a browser picks them, and where they stand before and after they are sent.
import type { Locator, Page } from 'playwright-core';

export const tray = (page: Page) => page.getByRole('list', { name: 'Files for the next message' });
export const item = (page: Page, name: string) =>
  tray(page).getByRole('listitem').filter({ hasText: name });
export const done = (page: Page, name: string) =>
  item(page, name).and(page.locator('[data-state="done"]')).waitFor();
export const large = (row: Locator) => row.getByRole('button', { name: /^Open large/ });

/** A picture as a browser makes it, in one colour, with a name. */
export function picture(page: Page, width: number, height: number): Promise<Buffer> {
  return page
    .evaluate(
      async ([w, h]) => {
        const canvas = new OffscreenCanvas(w ?? 1, h ?? 1);
        const pen = canvas.getContext('2d');
        if (pen !== null) {
          pen.fillStyle = `hsl(${(w ?? 0) % 360} 60% 50%)`;
          pen.fillRect(0, 0, w ?? 1, h ?? 1);
        }
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        return [...bytes];
      },
      [width, height],
    )
    .then((bytes) => Buffer.from(bytes));
}

export async function pick(
  page: Page,
  ...files: { name: string; mimeType: string; buffer: Buffer }[]
) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Add files' }).click(),
  ]);
  await chooser.setFiles(files);
}

export const png = async (page: Page, name: string, width = 640, height = 480) => ({
  name,
  mimeType: 'image/png',
  buffer: await picture(page, width, height),
});
export const blob = (name: string, length: number) => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.alloc(length, 7),
});

/** Nothing of what this page uploads gets on, until what it gives is called. */
export async function holdUploads(page: Page): Promise<() => Promise<void>> {
  let hold = true;
  await page.route('**/api/uploads/**', async (route) => {
    while (hold && route.request().method() === 'PATCH') await page.waitForTimeout(50);
    // What was taken out meanwhile is no longer asked.
    await route.continue().catch(() => undefined);
  });
  return () => {
    hold = false;
    return page.unrouteAll({ behavior: 'wait' });
  };
}
