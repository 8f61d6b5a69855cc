import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { openDirect } from '../../api/channels';
import { toProblem } from '../../api/http';
import { useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { beginSearch } from '../../ui/begun-search';
import { isDirect, othersIn } from '../../ui/channel-name';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { useModal } from '../../ui/modal';
import { toast } from '../../ui/notices';
import { useLocation } from '../../ui/router';
import { Sign, signOf } from '../../ui/sign';
import { sayProblem } from '../../words/problems';
import { switcherWords as words } from '../../words/switcher';
import { type Choice, choicesFor } from './choices';
import css from './switcher.module.css';

interface SwitcherProps {
  me: Member;
  /** Channels in the order they were last open, newest first. */
  recent: readonly string[];
  /** Opens the search; its words were told it. */
  onSearch: () => void;
  onClose: () => void;
}

/** Ctrl+K: a few letters lead to any room or friend. The field keeps the focus, arrows choose. */
export function Switcher({ me, recent, onSearch, onClose }: SwitcherProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [, navigate] = useLocation();
  const box = useModal(onClose, { byBack: false });
  const id = useId();
  const channels = useClientState((state) => state.channels);
  const channelOrder = useClientState((state) => state.channelOrder);
  const members = useClientState((state) => state.members);
  const voice = useClientState((state) => state.voice);
  const { rooms, people } = useMemo(
    () => choicesFor(typed, { voice, channels, channelOrder, members }, me.username, recent),
    [typed, voice, channels, channelOrder, members, me.username, recent],
  );
  const wanted = typed.replace(/^[#@]/, '').trim();
  const all: Choice[] = [...rooms, ...people];
  if (wanted !== '') {
    all.push({ kind: 'search', key: '?', name: words.searchFor(wanted), marks: [] });
  }
  const chosen = all[Math.min(at, all.length - 1)];

  const go = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    if (choice.kind === 'search') {
      beginSearch(wanted);
      onSearch();
    } else if (choice.kind === 'room') navigate(`/c/${encodeURIComponent(choice.channel.id)}`);
    else void goToPerson(choice.member.username, navigate);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((Math.min(at, all.length - 1) + step + all.length) % all.length);
    else if (event.key === 'Enter') go(event.ctrlKey || event.metaKey ? all.at(-1) : chosen);
    else return;
    event.preventDefault();
  };
  const optionId = (choice: Choice) => `${id}-${choice.key}`;
  const option = (choice: Choice) => (
    <Option
      key={choice.key}
      id={optionId(choice)}
      choice={choice}
      me={me.username}
      chosen={choice === chosen}
      onChoose={() => go(choice)}
    />
  );
  return (
    // The press on the backdrop lands on the dialog itself; the keyboard has Esc for it.
    <dialog
      ref={box}
      className={css.switcher}
      aria-label={words.title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={css.field}>
        <Icon of={Search} />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
          aria-label={words.title}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={words.title} className={css.list}>
        <Group title={words.rooms}>{rooms.map(option)}</Group>
        <Group title={words.people}>{people.map(option)}</Group>
        <Group title={words.messages}>
          {all.filter((choice) => choice.kind === 'search').map(option)}
        </Group>
      </div>
      <p className={css.none} role="status">
        {rooms.length + people.length === 0 && typed.trim() !== '' && words.none(typed.trim())}
      </p>
      <footer className={css.foot} aria-hidden>
        <kbd>↑ ↓</kbd> {words.move} <kbd>Enter</kbd> {words.open} <kbd>#</kbd> {words.roomsOnly}{' '}
        <kbd>@</kbd> {words.peopleOnly} <kbd>Ctrl Enter</kbd> {words.search}
      </footer>
    </dialog>
  );
}

async function goToPerson(username: string, navigate: (path: string) => void): Promise<void> {
  try {
    const channel = await openDirect([username]);
    navigate(`/c/${encodeURIComponent(channel.id)}`);
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}

function Group({ title, children }: { title: string; children: readonly ReactNode[] }) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className={css.title}>
        {title}
      </div>
      {children}
    </div>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  me: string;
  chosen: boolean;
  onChoose: () => void;
}

function Option({ id, choice, me, chosen, onChoose }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // Keys arrive at the field, which names the chosen one; this is for pointers.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={chosen}
      className={cx(css.option, chosen && css.chosen)}
      onClick={onChoose}
    >
      <Picture choice={choice} me={me} />
      <span className={css.name}>
        <Marked text={choice.name} marks={choice.marks} />
      </span>
      <span className={css.note}>{noteOf(choice)}</span>
      {chosen && <kbd aria-hidden>Enter</kbd>}
    </div>
  );
}

function Picture({ choice, me }: { choice: Choice; me: string }) {
  if (choice.kind === 'search') return <Icon of={Search} className={css.sign} />;
  if (choice.kind === 'person') {
    return <Face username={choice.member.username} name={choice.name} size={24} />;
  }
  const [other] = isDirect(choice.channel) ? othersIn(choice.channel, me) : [];
  if (other !== undefined) return <Face username={other} name={choice.name} size={24} />;
  return <Sign of={signOf(choice.channel)} className={css.sign} />;
}

function noteOf(choice: Choice): string {
  if (choice.kind === 'search') return '';
  if (choice.kind === 'person') return `@${choice.member.username}`;
  const { mentions, unread } = choice.channel;
  if (mentions > 0) return words.calledYou(mentions);
  return unread > 0 ? words.new(unread) : choice.channel.topic;
}

function Marked({ text, marks }: { text: string; marks: Choice['marks'] }) {
  let done = 0;
  const parts: ReactNode[] = [];
  for (const [start, end] of marks) {
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>);
    done = end;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
