import { useId } from 'react';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { SwitchRow } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { SIGN_NAMES, type SignName } from '../../ui/more-signs';
import { mayManage } from '../../ui/rights';
import { Select } from '../../ui/select';
import { Sign } from '../../ui/sign';
import { roomsWords as words } from '../../words/rooms';
import { FriendChooser } from './friend-chooser';
import css from './room-dialog.module.css';
import type { Draft } from './room-draft';

/** Pauses between two messages of one person; the server takes up to six hours. */
const SLOW_STEPS = [0, 5, 10, 30, 60, 300, 900] as const;
/** As protocol/openapi.yaml has it. */
const SECTION_MAX = 48;

interface RoomRulesProps {
  draft: Draft;
  me: Member;
  channel: Channel | undefined;
  /** With who may write, and how often. */
  writing: boolean;
  onChange: (part: Partial<Draft>) => void;
}

/** Who is in, who writes and how often: what the server leaves to this person. */
export function RoomRules({ draft, me, channel, writing, onChange }: RoomRulesProps) {
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
      {!manages && channel === undefined && <p className={css.note}>{words.alwaysPrivate}</p>}
      {(draft.private || group) && (
        <FriendChooser
          label={words.whoIsIn}
          me={me}
          chosen={draft.members}
          offer={({ role, username }) =>
            group || manages || role !== 'guest' || draft.members.includes(username)
          }
          onChange={(members) => onChange({ members })}
        />
      )}
      {!group && manages && writing && (
        <>
          <SwitchRow
            title={words.readOnly}
            note={words.readOnlyNote}
            on={draft.readOnly}
            onChange={(readOnly) => onChange({ readOnly })}
          />
          <div className={css.slow}>
            <label htmlFor={id}>{words.slowMode}</label>
            <Select
              id={id}
              value={draft.slow}
              onChange={(event) => onChange({ slow: Number(event.target.value) })}
            >
              {[...new Set([...SLOW_STEPS, draft.slow])].map((seconds) => (
                <option key={seconds} value={seconds}>
                  {words.slow(seconds)}
                </option>
              ))}
            </Select>
          </div>
        </>
      )}
    </>
  );
}

/** Free to write, with the groups that exist at hand. */
export function SectionField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
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
        maxLength={SECTION_MAX}
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

export function SignChooser({
  value,
  onChange,
}: {
  value: string;
  onChange: (sign: string) => void;
}) {
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
