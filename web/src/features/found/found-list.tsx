import { useEffect, useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/http';
import type { FoundMessages } from '../../api/types';
import { useClientState } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { Button } from '../../ui/button';
import { channelName } from '../../ui/channel-name';
import { MessageCard } from '../../ui/message-card';
import { commonWords } from '../../words/common';
import { foundWords as words } from '../../words/found';
import { sayProblem } from '../../words/problems';
import css from './found-list.module.css';

export interface FoundListProps {
  ask: (next: string | undefined) => Promise<FoundMessages>;
  /** The list is asked for anew when this changes. */
  version: string | number;
  /** All of one channel: where they were said need not be told. */
  oneChannel: boolean;
  empty: string;
  emptyHow: string;
  onGo: (() => void) | undefined;
}

/** Messages apart from their conversation, newest first, a page at a time. */
export function FoundList({ ask, version, oneChannel, empty, emptyHow, onGo }: FoundListProps) {
  const { messages, next, problem, asking, more } = usePages(ask, version);
  if (problem !== undefined) {
    return (
      <p className={css.note} role="alert">
        {sayProblem(problem)}{' '}
        <Button small onClick={more}>
          {commonWords.tryAgain}
        </Button>
      </p>
    );
  }
  if (messages === undefined) return <p className={css.note}>{words.fetching}</p>;
  if (messages.length === 0) {
    return (
      <p className={css.note}>
        <strong>{empty}</strong> {emptyHow}
      </p>
    );
  }
  return (
    <>
      <ul>
        {messages.map((message) => (
          <li key={message._id}>
            <Found message={message} oneChannel={oneChannel} onGo={onGo} />
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

interface FoundProps {
  message: Message;
  oneChannel: boolean;
  onGo: (() => void) | undefined;
}

function Found({ message, oneChannel, onGo }: FoundProps) {
  const { author, channel } = message;
  const name = useClientState((state) => state.members.get(author)?.display_name ?? author);
  const place = useClientState((state) => {
    const found = state.channels.get(channel);
    if (oneChannel || found === undefined) return undefined;
    return channelName(found, state.members, state.me?.username ?? '');
  });
  return (
    <MessageCard
      href={`/c/${encodeURIComponent(channel)}/${message.seq}`}
      username={author}
      name={name}
      place={place}
      timestamp={message.timestamp}
      content={message.content}
      onGo={onGo}
    />
  );
}

interface Pages {
  messages?: readonly Message[];
  next?: string | undefined;
  problem?: ApiProblem;
  asking: boolean;
}

function usePages(ask: FoundListProps['ask'], version: string | number) {
  const [pages, setPages] = useState<Pages>({ asking: true });
  const [wanted, setWanted] = useState<{ next?: string | undefined }>({});
  useEffect(() => {
    let current = true;
    setPages((old) => ({ ...old, asking: true }));
    ask(wanted.next).then(
      (page) => {
        if (!current) return;
        setPages((old) => ({
          messages:
            wanted.next === undefined ? page.messages : [...(old.messages ?? []), ...page.messages],
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
  useEffect(() => setWanted({}), [version]);
  const more = () => setWanted(pages.problem === undefined ? { next: pages.next } : { ...wanted });
  return { ...pages, more };
}
