import type { Channel } from '../../sync/types';
import { isDirect, othersIn } from '../../ui/channel-name';
import { Face } from '../../ui/face';
import { Sign, signOf } from '../../ui/sign';
import { streamWords as words } from '../../words/stream';
import css from './channel-start.module.css';

interface ChannelStartProps {
  channel: Channel;
  /** As it is called for me. */
  name: string;
  me: string;
}

/** The very beginning of a room: its sign, its name, what it is for and who sees it. */
export function ChannelStart({ channel, name, me }: ChannelStartProps) {
  if (isDirect(channel)) return <DirectStart channel={channel} name={name} me={me} />;
  return (
    <div className={css.start}>
      <span className={css.sign}>
        <Sign of={signOf(channel)} />
      </span>
      <h2 className={css.name}>{name}</h2>
      <p>
        {channel.topic !== '' && <>{channel.topic} </>}
        {channel.id === 'home' ? words.homeBegins : words.roomBegins(name)}{' '}
        {channel.private && words.privateBegins}
      </p>
    </div>
  );
}

function DirectStart({ channel, name, me }: ChannelStartProps) {
  const [other = me] = othersIn(channel, me);
  return (
    <div className={css.start}>
      <Face username={other} name={name} size={56} />
      <h2 className={css.name}>{name}</h2>
      <p>
        {channel.topic !== '' && <>{channel.topic} </>}
        {words.directBegins(<strong>{name}</strong>)} {words.onlyYou}
      </p>
    </div>
  );
}
