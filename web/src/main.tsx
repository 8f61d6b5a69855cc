// First, since it fixes the order of the cascade layers that all other styles stand in.
import './ui/tokens.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { channelOnScreen, watchMentions } from './app/alerts';
import { App } from './app/app';
import { speakAsPreferred } from './app/language';
import { keepShell } from './app/offline-shell';
import { applyPreferences, keepPreferences } from './app/preferences';
import { client } from './app/use-client';

applyPreferences();
void client.start();
keepShell();
let { phase } = client.getState();
client.subscribe(() => {
  const before = phase;
  phase = client.getState().phase;
  if (phase === 'signed-out' && before === 'ready') keepPreferences();
});
watchMentions(client, {
  onScreen: channelOnScreen,
  play: () => void import('./lib/sound').then(({ playMention }) => playMention()),
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void speakAsPreferred().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
