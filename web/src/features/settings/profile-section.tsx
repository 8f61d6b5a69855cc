import { type FormEvent, useEffect, useState } from 'react';
import { changePassword, updateMe } from '../../api/accounts';
import { toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { Face, nameClass } from '../../ui/face';
import { PasswordField, TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { PASSWORD_MIN } from '../../ui/username';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';
import css from './profile-section.module.css';
import { problemWords } from './use-answer';

const DISPLAY_NAME_MAX = 64;
const BIO_MAX = 400;
const PRONOUNS_MAX = 32;

export function ProfileSection() {
  return (
    <>
      <p className={part.lead}>{words.profileLead}</p>
      <ProfileForm />
      <PasswordForm />
      <section className={part.part}>
        <h2 className={part.title}>{words.thisDevice}</h2>
        <Button onClick={() => void client.signOut()}>{words.signOut}</Button>
      </section>
    </>
  );
}

interface Unsaved {
  of: string;
  name: string;
  bio: string;
  pronouns: string;
}

/** What was written and not saved, for who looks at another section in between. */
let unsaved: Unsaved | undefined;

function ProfileForm() {
  const me = useClientState((state) => state.me);
  const [kept] = useState(() => (unsaved?.of === me?.username ? unsaved : undefined));
  const [name, setName] = useState(kept?.name ?? me?.display_name ?? '');
  const [bio, setBio] = useState(kept?.bio ?? me?.bio ?? '');
  const [pronouns, setPronouns] = useState(kept?.pronouns ?? me?.pronouns ?? '');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const changed =
    name.trim() !== me?.display_name ||
    bio.trim() !== (me.bio ?? '') ||
    pronouns.trim() !== (me.pronouns ?? '');
  useEffect(() => {
    unsaved = me !== undefined && changed ? { of: me.username, name, bio, pronouns } : undefined;
  }, [me, changed, name, bio, pronouns]);
  useEffect(() => sayUnsaved, []);
  if (me === undefined) return null;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !changed) return;
    setBusy(true);
    setWrong(undefined);
    try {
      const saved = await updateMe({
        display_name: name.trim(),
        bio: bio.trim(),
        pronouns: pronouns.trim(),
      });
      setName(saved.display_name);
      toast(words.savedForAll);
    } catch (error) {
      setWrong(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={part.part}>
      <div className={css.card}>
        <Face username={me.username} name={name || me.username} size={64} />
        <div className={css.cardWords}>
          <p className={`${nameClass(me.username)} ${css.cardName}`}>
            {name.trim() || me.username}
          </p>
          <p className={part.note}>{words.nameStays(me.username)}</p>
          {bio.trim() !== '' && <p>{bio.trim()}</p>}
        </div>
      </div>
      <form className={part.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={words.nameSeen}
          value={name}
          maxLength={DISPLAY_NAME_MAX}
          autoComplete="nickname"
          placeholder={me.username}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={words.pronouns}
          value={pronouns}
          maxLength={PRONOUNS_MAX}
          autoComplete="off"
          hint={words.pronounsHint}
          onChange={(event) => setPronouns(event.target.value)}
        />
        <TextField
          label={words.aboutYou}
          value={bio}
          maxLength={BIO_MAX}
          autoComplete="off"
          hint={words.aboutYouHint}
          error={wrong}
          onChange={(event) => setBio(event.target.value)}
        />
        <div className={part.buttons}>
          <Button kind="brass" type="submit" busy={busy} disabled={!changed}>
            {changed ? words.save : words.saved}
          </Button>
          {changed && (
            <Button
              kind="plain"
              onClick={() => {
                setName(me.display_name);
                setBio(me.bio ?? '');
                setPronouns(me.pronouns ?? '');
              }}
            >
              {words.leaveAsWas}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

/** On the way out: nothing written is dropped without a word. */
function sayUnsaved(): void {
  if (unsaved !== undefined && client.getState().phase === 'ready') toast(words.notSavedYet);
}

function PasswordForm() {
  const username = useClientState((state) => state.me?.username ?? '');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field: 'current' | 'next'; text: string }>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await changePassword(current, next);
      setCurrent('');
      setNext('');
      toast(words.passwordHolds);
    } catch (error) {
      const refused = toProblem(error).status === 403;
      setWrong(
        refused
          ? { field: 'current', text: words.notPresentPassword }
          : { field: 'next', text: problemWords(error) },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.password}</h2>
      <form className={part.form} onSubmit={(event) => void save(event)}>
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <PasswordField
          label={words.presentPassword}
          value={current}
          placeholder=" "
          required
          autoComplete="current-password"
          error={wrong?.field === 'current' ? wrong.text : undefined}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <PasswordField
          label={words.newPassword}
          value={next}
          placeholder=" "
          required
          minLength={PASSWORD_MIN}
          autoComplete="new-password"
          hint={words.signsOutOthers}
          error={wrong?.field === 'next' ? wrong.text : undefined}
          onChange={(event) => setNext(event.target.value)}
        />
        <div className={part.buttons}>
          <Button type="submit" busy={busy} disabled={current === '' || next === ''}>
            {words.changePassword}
          </Button>
        </div>
      </form>
    </section>
  );
}
