// Colours long code beside the page. One question, one answer; the page ends it.

import { colour } from './colours';

export interface ColourOrder {
  text: string;
  language: string;
}

self.addEventListener('message', (event: MessageEvent<ColourOrder>) => {
  self.postMessage(colour(event.data.text, event.data.language));
});
