import { type KeysWords, keysWords as words } from '../words/keys';
import css from './keys-list.module.css';

type Says = Exclude<keyof KeysWords, 'keys'>;

interface KeyGroup {
  title: 'room' | 'messages' | 'box';
  rows: readonly { keys: readonly string[]; does: Says }[];
}

/** What is printed on the key, not what it means: the same in every language. */
const GROUPS: readonly KeyGroup[] = [
  {
    title: 'room',
    rows: [
      { keys: ['F6'], does: 'parts' },
      { keys: ['Esc'], does: 'escape' },
    ],
  },
  {
    title: 'messages',
    rows: [
      { keys: ['↑', '↓'], does: 'betweenMessages' },
      { keys: ['Home', 'End'], does: 'firstLast' },
      { keys: ['Enter'], does: 'openMenu' },
      { keys: ['R'], does: 'reply' },
    ],
  },
  {
    title: 'box',
    rows: [
      { keys: ['Enter'], does: 'send' },
      { keys: ['Shift', 'Enter'], does: 'newLine' },
    ],
  },
];

/** Every key that does something, by where it does it. */
export function KeysList() {
  return GROUPS.map(({ title, rows }) => (
    <section key={title}>
      <h3 className={css.title}>{words[title]}</h3>
      <dl className={css.keys}>
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words[does]}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
