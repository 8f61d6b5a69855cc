// First, since it fixes the order of the cascade layers that all other styles stand in.
import './ui/tokens.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { speakAsPreferred } from './app/language';
import { applyPreferences } from './app/preferences';
import { client } from './app/use-client';

applyPreferences();
void client.start();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void speakAsPreferred().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);

import('./app/chosen-hues').then(
  ({ showChosenHues }) => showChosenHues(client),
  // Everybody has the hue of their name then.
  () => undefined,
);

addEventListener('load', () => {
  import('./app/after-load').then(
    ({ afterLoad }) => afterLoad(client),
    // Sounds, notices and the kept page are missing then until the next visit; nothing else is.
    () => undefined,
  );
});
