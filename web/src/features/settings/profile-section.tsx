import { updateMe } from '../../api/accounts';
import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { Face } from '../../ui/face';
import { settingsWords as words } from '../../words/settings';
import { squareWords } from '../../words/square';
import part from './part.module.css';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import square from './square/square.module.css';
import { SquareField } from './square/square-field';

/** A face in its three sizes: of a card, of a message, of a line. */
const FACE_SIDES = [64, 38, 24] as const;

export function ProfileSection() {
  const me = useClientState((state) => state.me);
  return (
    <>
      <p className={part.lead}>{words.profileLead}</p>
      {me !== undefined && <ProfileForm me={me} />}
      {me !== undefined && (
        <SquareField
          title={squareWords.face}
          note={squareWords.faceWhy}
          has={me.avatar !== undefined}
          sides={FACE_SIDES}
          onSave={(avatar) => updateMe({ avatar })}
        >
          <div className={square.sizes}>
            {FACE_SIDES.map((side) => (
              <Face key={side} username={me.username} name={me.display_name} size={side} />
            ))}
          </div>
        </SquareField>
      )}
      <PasswordForm />
      <section className={part.part}>
        <h2 className={part.title}>{words.thisDevice}</h2>
        <Button onClick={() => void client.signOut()}>{words.signOut}</Button>
      </section>
    </>
  );
}
