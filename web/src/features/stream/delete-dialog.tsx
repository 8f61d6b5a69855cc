import { useState } from 'react';
import { toProblem } from '../../api/http';
import { client, useClientState, usePerson } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Face, nameClass } from '../../ui/face';
import { toast } from '../../ui/notices';
import { saidLine } from '../../ui/shared/said-line';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import css from './delete-dialog.module.css';
import { MessageWords } from './message-words';

/** Takes a message away for everybody; says so when that was refused. */
export async function removeMessage(message: Message): Promise<void> {
  try {
    await (await client.extras()).messages.remove(message);
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}

/** The one question before words are gone for good. */
export function DeleteDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const { name, face } = usePerson(message.author);
  const me = useClientState((state) => state.me?.username ?? '');
  const remove = async () => {
    setBusy(true);
    await removeMessage(message);
    onClose();
  };
  return (
    <Dialog title={words.deleteTitle} onClose={onClose}>
      <div className={css.message}>
        <Face username={face} name={name} size={34} />
        <div>
          <p className={nameClass(face)}>{name}</p>
          <div className={css.words}>
            <MessageWords content={message.content} mentions={message.mentions} me={me} />
            {message.content === '' && saidLine(message)}
          </div>
        </div>
      </div>
      <p className={css.why}>{words.deleteWhy}</p>
      <div className={css.buttons}>
        <Button kind="bad" busy={busy} onClick={() => void remove()}>
          {words.deleteForAll}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {words.notNow}
        </Button>
      </div>
    </Dialog>
  );
}
