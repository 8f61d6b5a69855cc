import { type FormEvent, useEffect, useRef, useState } from 'react';
import { createChannel } from '../../api/channels';
import { type ApiProblem, toProblem } from '../../api/http';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { channelName } from '../../ui/channel-name';
import { Dialog } from '../../ui/dialog';
import { DialogButtons } from '../../ui/dialog-buttons';
import { TextField } from '../../ui/field';
import { mayManage } from '../../ui/rights';
import { useLocation } from '../../ui/router';
import { sayProblem } from '../../words/problems';
import { roomWords } from '../../words/room';
import { roomsWords as words } from '../../words/rooms';
import { voiceWords } from '../../words/voice';
import css from './room-dialog.module.css';
import { type Draft, draftOf, saveRoom, toNewRoom } from './room-draft';
import { RoomRules, SectionField, SignChooser } from './room-rules';

/** As protocol/openapi.yaml has them. */
const NAME_MAX = 64;
const TOPIC_MAX = 400;

interface RoomDialogProps {
  me: Member;
  /** Undefined makes a new one. */
  channel: Channel | undefined;
  /** Of a new one. */
  kind?: 'text' | 'voice';
  onClose: () => void;
}

/** Makes a room, or changes one: name, sign, what it is about, who is in. */
export function RoomDialog({ me, channel, kind = 'text', onClose }: RoomDialogProps) {
  const [, navigate] = useLocation();
  const [before] = useState(() => draftOf(channel, me));
  const [draft, setDraft] = useState(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const name = useRef<HTMLInputElement>(null);
  const isNew = channel === undefined;
  // A new room begins with its name; who changes one may be here for anything.
  useEffect(() => {
    if (isNew) name.current?.focus();
  }, [isNew]);
  const group = channel?.kind === 'group';
  // Over the door of a voice room hangs a loudspeaker.
  const talks = (channel?.kind ?? kind) === 'voice';
  // A keeper may choose the group of rooms once, when he makes his room.
  const placed = !group && (channel === undefined || mayManage(me.role));
  const title = useClientState((state) =>
    channel === undefined
      ? kind === 'voice'
        ? voiceWords.newRoom
        : roomWords.newRoom
      : words.changeTitle(channelName(channel, state.members, me.username)),
  );

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      if (channel === undefined) {
        const made = await createChannel(toNewRoom(draft, kind));
        navigate(`/c/${encodeURIComponent(made.id)}`);
      } else await saveRoom(channel, draft, before);
      onClose();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  const errorOf = (field: string) =>
    problem !== undefined && problem.field === field ? sayProblem(problem) : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <TextField
          ref={name}
          label={words.name}
          hint={group ? words.groupNameHint : words.nameHint}
          value={draft.name}
          required={!group}
          maxLength={NAME_MAX}
          autoComplete="off"
          error={errorOf('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={words.topic}
          value={draft.topic}
          maxLength={TOPIC_MAX}
          autoComplete="off"
          error={errorOf('topic')}
          onChange={(event) => change({ topic: event.target.value })}
        />
        {!group && !talks && (
          <SignChooser value={draft.sign} onChange={(sign) => change({ sign })} />
        )}
        {placed && !talks && (
          <SectionField value={draft.section} onChange={(section) => change({ section })} />
        )}
        <RoomRules
          draft={draft}
          me={me}
          channel={channel}
          // Made for talk, it needs no rules of writing; those that it was given can be taken back.
          writing={!talks || before.readOnly || before.slow > 0}
          onChange={change}
        />
        {problem !== undefined && !['name', 'topic'].includes(problem.field ?? '') && (
          <p className={css.wrong} role="alert">
            {sayProblem(problem)}
          </p>
        )}
        <DialogButtons
          save={channel === undefined ? words.make : words.save}
          leave={words.notNow}
          busy={busy}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}
