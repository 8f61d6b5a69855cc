import { type FormEvent, useState } from 'react';
import { changePassword } from '../../api/accounts';
import { toProblem } from '../../api/http';
import { useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { PasswordField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { PASSWORD_MIN } from '../../ui/username';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';
import { problemWords } from './use-answer';

/** A new password for the present one; all other devices are signed out by it. */
export function PasswordForm() {
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
