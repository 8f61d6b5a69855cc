import { memo, useMemo } from 'react';
import { client, useClientState } from '../../app/use-client';
import { MessageText } from '../../ui/text/message-text';
import { commonWords } from '../../words/common';
import { ChannelName } from './channel-name';

interface MessageWordsProps {
  content: string;
  /** Whom the server found named; undefined while it has not seen the message. */
  mentions: readonly string[] | undefined;
  me: string;
}

/** The text of one message, in the setting of its room. */
export const MessageWords = memo(function MessageWords(props: MessageWordsProps) {
  const { content, mentions, me } = props;
  const forgotten = useClientState((state) => state.forgotten);
  const setting = useMemo(
    () => ({
      me,
      isNamed: (name: string) =>
        mentions === undefined
          ? client.getState().members.has(name)
          : mentions.includes(name) || mentions.includes(`@${name}`),
      insteadOf: (name: string) => (forgotten.has(name) ? commonWords.forgotten : undefined),
      Channel: ChannelName,
    }),
    [me, mentions, forgotten],
  );
  return <MessageText content={content} setting={setting} />;
});
