import type { FoundWords } from '../found';

export const found: FoundWords = {
  pins: 'Angeheftet',
  closePins: 'Angeheftetes schließen',
  noPins: 'Hier ist noch nichts angeheftet.',
  noPinsHow: 'Eine Nadel hält eine Nachricht für alle bereit: Sie steckt im Menü jeder Nachricht.',
  unpin: 'Nadel herausziehen',
  mentions: 'Erwähnungen',
  closeMentions: 'Erwähnungen schließen',
  noMentions: 'Noch hat niemand nach dir gerufen.',
  noMentionsHow: 'Wer @ und deinen Namen schreibt, steht hier.',
  saved: 'Gemerkt',
  closeSaved: 'Gemerktes schließen',
  noSaved: 'Noch nichts gemerkt.',
  noSavedHow: 'Was du wiederfinden willst: Merke es dir im Menü der Nachricht. Nur du siehst es.',
  letGo: 'Nicht mehr merken',
  hidden: 'Verdeckte Wörter',
  fetching: 'Einen Moment',
  more: 'Ältere zeigen',
  takenBack: 'Diese Nachricht wurde zurückgenommen',
};
