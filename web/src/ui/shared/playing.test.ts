import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Told at once, to all but the one who speaks. */
class Topic {
  static all: Topic[] = [];
  onmessage?: () => void;

  constructor(readonly name: string) {
    Topic.all.push(this);
  }

  postMessage() {
    for (const each of Topic.all) if (each !== this && each.name === this.name) each.onmessage?.();
  }
}

beforeEach(() => {
  Topic.all = [];
  vi.stubGlobal('BroadcastChannel', Topic);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** The module as another tab has it. */
async function tab() {
  vi.resetModules();
  const { playAlone } = await import('./playing');
  return playAlone;
}

function sound() {
  const one = document.createElement('audio');
  const pause = vi.spyOn(one, 'pause').mockReturnValue(undefined);
  document.body.append(one);
  return { one, pause };
}

it('what begins silences what went on, here and in another tab, and not itself', async () => {
  const [here, there] = [await tab(), await tab()];
  const [first, second, elsewhere] = [sound(), sound(), sound()];
  here(first.one);
  here(first.one);
  expect(first.pause).not.toHaveBeenCalled();
  here(second.one);
  expect(first.pause).toHaveBeenCalledTimes(1);
  there(elsewhere.one);
  expect(second.pause).toHaveBeenCalledTimes(1);
  expect(elsewhere.pause).not.toHaveBeenCalled();
  here(first.one);
  expect(elsewhere.pause).toHaveBeenCalledTimes(1);
  expect(Topic.all).toHaveLength(2);
});

it('each tab is for itself where tabs cannot talk', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const here = await tab();
  const [first, second] = [sound(), sound()];
  here(first.one);
  here(second.one);
  expect(first.pause).toHaveBeenCalledTimes(1);
});
