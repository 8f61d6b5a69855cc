import { useState } from 'react';
import { toProblem } from '../../api/http';
import { deleteAccount, exportPage } from '../../api/my-data';
import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { channelName } from '../../ui/channel-name';
import { SegmentsRow } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { navigate } from '../../ui/router';
import { sayProblem } from '../../words/problems';
import { settingsWords as words } from '../../words/settings';
import { gather, toJson, toPage } from './my-export';
import part from './part.module.css';

/** What is mine: taking it along, and leaving for good. */
export function MyData() {
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const takeAlong = async () => {
    setBusy(true);
    try {
      const mine = await gather(exportPage, pause);
      const { channels, members } = client.getState();
      const placeOf = (id: string) => {
        const channel = channels.get(id);
        return channel === undefined ? id : channelName(channel, members, mine.me.username);
      };
      download('snug.json', 'application/json', toJson(mine));
      download('snug.html', 'text/html', toPage(mine, words.myWords, placeOf));
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.whatIsMine}</h2>
      <p className={part.note}>{words.takeAlongNote}</p>
      <div className={part.buttons}>
        <Button busy={busy} onClick={() => void takeAlong()}>
          {words.takeAlong}
        </Button>
        <Button kind="bad" onClick={() => setLeaving(true)}>
          {words.deleteAccount}
        </Button>
      </div>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </section>
  );
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const username = useClientState((state) => state.me?.username ?? '');
  const [fate, setFate] = useState<'keep' | 'remove'>('keep');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const leave = async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      await deleteAccount(fate);
      onClose();
      navigate('/', { replace: true });
    } catch (error) {
      setWrong(sayProblem(toProblem(error)));
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.deleteAccountTitle} onClose={onClose}>
      <p>{words.deleteAccountWhy}</p>
      <SegmentsRow
        title={words.wordsFate}
        options={[
          { value: 'keep', label: words.wordsStay },
          { value: 'remove', label: words.wordsGo },
        ]}
        value={fate}
        onChange={setFate}
      />
      <TextField
        label={words.typeToLeave(username)}
        value={typed}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={wrong}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={part.buttons}>
        <Button
          kind="bad"
          busy={busy}
          disabled={typed.trim() !== username}
          onClick={() => void leave()}
        >
          {words.deleteAccount}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {words.stay}
        </Button>
      </div>
    </Dialog>
  );
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it over by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}
