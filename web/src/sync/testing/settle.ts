/// <reference types="node" />

/** Lets the database and the answers run, without moving time. */
export async function settle(until: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    if (await until()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('It did not come to that');
}
