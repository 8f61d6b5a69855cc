import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/http';
import type { FoundMessages } from '../../api/types';
import { client, useClientState, usePerson } from '../../app/use-client';
import type { StreamEvent } from '../../sync/apply-event';
import type { Message } from '../../sync/types';
import { Button } from '../../ui/button';
import { channelName } from '../../ui/channel-name';
import { MessageCard } from '../../ui/message-card';
import { saidLine } from '../../ui/shared/said-line';
import { commonWords } from '../../words/common';
import { foundWords as words } from '../../words/found';
import { sayProblem } from '../../words/problems';
import { type FoundPages, foundAfter } from './found-after';
import css from './found-list.module.css';
import { type FoundPane, forgetList, leaveList, leftList } from './left-list';
import { StillText } from './still-text';

export interface FoundListProps {
  /** Where it stands: Back leads there again on a phone. */
  pane: FoundPane;
  ask: (next: string | undefined) => Promise<FoundMessages>;
  /** The list is asked for anew when this changes. */
  version: string | number;
  /** Something happened by which another list would be answered. */
  isListChanged?: (event: StreamEvent) => boolean;
  /** All of one channel: where they were said need not be told. */
  oneChannel: boolean;
  empty: string;
  emptyHow: string;
  onGo: (() => void) | undefined;
  /** Says how many are shown; `more`: it may go on. */
  count?: (shown: number, more: boolean) => string;
  /** Why it was refused, where the list knows better than the server's words. */
  refusal?: (problem: ApiProblem) => string | undefined;
  /** What can be done with one of them right here. */
  renderVerb?: (message: Message) => ReactNode;
}

/** Messages apart from their conversation, newest first, a page at a time. */
export function FoundList(props: FoundListProps) {
  const { oneChannel, empty, emptyHow, renderVerb } = props;
  const { messages, following, next, problem, asking, more, leave, list } = usePages(props);
  if (problem !== undefined) {
    return (
      <p className={css.note} role="alert">
        {props.refusal?.(problem) ?? sayProblem(problem)}{' '}
        {problem.status !== 422 && (
          <Button small onClick={more}>
            {commonWords.tryAgain}
          </Button>
        )}
      </p>
    );
  }
  if (messages === undefined) return <p className={css.note}>{words.fetching}</p>;
  if (messages.length === 0 && next === undefined) {
    return (
      <p className={css.note}>
        <strong>{empty}</strong> {emptyHow}
      </p>
    );
  }
  return (
    <>
      {props.count !== undefined && messages.length > 0 && (
        <p className={css.count} role="status">
          {props.count(messages.length, next !== undefined)}
        </p>
      )}
      <ul ref={list}>
        {messages.map((message) => (
          <li key={message._id} className={renderVerb && css.withVerb}>
            <Found
              message={message}
              behind={following?.find((each) => isBehind(each, message))}
              oneChannel={oneChannel}
              onGo={leave}
            />
            {renderVerb?.(message)}
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <Button small busy={asking} onClick={more}>
          {words.more}
        </Button>
      )}
    </>
  );
}

const isBehind = (next: Message, message: Message) =>
  // A line that the server wrote is nobody's answer.
  next.system === undefined && next.channel === message.channel && next.seq === message.seq + 1;

interface FoundProps {
  message: Message;
  /** What was said right behind it. */
  behind: Message | undefined;
  oneChannel: boolean;
  onGo: ((href: string) => void) | undefined;
}

function Found({ message, behind, oneChannel, onGo }: FoundProps) {
  const { author, channel } = message;
  const { name, face } = usePerson(author);
  const place = useClientState((state) => {
    const found = state.channels.get(channel);
    if (oneChannel || found === undefined) return undefined;
    return channelName(found, state.members, state.me?.username ?? '');
  });
  const href = `/c/${encodeURIComponent(channel)}/${message.seq}`;
  return (
    <MessageCard
      href={href}
      username={face}
      name={name}
      place={place}
      timestamp={message.timestamp}
      content={
        message.content === '' ? (
          saidLine(message)
        ) : (
          <StillText content={message.content} marks={message.highlights} />
        )
      }
      below={behind && <Behind message={behind} />}
      onGo={onGo && (() => onGo(href))}
    />
  );
}

function Behind({ message }: { message: Message }) {
  const { name } = usePerson(message.author);
  return `${name}: ${saidLine(message)}`;
}

interface Pages extends FoundPages {
  next?: string | undefined;
  problem?: ApiProblem;
  asking: boolean;
}

function usePages(props: FoundListProps) {
  const { ask, version, isListChanged } = props;
  const [held] = useState(() => leftList(props.pane, String(version)));
  const [pages, setPages] = useState<Pages>(() => ({ ...held?.pages, asking: held === undefined }));
  const [wanted, setWanted] = useState<{ next?: string | undefined } | undefined>(
    held === undefined ? {} : undefined,
  );
  const asked = useRef(version);
  const list = useRef<HTMLUListElement>(null);
  useEffect(forgetList, []);
  useLayoutEffect(() => {
    if (held !== undefined) scrollerOf(list.current)?.scrollTo(0, held.scrolled);
  }, [held]);
  useEffect(() => {
    // Somebody came back: it stands there as it was left.
    if (wanted === undefined) return;
    let current = true;
    setPages((old) => ({ ...old, asking: true }));
    ask(wanted.next).then(
      (page) => {
        if (!current) return;
        setPages((old) => ({
          messages:
            wanted.next === undefined ? page.messages : [...(old.messages ?? []), ...page.messages],
          following: [...(old.following ?? []), ...(page.following ?? [])],
          next: page.next,
          asking: false,
        }));
      },
      (error: unknown) =>
        current && setPages((old) => ({ ...old, asking: false, problem: toProblem(error) })),
    );
    return () => {
      current = false;
    };
  }, [ask, wanted]);
  useEffect(() => {
    if (asked.current === version) return;
    asked.current = version;
    setWanted({});
  }, [version]);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (isListChanged?.(event) === true) setWanted({});
        setPages((old) => foundAfter(old, event));
      }),
    [isListChanged],
  );
  const more = () => setWanted(pages.problem === undefined ? { next: pages.next } : { ...wanted });
  const { onGo } = props;
  const leave =
    onGo &&
    ((to: string) => {
      leaveList(
        {
          pane: props.pane,
          list: String(version),
          me: client.getState().me?.username ?? '',
          from: location.pathname,
          to,
          pages: {
            messages: pages.messages ?? [],
            following: pages.following ?? [],
            next: pages.next,
          },
          scrolled: scrollerOf(list.current)?.scrollTop ?? 0,
        },
        (hear) => client.onEvent(hear),
      );
      onGo();
    });
  return { ...pages, more, leave, list };
}

function scrollerOf(list: Element | null): Element | null {
  return list?.closest('[data-scrolls]') ?? null;
}
