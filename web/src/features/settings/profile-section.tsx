import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';

export function ProfileSection() {
  const me = useClientState((state) => state.me);
  return (
    <>
      <p className={part.lead}>{words.profileLead}</p>
      {me !== undefined && <ProfileForm me={me} />}
      <PasswordForm />
      <section className={part.part}>
        <h2 className={part.title}>{words.thisDevice}</h2>
        <Button onClick={() => void client.signOut()}>{words.signOut}</Button>
      </section>
    </>
  );
}
