// Feeds sync/auto-idle with what a page can know: keys and presses here, my own words from any device.

import { AutoIdle } from '../sync/auto-idle';
import type { SnugClient } from '../sync/client';

const lookEveryMs = 60_000;

export async function watchIdle(client: SnugClient): Promise<void> {
  const { presence } = await client.extras();
  const mine = () => client.getState().me?.username;
  const idle = new AutoIdle({
    state: () => {
      const { presence: known, connection } = client.getState();
      return connection.status === 'live' ? known.get(mine() ?? '') : undefined;
    },
    mayRepeatWords: () => presence.knowsEnd,
    choose: (state) => presence.chooseState(state),
  });
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(event, () => idle.input(), { capture: true, passive: true });
  }
  client.onMessage((message) => {
    if (message.author === mine()) idle.input();
  });
  setInterval(() => idle.look(), lookEveryMs);
}
