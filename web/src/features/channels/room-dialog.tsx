import { type FormEvent, useId, useState } from 'react';
import { createChannel, letIn, letOut, updateChannel } from '../../api/channels';
import { type ApiProblem, toProblem } from '../../api/http';
import type { ChannelDraft } from '../../api/types';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { SwitchRow } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { SIGN_NAMES, type SignName } from '../../ui/more-signs';
import { mayManage } from '../../ui/rights';
import { useLocation } from '../../ui/router';
import { Sign, signOf } from '../../ui/sign';
import { sayProblem } from '../../words/problems';
import { roomWords } from '../../words/room';
import { roomsWords as words } from '../../words/rooms';
import { FriendChooser } from './friend-chooser';
import css from './room-dialog.module.css';

const NAME_MAX = 64;
const TOPIC_MAX = 300;
const SLOW_STEPS = [0, 5, 10, 30, 60, 300, 900] as const;

interface RoomDialogProps {
  me: Member;
  /** Undefined makes a new one. */
  channel: Channel | undefined;
  onClose: () => void;
}

interface Draft {
  name: string;
  topic: string;
  section: string;
  sign: string;
  private: boolean;
  members: readonly string[];
  readOnly: boolean;
  slow: number;
}

function draftOf(channel: Channel | undefined, me: Member): Draft {
  return {
    name: channel?.name ?? '',
    topic: channel?.topic ?? '',
    section: channel?.section ?? '',
    sign: channel === undefined ? 'hash' : signOf(channel),
    private: channel?.private ?? !mayManage(me.role),
    members: channel?.members ?? [me.username],
    readOnly: channel?.who_posts === 'moderators',
    slow: channel?.slow_mode_s ?? 0,
  };
}

/** Makes a room, or changes one: name, sign, what it is about, who is in. */
export function RoomDialog({ me, channel, onClose }: RoomDialogProps) {
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(() => draftOf(channel, me));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const group = channel?.kind === 'group';

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      if (channel === undefined) {
        const made = await createChannel({ kind: 'text', ...toBody(draft, undefined) });
        navigate(`/c/${encodeURIComponent(made.id)}`);
      } else await saveChanges(channel, draft);
      onClose();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  const errorOf = (field: string) =>
    problem !== undefined && problem.field === field ? sayProblem(problem) : undefined;
  return (
    <Dialog
      title={channel === undefined ? roomWords.newRoom : words.changeTitle(channel.name)}
      onClose={onClose}
    >
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={words.name}
          hint={words.nameHint}
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
        {!group && (
          <>
            <SignChooser value={draft.sign} onChange={(sign) => change({ sign })} />
            <SectionField value={draft.section} onChange={(section) => change({ section })} />
          </>
        )}
        <Rules draft={draft} me={me} channel={channel} onChange={change} />
        {problem !== undefined && !['name', 'topic'].includes(problem.field ?? '') && (
          <p className={css.wrong} role="alert">
            {sayProblem(problem)}
          </p>
        )}
        <div className={css.buttons}>
          <Button kind="brass" type="submit" busy={busy}>
            {channel === undefined ? words.make : words.save}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {words.notNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Only what differs travels: two who change different things do not undo each other. */
function toBody(draft: Draft, channel: Channel | undefined): ChannelDraft & { name: string } {
  const before = channel === undefined ? undefined : draftOf(channel, { role: 'member' } as Member);
  const differs = (key: keyof Draft) => before?.[key] !== draft[key];
  return {
    name: draft.name.trim(),
    ...(differs('topic') && { topic: draft.topic.trim() }),
    ...(differs('section') && { section: draft.section.trim() }),
    ...(differs('sign') && { sign: draft.sign }),
    ...(differs('private') && { private: draft.private }),
    ...(differs('readOnly') && { who_posts: draft.readOnly ? 'moderators' : 'all' }),
    ...(differs('slow') && { slow_mode_s: draft.slow }),
    ...(channel === undefined && draft.private && { members: draft.members }),
  };
}

/** Who is in goes first: a room that becomes private keeps those it is meant for. */
async function saveChanges(channel: Channel, draft: Draft): Promise<void> {
  const before = new Set(channel.members ?? []);
  const wanted = new Set(draft.private || channel.kind === 'group' ? draft.members : before);
  for (const name of wanted) if (!before.has(name)) await letIn(channel.id, name);
  await updateChannel(channel.id, toBody(draft, channel));
  for (const name of before) if (!wanted.has(name)) await letOut(channel.id, name);
}

interface RulesProps {
  draft: Draft;
  me: Member;
  channel: Channel | undefined;
  onChange: (part: Partial<Draft>) => void;
}

function Rules({ draft, me, channel, onChange }: RulesProps) {
  const id = useId();
  const group = channel?.kind === 'group';
  const manages = mayManage(me.role);
  return (
    <>
      {!group && channel?.id !== 'home' && manages && (
        <SwitchRow
          title={words.private}
          note={words.privateNote}
          on={draft.private}
          onChange={(on) => onChange({ private: on })}
        />
      )}
      {(draft.private || group) && (
        <FriendChooser
          label={words.whoIsIn}
          me={me}
          chosen={draft.members}
          onChange={(members) => onChange({ members })}
        />
      )}
      {!group && manages && (
        <>
          <SwitchRow
            title={words.readOnly}
            note={words.readOnlyNote}
            on={draft.readOnly}
            onChange={(readOnly) => onChange({ readOnly })}
          />
          <div className={css.slow}>
            <label htmlFor={id}>{words.slowMode}</label>
            <select
              id={id}
              value={draft.slow}
              onChange={(event) => onChange({ slow: Number(event.target.value) })}
            >
              {[...new Set([...SLOW_STEPS, draft.slow])].map((seconds) => (
                <option key={seconds} value={seconds}>
                  {words.slow(seconds)}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
    </>
  );
}

/** Free to write, with the groups that exist at hand. */
function SectionField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  const known = useClientState((state) => state.channels);
  const names = [...new Set([...known.values()].map((each) => each.section))].filter(Boolean);
  return (
    <>
      <TextField
        label={words.section}
        hint={words.sectionHint}
        list={id}
        value={value}
        maxLength={NAME_MAX}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

function SignChooser({ value, onChange }: { value: string; onChange: (sign: string) => void }) {
  const name = useId();
  return (
    <fieldset className={css.signs}>
      <legend>{words.sign}</legend>
      {SIGN_NAMES.map((sign: SignName) => (
        <label key={sign} className={css.sign} data-tip={words.signs[sign]}>
          <input
            type="radio"
            name={name}
            aria-label={words.signs[sign]}
            checked={sign === value}
            onChange={() => onChange(sign)}
          />
          <Sign of={sign} />
        </label>
      ))}
    </fieldset>
  );
}
