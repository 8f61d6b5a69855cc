import { type FormEvent, useEffect, useState } from 'react';
import { updateMe } from '../../api/accounts';
import { type ApiProblem, toProblem } from '../../api/http';
import type { Me } from '../../api/types';
import { client } from '../../app/use-client';
import { faceOf } from '../../lib/face';
import { hueOf } from '../../lib/hue';
import { Button } from '../../ui/button';
import { Face, nameClass } from '../../ui/face';
import { TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { settingsWords as words } from '../../words/settings';
import { ColourField } from './colour-field';
import part from './part.module.css';
import css from './profile-section.module.css';

const DISPLAY_NAME_MAX = 64;
const BIO_MAX = 400;
const PRONOUNS_MAX = 32;

/** What is being said of oneself, as it is typed. */
interface Draft {
  name: string;
  pronouns: string;
  bio: string;
  colour: string;
}

const draftOf = (me: Me): Draft => ({
  name: me.display_name,
  pronouns: me.pronouns ?? '',
  bio: me.bio ?? '',
  colour: me.colour ?? '',
});

const trimmed = ({ name, pronouns, bio, colour }: Draft): Draft => ({
  name: name.trim(),
  pronouns: pronouns.trim(),
  bio: bio.trim(),
  colour,
});

const differs = (one: Draft, other: Draft): boolean =>
  (['name', 'pronouns', 'bio', 'colour'] as const).some((key) => one[key] !== other[key]);

/** What was written and not saved, for who looks at another section in between. */
let unsaved: { of: string; draft: Draft } | undefined;

/** What friends see of me: the name, what to call me by, a line, a colour. */
export function ProfileForm({ me }: { me: Me }) {
  const [draft, setDraft] = useState(() =>
    unsaved?.of === me.username ? unsaved.draft : draftOf(me),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const wanted = trimmed(draft);
  const changed = differs(wanted, draftOf(me));
  const change = (to: Partial<Draft>) => setDraft((old) => ({ ...old, ...to }));
  useEffect(() => {
    unsaved = changed ? { of: me.username, draft } : undefined;
  }, [me, changed, draft]);
  useEffect(() => sayUnsaved, []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !changed) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { name: display_name, ...rest } = wanted;
      setDraft(draftOf(await updateMe({ display_name, ...rest })));
      toast(words.savedForAll);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (...fields: (string | undefined)[]) =>
    problem !== undefined && fields.includes(problem.field) ? sayProblem(problem) : undefined;
  return (
    <section className={part.part}>
      <Shown me={me} draft={wanted} />
      <form className={part.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={words.nameSeen}
          value={draft.name}
          maxLength={DISPLAY_NAME_MAX}
          autoComplete="nickname"
          placeholder={me.username}
          error={errorOf('display_name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={words.pronouns}
          value={draft.pronouns}
          maxLength={PRONOUNS_MAX}
          autoComplete="off"
          hint={words.pronounsHint}
          error={errorOf('pronouns')}
          onChange={(event) => change({ pronouns: event.target.value })}
        />
        <TextField
          label={words.aboutYou}
          value={draft.bio}
          maxLength={BIO_MAX}
          autoComplete="off"
          hint={words.aboutYouHint}
          error={errorOf('bio', 'colour', undefined)}
          onChange={(event) => change({ bio: event.target.value })}
        />
        <ColourField
          username={me.username}
          value={draft.colour}
          onChange={(colour) => change({ colour })}
        />
        <div className={part.buttons}>
          <Button kind="brass" type="submit" busy={busy} disabled={!changed}>
            {changed ? words.save : words.saved}
          </Button>
          {changed && (
            <Button kind="plain" onClick={() => setDraft(draftOf(me))}>
              {words.leaveAsWas}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

/** How all that looks to others. */
function Shown({ me, draft }: { me: Me; draft: Draft }) {
  const { username } = me;
  const hue = hueOf(draft.colour) ?? faceOf(username).hue;
  return (
    <div className={css.card}>
      <Face
        // A picture hides whichever colour is being tried.
        className={me.avatar && `who-${username}`}
        username={username}
        name={draft.name || username}
        size={64}
        hue={hue}
      />
      <div className={css.cardWords}>
        <p className={`${nameClass(username, hue)} ${css.cardName}`}>{draft.name || username}</p>
        <p className={part.note}>{words.nameStays(username)}</p>
        {draft.bio !== '' && <p>{draft.bio}</p>}
      </div>
    </div>
  );
}

/** On the way out: nothing written is dropped without a word. */
function sayUnsaved(): void {
  if (unsaved !== undefined && client.getState().phase === 'ready') toast(words.notSavedYet);
}
