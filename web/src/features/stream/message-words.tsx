import { memo, useMemo } from 'react';
import { client } from '../../app/use-client';
import { MessageText } from '../../ui/text/message-text';
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
  const setting = useMemo(
    () => ({
      me,
      isNamed: (name: string) =>
        mentions === undefined
          ? client.getState().members.has(name)
          : mentions.includes(name) || mentions.includes(`@${name}`),
      Channel: ChannelName,
    }),
    [me, mentions],
  );
  return <MessageText content={content} setting={setting} />;
});
