import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { toast } from '../../ui/notices';
import { commonWords } from '../../words/common';
import { lateWords as words } from '../../words/late';
import css from './no-such-room.module.css';

const HOME = 'home';

/** What I wrote for a room that I see no more: the only place where these words can still be had. */
export function LeftWords({ channel }: { channel: string }) {
  const pending = useClientState((state) => state.pending.get(channel));
  const draft = useClientState((state) => state.drafts.get(channel) ?? '');
  if (pending === undefined && draft === '') return null;
  return (
    <section className={css.left} aria-labelledby="left-words">
      <h2 id="left-words">{words.leftWords}</h2>
      <ul>
        {pending?.map(({ nonce, content }) => (
          <Left
            key={nonce}
            kind={words.notSentHere}
            content={content}
            onDrop={() => client.discard(nonce)}
          />
        ))}
        {draft !== '' && (
          <Left
            kind={words.onlyBegun}
            content={draft}
            onDrop={() => client.setDraft(channel, '')}
          />
        )}
      </ul>
    </section>
  );
}

interface LeftProps {
  kind: string;
  content: string;
  onDrop: () => void;
}

function Left({ kind, content, onDrop }: LeftProps) {
  const home = useClientState((state) => state.channels.has(HOME));
  const sendHome = () => {
    // In this order: whatever dies in between, the words are somewhere.
    client.send(HOME, content.trim());
    onDrop();
    toast(words.sentHome);
  };
  return (
    <li className={css.card}>
      <p className={css.kind}>{kind}</p>
      <p className={css.words} dir="auto">
        {content}
      </p>
      <p className={css.verbs}>
        <Button small onClick={() => void copy(content)}>
          {words.copy}
        </Button>
        {home && content.trim() !== '' && (
          <Button small onClick={sendHome}>
            {words.sendHome}
          </Button>
        )}
        <Button small kind="plain" onClick={onDrop}>
          {words.drop}
        </Button>
      </p>
    </li>
  );
}

async function copy(text: string): Promise<void> {
  if (await copyText(text)) toast(words.copied);
  else toast(commonWords.clipboardClosed, 'bad');
}
