import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { SearchOrder } from '../../api/search';
import { useClientState } from '../../app/use-client';
import { AsidePane } from '../../ui/aside-pane';
import { onSearchBegun, takeBegunSearch } from '../../ui/begun-search';
import { Button } from '../../ui/button';
import { CompletionList, optionId } from '../../ui/completion/completion-list';
import { cx } from '../../ui/cx';
import { TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { searchWords as words } from '../../words/search';
import { FoundList } from './found-list';
import { awaited } from './left-list';
import { chipsOf, type SearchTerm, toQuery, withoutTerm, withTerm, wordsOf } from './search-line';
import css from './search-pane.module.css';
import { searchPatiently } from './search-patiently';
import { whyRefused } from './search-refusal';
import { useSearchCompletion } from './use-search-completion';

/** Somebody who types on is not answered in between. */
const ASK_AFTER_MS = 300;

interface SearchPaneProps {
  channel: string;
  covers: boolean;
  onClose: () => void;
}

/** The best come on one page, which may be full. */
const BEST_MAX = 50;
const LIST_ID = 'search-conditions';

/** What was looked for stays while the page does, so that coming back finds it. */
let lastLine = '';
let lastOrder: SearchOrder = 'newest';

/** Asked for twice in development: the second answer has to be the first. */
function firstLine(): string {
  lastLine = takeBegunSearch() ?? lastLine;
  return lastLine;
}

/** Looking for messages: a line, its conditions as chips, what fits. */
export function SearchPane({ channel, covers, onClose }: SearchPaneProps) {
  const [line, setLine] = useState(firstLine);
  const asked = useSettled(line);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const completion = useSearchCompletion(field, setLine);
  useEffect(() => {
    lastLine = line;
  }, [line]);
  // Who comes back to the hits wants to read on: a phone would bring its keyboard.
  const [comesBack] = useState(() => awaited('search'));
  useEffect(() => {
    if (!comesBack) field.current?.focus();
  }, [comesBack]);
  useEffect(() => onSearchBegun(() => setLine(takeBegunSearch() ?? '')), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (completion.onKey(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'ArrowDown') {
      results.current?.querySelector('a')?.focus();
      event.preventDefault();
    }
  };
  const { candidates, active, look } = completion;
  /** A condition of which only the name is known yet: what it takes is offered. */
  const begin = (key: string) => {
    setLine(`${line.trim()} ${key}:`.trim());
    // React sets the value first.
    requestAnimationFrame(() => {
      field.current?.focus();
      look();
    });
  };
  return (
    <AsidePane title={words.search} closeLabel={words.close} covers={covers} onClose={onClose}>
      <search className={css.form}>
        <TextField
          ref={field}
          label={words.what}
          value={line}
          type="search"
          role="combobox"
          aria-expanded={candidates.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={candidates[active] && optionId(active, LIST_ID)}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setLine(event.target.value)}
          onInput={completion.look}
          onClick={completion.look}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
        />
        <Icon of={Search} className={css.glass} />
        <CompletionList completion={completion} id={LIST_ID} below />
      </search>
      <Chips line={line} channel={channel} onLine={setLine} onBegin={begin} />
      <div ref={results} role="presentation" onKeyDown={(event) => walkLinks(event, field.current)}>
        <Results line={asked} onLine={setLine} onGo={covers ? onClose : undefined} />
      </div>
    </AsidePane>
  );
}

interface ChipsProps {
  line: string;
  channel: string;
  onLine: (line: string) => void;
  onBegin: (key: 'before' | 'after') => void;
}

function Chips({ line, channel, onLine, onBegin }: ChipsProps) {
  const me = useClientState((state) => state.me?.username ?? '');
  const chosen = chipsOf(line);
  const offered: (SearchTerm & { label: string })[] = [
    { key: 'from', value: me, label: words.fromMe },
    { key: 'in', value: channel, label: words.here },
    { key: 'mentions', value: me, label: words.callsMe },
    { key: 'has', value: 'link', label: words.links },
    { key: 'has', value: 'code', label: words.code },
    { key: 'has', value: 'pin', label: words.pinned },
  ];
  const isChosen = (term: SearchTerm) =>
    chosen.some((each) => each.key === term.key && each.value === term.value);
  return (
    <div className={css.chips}>
      {chosen.map((term) => {
        const label = `${term.key}: ${term.value}`;
        return (
          <button
            key={label}
            type="button"
            className={cx(css.chip, css.chosen)}
            aria-label={words.takeOut(label)}
            onClick={() => onLine(withoutTerm(line, term))}
          >
            {label}
            <Icon of={X} className={css.takeOut} />
          </button>
        );
      })}
      {offered
        .filter((term) => !isChosen(term))
        .map((term) => (
          <button
            key={`${term.key}:${term.value}`}
            type="button"
            className={css.chip}
            onClick={() => onLine(withTerm(line, term))}
          >
            {term.label}
          </button>
        ))}
      {(['before', 'after'] as const).map((key) => (
        <button key={key} type="button" className={css.chip} onClick={() => onBegin(key)}>
          {words[key]}
        </button>
      ))}
    </div>
  );
}

interface ResultsProps {
  line: string;
  onLine: (line: string) => void;
  onGo: (() => void) | undefined;
}

function Results({ line, onLine, onGo }: ResultsProps) {
  const [order, setOrder] = useState(lastOrder);
  const me = useClientState((state) => state.me?.username ?? '');
  const ask = useCallback(
    (next: string | undefined) => searchPatiently(toQuery(line, me), order, next),
    [line, order, me],
  );
  useEffect(() => {
    lastOrder = order;
  }, [order]);
  const places = chipsOf(line).filter((term) => term.key === 'in');
  if (line === '') {
    return (
      <>
        <p>
          <strong>{words.begin}</strong> {words.beginHow}
        </p>
        <p className={css.how}>{words.how}</p>
      </>
    );
  }
  return (
    <>
      {wordsOf(line) !== '' && (
        <fieldset className={css.chips} aria-label={words.order}>
          {(['newest', 'best'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className={cx(css.chip, each === order && css.chosen)}
              aria-pressed={each === order}
              onClick={() => setOrder(each)}
            >
              {words[each]}
            </button>
          ))}
        </fieldset>
      )}
      <FoundList
        key={`${order} ${line}`}
        pane="search"
        ask={ask}
        count={(shown, more) =>
          order === 'best' && shown >= BEST_MAX ? words.bestHits(shown) : words.hits(shown, more)
        }
        refusal={({ status, field }) => {
          const why = status === 422 && field === 'q' ? whyRefused(toQuery(line, me)) : undefined;
          return why && words.refused[why];
        }}
        version={`${order} ${line}`}
        oneChannel={false}
        empty={words.none(wordsOf(line))}
        emptyHow={words.noneHow}
        onGo={onGo}
      />
      {places.length > 0 && (
        <Button
          small
          onClick={() => onLine(places.reduce((rest, place) => withoutTerm(rest, place), line))}
        >
          {words.everywhere}
        </Button>
      )}
    </>
  );
}

/** The line once it has stood still for a moment. */
function useSettled(line: string): string {
  const [settled, setSettled] = useState(line.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(line.trim()), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [line]);
  return settled;
}

/** Arrows go from hit to hit, and from the first back to the line. */
function walkLinks(event: KeyboardEvent<HTMLElement>, line: HTMLInputElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  if (at + step < 0) line?.focus();
  else links[at + step]?.focus();
}
