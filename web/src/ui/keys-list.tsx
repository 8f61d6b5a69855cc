import { type KeysWords, keysWords as words } from '../words/keys';
import css from './keys-list.module.css';

type Says = Exclude<keyof KeysWords, 'keys' | 'printed'>;

interface KeyGroup {
  title: 'room' | 'messages' | 'box';
  rows: readonly { keys: readonly string[]; does: Says }[];
}

/** By their English names; what is printed on them is the language's. */
const GROUPS: readonly KeyGroup[] = [
  {
    title: 'room',
    rows: [
      { keys: ['Ctrl', 'K'], does: 'switcher' },
      { keys: ['Ctrl', 'F'], does: 'search' },
      { keys: ['Alt', '↑', '↓'], does: 'previousNext' },
      { keys: ['Alt', 'Shift', '↑', '↓'], does: 'previousNextUnread' },
      { keys: ['Alt', '↑', '↓'], does: 'moveRoom' },
      { keys: ['F6'], does: 'parts' },
      { keys: ['Esc'], does: 'escape' },
      { keys: ['Ctrl', '/'], does: 'thisSheet' },
    ],
  },
  {
    title: 'messages',
    rows: [
      { keys: ['↑', '↓'], does: 'betweenMessages' },
      { keys: ['Home', 'End'], does: 'firstLast' },
      { keys: ['Enter'], does: 'openMenu' },
      { keys: ['R'], does: 'reply' },
      { keys: ['E'], does: 'editIt' },
      { keys: ['+'], does: 'react' },
      { keys: ['Delete'], does: 'deleteIt' },
    ],
  },
  {
    title: 'box',
    rows: [
      { keys: ['Enter'], does: 'send' },
      { keys: ['Shift', 'Enter'], does: 'newLine' },
      { keys: ['↑'], does: 'editLast' },
    ],
  },
];

function printedOn(key: string): string {
  return (words.printed as Record<string, string>)[key] ?? key;
}

/** Every key that does something, by where it does it. Its titles stand under the one of its place. */
export function KeysList({ title: Title }: { title: 'h2' | 'h3' }) {
  return GROUPS.map(({ title, rows }) => (
    <section key={title}>
      <Title className={css.title}>{words[title]}</Title>
      <dl className={css.keys}>
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{printedOn(key)}</kbd>
              ))}
            </dt>
            <dd>{words[does]}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
