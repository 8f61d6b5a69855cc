// What people press, in German, and what is left in English on a page that speaks German.
import type { Page } from 'playwright-core';

/** English words on what can be pressed, and the German ones that stand there instead. */
const german = {
  'About home': 'Zu home',
  'About Küche': 'Zu Küche',
  'About Dachboden': 'Zu Dachboden',
  'About Zelten': 'Zu Zelten',
  'About Tavi': 'Über Tavi',
  'About this message': 'Zu dieser Nachricht',
  Audit: 'Protokoll',
  'Ask a friend in': 'Jemanden einladen',
  Change: 'Ändern',
  'Change something for Tavi': 'Etwas für Tavi ändern',
  'Change the message': 'Nachricht ändern',
  'Change the room': 'Raum ändern',
  'Change the talk': 'Gespräch ändern',
  Delete: 'Löschen',
  'Delete my account': 'Mein Konto löschen',
  'Delete the room': 'Raum löschen',
  Edit: 'Bearbeiten',
  Emoji: 'Emoji',
  'Find a room or a friend': 'Raum oder jemanden finden',
  'GIFs from our shelf': 'GIFs aus unserem Regal',
  'Give the keys': 'Die Schlüssel geben',
  'Guests of the room': 'Gäste des Raums',
  'How others see me': 'Wie andere mich sehen',
  'Keep out for good': 'Für immer draußen lassen',
  Keys: 'Tasten',
  'Let somebody in': 'Jemanden hereinlassen',
  'Look after': 'Nach dem Rechten sehen',
  'Make a room': 'Raum anlegen',
  'Make a sign-in link': 'Anmeldelink erstellen',
  'Make an invite link': 'Einladungslink erstellen',
  Mentions: 'Erwähnungen',
  'Messages in home': 'Nachrichten in home',
  'Change party_cat': 'Ändern: party_cat',
  'Our shelf': 'Unser Regal',
  'Pass it on': 'Weitergeben',
  People: 'Leute',
  Pins: 'Angeheftet',
  'Pick an emoji': 'Ein Emoji wählen',
  React: 'Reagieren',
  Rooms: 'Räume',
  Saved: 'Gemerkt',
  'Say what I am up to': 'Sagen, was ich gerade tue',
  Search: 'Suche',
  Send: 'Senden',
  Settings: 'Einstellungen',
  'Skin tone': 'Hautfarbe',
  'Take back what was said lately': 'Zurücknehmen, was zuletzt gesagt wurde',
  'Take the seat away': 'Den Platz nehmen',
  'The archive': 'Das Archiv',
  'What I hear of it': 'Was ich davon höre',
  'What it said before': 'Was da vorher stand',
  'What was said': 'Was gesagt wurde',
  'Who reacted': 'Wer reagiert hat',
  'Write to home': 'Schreib an home',
  'Write to somebody': 'Jemandem schreiben',
} as const;

export type Phrase = keyof typeof german;
/** Says in the language of a visitor what stands on a button. */
export type Say = (english: Phrase) => string;

export const inEnglish: Say = (english) => english;
export const inGerman: Say = (english) => german[english];

/** Words of English sentences that no German one has. */
const telltales =
  /\b(?:the|and|of|you|your|with|from|who|what|when|this|that|is|are|not|nobody|everybody|here|there|can|to|by|on|settings|rooms|people|message|messages|write|sign|close|save|saved|keys|language|theme|only|away|search|back|show|make|take|leave|delete|change|others|again)\b/i;

/** The first English words on a page, or undefined. What people call their rooms, what a search understands,
 *  the names of languages and those that Unicode gives its emoji stay as they are. */
export async function englishLeft(page: Page): Promise<string | undefined> {
  const said = await page.evaluate(() => {
    const attributes = ['aria-label', 'data-tip', 'placeholder', 'aria-valuetext'];
    const labels = attributes.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]:not([data-tile])`)].map(
        (one) => one.getAttribute(name) ?? '',
      ),
    );
    return [document.title, ...document.body.innerText.split('\n'), ...labels];
  });
  const ours =
    /The Lamp Room|@here|^here$|\bEnglish\b|\b(?:from|in|has|before|after|mentions):|https?:\S+/g;
  return said.find((line) => telltales.test(line.replaceAll(ours, '')));
}
