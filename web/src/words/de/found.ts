import type { FoundWords } from '../found';

export const found: FoundWords = {
  pins: 'Angeheftet',
  closePins: 'Angeheftetes schließen',
  noPins: 'Hier ist noch nichts angeheftet.',
  noPinsHow: 'Eine Nadel hält eine Nachricht für alle bereit: Sie steckt im Menü jeder Nachricht.',
  mentions: 'Erwähnungen',
  closeMentions: 'Erwähnungen schließen',
  noMentions: 'Noch hat niemand nach dir gerufen.',
  noMentionsHow: 'Wer @ und deinen Namen schreibt, steht hier.',
  fetching: 'Einen Moment',
  more: 'Ältere zeigen',
  takenBack: 'Diese Nachricht wurde zurückgenommen',
};
